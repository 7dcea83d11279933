"""Rights about what happens, asked through `members.permissions.may` and `visible_to`; a module for each subject."""

from ceremonies.permissions import (  # noqa: F401
    books,
    calls,
    ceremonies,
    courses,
    deadlines,
    documents,
    dues,
    figures,
    notices,
    opinions,
    paper_batches,
    plans,
    policies,
    probation_tasks,
    remarks,
    renewals,
    reviews,
    sheet_templates,
    styles,
    verifications,
    work,
)
from ceremonies.permissions.files import (
    candidacies_visible_to,
    holds_desk,
    is_separate,
    may_take,
    of_matter,
    of_party,
    steps_that_count,
    waiting_for,
)

__all__ = [
    "candidacies_visible_to",
    "holds_desk",
    "is_separate",
    "may_take",
    "of_matter",
    "of_party",
    "steps_that_count",
    "waiting_for",
]
