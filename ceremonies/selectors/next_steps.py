"""What is done next with each of several files, and where, whoever reads it."""

from collections.abc import Collection

from ceremonies.models import Candidacy
from ceremonies.selectors.learning import learning_of
from ceremonies.selectors.work import delegated, other_roads, without_permission
from ceremonies.workflow import transitions_from


def next_steps(files: Collection[Candidacy]) -> dict[int, tuple[str, str]]:
    """(step, organisation) by the key of the file; a constant number of queries."""
    deciding = delegated({file.authority_id for file in files})
    free = without_permission({file.policy_id for file in files})
    learning = learning_of(files)
    found = {}
    for file in files:
        others = other_roads(file, deciding, free)
        row = next(row for row in transitions_from(file.state) if not row.ends and row.action not in others)
        first = learning.get(file.pk)
        found[file.pk] = (first.label if first else row.action.label, str(getattr(file, row.by) or ""))
    return found
