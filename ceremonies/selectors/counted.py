"""Files and learners of a period, counted from the narrow rows that triggers keep (`models.counting`)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

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
#: What tells people apart, beside their age.
OF_LOT = ("sex", "ethnicity", "religion", "education", "occupation")


def counted(user, organisation: Organisation, measure: Measure, span: Span, *, by: str) -> QuerySet:
    """`by`: "place" enters an index of all files by their day; "cell" those of each cell, "nominator" of each union."""
    path = "place" if by == "place" else f"{by}__path"
    here = (
        Q(place__gte=organisation.path, place__lt=organisation.path + PATH_END)
        if by == "place"
        else below(by, organisation)
    )
    days = {f"{DAY[measure]}__gte": span.first, f"{DAY[measure]}__lte": span.last}
    model = CountedLearner if measure == Measure.SENT_TO_CLASS else CountedFile
    return counted_rows(user, model, organisation, path).filter(here, **days).order_by()


def _body_of(organisation: Organisation) -> str:
    return "cell" if organisation.tree == Tree.PARTY else "nominator"


def _way(user, organisation: Organisation) -> str:
    """Whoever sees many cells reads all days in their order; whoever sees few begins with those."""
    of_body = _body_of(organisation)
    return "place" if of_body == "cell" and grants_of(user).is_wide else of_body


def number_of(user, organisation: Organisation, measure: Measure, span: Span) -> int:
    return counted(user, organisation, measure, span, by=_way(user, organisation)).count()


def by_place(user, organisation: Organisation, measure: Measure, span: Span) -> dict[str, int]:
    """By the path of the cell, "" for learners of no cell; of a union's nominees by that of the nominator."""
    of_body = _body_of(organisation)
    rows = counted(user, organisation, measure, span, by=of_body)
    place = F(f"{of_body}__path")
    if measure == Measure.SENT_TO_CLASS:
        place = Case(When(of_cell=True, then=place), default=Value(""))
    return dict(rows.values_list(place).annotate(number=Count("*")))


def by_body(
    user, organisation: Organisation, measure: Measure, span: Span, field: str
) -> dict[int | None, int]:
    """`field`: nominator or cell."""
    rows = counted(user, organisation, measure, span, by=_way(user, organisation))
    return dict(
        rows.values_list(field if field == "nominator" else "candidacy__cell").annotate(number=Count("*"))
    )


def lots(
    user, organisation: Organisation, measure: Measure, spans: Mapping[str, Span], youth_max_years: int = 0
) -> dict[str, list[tuple[CountedLot, int, int]]]:
    """Of each period (people alike, how many, how many of them are young); a query a period, and one for all.

    Young: nominated by the Youth Union, or of no more years in the year in which the period ends; asked of files only.
    """
    found = {}
    for which, span in spans.items():
        rows = counted(user, organisation, measure, span, by=_way(user, organisation))
        young = _young(span, youth_max_years) if youth_max_years else Value(0)
        found[which] = list(rows.values_list("lot").annotate(number=Count("*"), young=young))
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


def by_age(user, organisation: Organisation, measure: Measure, span: Span) -> dict[int, int]:
    """By whole years on the day of the measure."""
    rows = counted(user, organisation, measure, span, by=_way(user, organisation))
    of_learner = measure == Measure.SENT_TO_CLASS
    years = F("age") if of_learner else key_of(DIMENSIONS["age"], person="", on=DAY[measure])
    return dict(rows.annotate(years=years).values_list("years").annotate(number=Count("*")))
