"""How many people each measure of a period counts, and how many of them belong to the groups of the plans."""

from collections.abc import Callable, Mapping, Sequence

from ceremonies.choices import Measure, TargetGroup
from ceremonies.models import CountedLot
from ceremonies.rules.periods import Span
from ceremonies.selectors.counted import lots, number_of
from ceremonies.selectors.figures import BEFORE, NOW, Pair, Question
from ceremonies.selectors.plans import in_groups

SHARED = (Measure.LISTED, Measure.ADMITTED)
_GROUPS = [group for group in TargetGroup if group != TargetGroup.ALL]
#: What `lots` answers for each measure: a report asks once and adds up several ways.
Alike = Mapping[Measure, Mapping[str, Sequence[tuple[CountedLot, int, int]]]]


def people_alike(user, question: Question, youth_max_years: int) -> Alike:
    learners = (Measure.SENT_TO_CLASS,) if question.of_party else ()
    return {
        measure: lots(
            user, question.organisation, measure, question.spans, youth_max_years if measure in SHARED else 0
        )
        for measure in (*SHARED, *learners)
    }


def totals(user, question: Question, alike: Alike | None = None) -> dict[Measure, Pair]:
    """At most one query a measure and period, each on the index of its day."""
    return {measure: _total(user, question, measure, alike or {}) for measure in question.measures}


def _total(user, question: Question, measure: Measure, alike: Alike) -> Pair:
    if measure in alike:
        counts = {which: sum(number for _, number, _ in each) for which, each in alike[measure].items()}
        return Pair(counts[NOW], counts.get(BEFORE))
    return _paired(question, lambda span: number_of(user, question.organisation, measure, span))


def _paired(question: Question, count: Callable[[Span], int]) -> Pair:
    return Pair(count(question.span), count(question.before) if question.before else None)


def shares(question: Question, alike: Alike) -> dict[tuple[Measure, TargetGroup], Pair]:
    """People of each group of the yearly plans. Somebody may belong to several groups."""
    found = {}
    for measure in SHARED:
        counts = {which: in_groups(each) for which, each in alike[measure].items()}
        before = counts.get(BEFORE)
        for group in _GROUPS:
            found[measure, group] = Pair(counts[NOW][group], before[group] if before else None)
    return found
