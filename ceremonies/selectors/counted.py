"""Files and learners of a period, counted from the narrow rows that triggers keep (`models.counting`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, When

from ceremonies.choices import Measure
from ceremonies.models import CountedFile, CountedLearner, CountedLot
from ceremonies.permissions.figures import counted_rows
from ceremonies.rules.categories import DIMENSIONS
from ceremonies.rules.periods import Span
from ceremonies.selectors.categories import key_of
from ceremonies.selectors.lists import below
from members.choices import Tree
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import grants_of

DAY = {
    Measure.NOMINATED: "nominated_on",
    Measure.LISTED: "listed_on",
    Measure.SENT_TO_CLASS: "starts_on",
    Measure.ADMITTED: "admitted_on",
    Measure.RECOGNISED: "recognised_on",
}
Spans = Mapping[str, Span]
#: What tells people apart, beside their age.
OF_LOT = ("sex", "ethnicity", "religion", "education", "occupation")


def counted(user, organisation: Organisation, measure: Measure, span: Span, *, by: str) -> QuerySet:
    """`by`: "place" enters an index of all rows by their day; "cell" those of each cell, "nominator" of each union."""
    return _rows(user, organisation, measure, by).filter(_days(measure, span))


def _rows(user, organisation: Organisation, measure: Measure, by: str) -> QuerySet:
    path = "place" if by == "place" else f"{by}__path"
    here = (
        Q(place__gte=organisation.path, place__lt=organisation.path + PATH_END)
        if by == "place"
        else below(by, organisation)
    )
    model = CountedLearner if measure == Measure.SENT_TO_CLASS else CountedFile
    return counted_rows(user, model, organisation, path).filter(here).order_by()


def _days(measure: Measure, span: Span) -> Q:
    return Q(**{f"{DAY[measure]}__gte": span.first, f"{DAY[measure]}__lte": span.last})


def _body_of(organisation: Organisation) -> str:
    return "cell" if organisation.tree == Tree.PARTY else "nominator"


def _way(user, organisation: Organisation) -> str:
    """Whoever sees many cells reads all days in their order; whoever sees few begins with those."""
    of_body = _body_of(organisation)
    return "place" if of_body == "cell" and grants_of(user).is_wide else of_body


def number_of(user, organisation: Organisation, measure: Measure, span: Span) -> int:
    return counted(user, organisation, measure, span, by=_way(user, organisation)).count()


def by_place(user, organisation: Organisation, measure: Measure, spans: Spans) -> dict[str, dict[str, int]]:
    """By the path of the cell, "" for learners of no cell; of a union's nominees by that of the nominator."""
    if measure == Measure.SENT_TO_CLASS:
        found = _learners(user, organisation, spans, "cell", "of_cell")
        paths = dict(Organisation.objects.filter(pk__in=_cells(found)).values_list("pk", "path"))
        return {which: _at_paths(each, paths) for which, each in found.items()}
    of_body = _body_of(organisation)
    return _grouped(user, organisation, measure, spans, f"{of_body}__path", by=of_body)


def _cells(found: Mapping[str, Mapping[tuple[int, bool], int]]) -> set[int]:
    return {cell for each in found.values() for cell, of_cell in each if of_cell}


def _at_paths(learners: Mapping[tuple[int, bool], int], paths: Mapping[int, str]) -> Counter[str]:
    found: Counter = Counter()
    for (cell, of_cell), number in learners.items():
        found[paths[cell] if of_cell else ""] += number
    return found


def by_body(
    user, organisation: Organisation, measure: Measure, spans: Spans, field: str
) -> dict[str, dict[int | None, int]]:
    """`field`: nominator or cell."""
    key = field if field == "nominator" else "candidacy__cell"
    return _grouped(user, organisation, measure, spans, key, by=_way(user, organisation))


def by_age(user, organisation: Organisation, measure: Measure, spans: Spans) -> dict[str, dict[int, int]]:
    """By whole years on the day of the measure."""
    of_learner = measure == Measure.SENT_TO_CLASS
    years = "age" if of_learner else key_of(DIMENSIONS["age"], person="", on=DAY[measure])
    return _grouped(user, organisation, measure, spans, years, by=_way(user, organisation))


def _grouped(
    user, organisation: Organisation, measure: Measure, spans: Spans, key, *, by: str
) -> dict[str, dict]:
    """How many in each period, by the key."""
    if measure == Measure.SENT_TO_CLASS:
        found = _learners(user, organisation, spans, key)
        return {which: {one: number for (one,), number in each.items()} for which, each in found.items()}
    rows = _rows(user, organisation, measure, by)
    asked = {which: rows.filter(_days(measure, span)).values_list(key) for which, span in spans.items()}
    return {which: dict(each.annotate(number=Count("*"))) for which, each in asked.items()}


def _learners(user, organisation: Organisation, spans: Spans, *keys: str) -> dict[str, Counter[tuple]]:
    """How many in each period, by the keys."""
    way = _way(user, organisation)
    first, last = min(span.first for span in spans.values()), max(span.last for span in spans.values())
    rows = _rows(user, organisation, Measure.SENT_TO_CLASS, way)
    rows = rows.filter(starts_on__gte=first, starts_on__lte=last)
    found: dict[str, Counter] = {which: Counter() for which in spans}
    for key, numbers in (_walked if way == "place" else _one_by_one)(rows, spans, keys):
        for which, number in zip(spans, numbers, strict=True):
            if number:
                found[which][key] += number
    return found


def _walked(
    learners: QuerySet, spans: Spans, keys: tuple[str, ...]
) -> Iterator[tuple[tuple, tuple[int, ...]]]:
    """Of many an index is walked whole, in the order of its keys, and so once for all periods."""
    days = {which: _days(Measure.SENT_TO_CLASS, span) for which, span in spans.items()}
    counts = {which: Count("starts_on", filter=each) for which, each in days.items()}
    for row in learners.values_list(*keys).annotate(**counts):
        yield row[: len(keys)], row[len(keys) :]


def _one_by_one(
    learners: QuerySet, spans: Spans, keys: tuple[str, ...]
) -> Iterator[tuple[tuple, tuple[bool, ...]]]:
    """Of few each is read: asked to group them, SQLite would walk that index for them, too."""
    for *key, day in learners.values_list(*keys, "starts_on"):
        yield tuple(key), tuple(span.first <= day <= span.last for span in spans.values())


def lots(
    user, organisation: Organisation, measure: Measure, spans: Spans, youth_max_years: int = 0
) -> dict[str, list[tuple[CountedLot, int, int]]]:
    """Of each period (people alike, how many, how many of them are young); a query a period, and one for all.

    Young: nominated by the Youth Union, or of no more years in the year in which the period ends; asked of files only.
    """
    if measure == Measure.SENT_TO_CLASS:
        counts = _grouped(user, organisation, measure, spans, "lot", by=_way(user, organisation))
        found = {which: [(pk, number, 0) for pk, number in each.items()] for which, each in counts.items()}
    else:
        found = {
            which: list(
                counted(user, organisation, measure, span, by=_way(user, organisation))
                .values_list("lot")
                .annotate(number=Count("*"), young=_young(span, youth_max_years))
            )
            for which, span in spans.items()
        }
    known = CountedLot.objects.in_bulk({pk for rows in found.values() for pk, _, _ in rows})
    return {which: [(known[pk], *counts) for pk, *counts in rows] for which, rows in found.items()}


def _young(span: Span, youth_max_years: int) -> Count:
    born = date(span.last.year - youth_max_years, 1, 1)
    return Count(Case(When(Q(from_youth_union=True) | Q(birth_date__gte=born), then=1)))


def by_lot(alike: Iterable[tuple[CountedLot, int, int]]) -> dict[str, Counter]:
    """Each dimension of `OF_LOT`: what tells the group → how many people."""
    found: dict[str, Counter] = {dimension: Counter() for dimension in OF_LOT}
    for lot, number, _ in alike:
        for dimension, counts in found.items():
            counts[getattr(lot, dimension)] += number
    return found
