"""The people behind one number of a division."""

from django.db.models import QuerySet

from ceremonies.choices import Measure, TargetGroup
from ceremonies.rules.categories import DIMENSIONS, Dimension
from ceremonies.selectors.categories import in_group, with_entry_of
from ceremonies.selectors.division_keys import BODIES, NONE, TARGET, UNIT, keyed
from ceremonies.selectors.figures import DAY, Question, happened
from ceremonies.selectors.plans import group_condition
from members.models import Organisation


def rows_in(
    user, question: Question, measure: Measure, division: str, code: str, which: str, youth_max_years: int
) -> QuerySet | None:
    """The rows that one number of a division counts; None for a group that there is not."""
    rows = happened(user, question, measure, which)
    if division == TARGET:
        if code not in TargetGroup or measure == Measure.SENT_TO_CLASS:
            return None
        year = question.spans[which].last.year
        return rows.filter(group_condition(TargetGroup(code), year, youth_max_years))
    if division in DIMENSIONS:
        return _of_group(rows, measure, DIMENSIONS[division], code)
    if division not in BODIES:
        return None
    rows = keyed(question, measure, division, rows)
    if code == NONE:
        return rows.filter(key="") if division == UNIT else rows.filter(key__isnull=True)
    body = Organisation.objects.filter(pk=code).first() if code.isdecimal() and len(code) < 18 else None
    if body is None:
        return None
    return rows.filter(key=body.path if division == UNIT else body.pk)


def _of_group(rows: QuerySet, measure: Measure, dimension: Dimension, code: str) -> QuerySet | None:
    if not dimension.knows(code) or "\x00" in code:
        return None
    if dimension.told_by == "words":
        return with_entry_of(rows, dimension, code)
    return in_group(rows, dimension, code, on=DAY[measure])
