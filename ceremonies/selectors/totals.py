"""How many people each measure of a period counts, and how many of them belong to the groups of the plans."""

from collections.abc import Callable, Mapping, Sequence

from django.db.models import Count

from ceremonies.choices import Measure, TargetGroup
from ceremonies.models import CountedLot
from ceremonies.rules.periods import Span
from ceremonies.selectors.counted import lots, number_of_files
from ceremonies.selectors.figures import BEFORE, NOW, Pair, Question, in_any_span, rows_of, within
from ceremonies.selectors.plans import in_groups

SHARED = (Measure.LISTED, Measure.ADMITTED)
_GROUPS = [group for group in TargetGroup if group != TargetGroup.ALL]
#: What `lots` answers for each measure of `SHARED`: a report asks once and adds up several ways.
Alike = Mapping[Measure, Mapping[str, Sequence[tuple[CountedLot, int, int]]]]


def people_alike(user, question: Question, youth_max_years: int) -> Alike:
    return {
        measure: lots(user, question.organisation, measure, question.spans, youth_max_years)
        for measure in SHARED
    }


def totals(user, question: Question, alike: Alike | None = None) -> dict[Measure, Pair]:
    """At most one query a measure and period, each on the index of its day."""
    return {measure: _total(user, question, measure, alike or {}) for measure in question.measures}


def _total(user, question: Question, measure: Measure, alike: Alike) -> Pair:
    if measure in alike:
        counts = {which: sum(number for _, number, _ in each) for which, each in alike[measure].items()}
        return Pair(counts[NOW], counts.get(BEFORE))
    if measure != Measure.SENT_TO_CLASS:
        return _paired(question, lambda span: number_of_files(user, question.organisation, measure, span))
    rows = rows_of(user, question.organisation, measure).filter(in_any_span(question, measure))
    spans = question.spans.items()
    found = rows.aggregate(**{which: Count("pk", filter=within(measure, span)) for which, span in spans})
    return Pair(found[NOW], found.get(BEFORE))


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
