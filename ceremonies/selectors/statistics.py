"""The numbers of a statistics form: counted by the database, and the people behind each of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from ceremonies.choices import Route, State
from ceremonies.models import Candidacy
from ceremonies.permissions import of_party
from ceremonies.rules.categories import Group
from ceremonies.rules.periods import Span
from ceremonies.rules.statistics import DIVISIONS, FORMS, FormRow, StatisticsForm, group_of, says
from ceremonies.selectors.categories import key_of
from ceremonies.selectors.lists import below
from members.choices import Tree, kinds_of
from members.models import Membership, Organisation

NOW, BEFORE = "now", "before"
#: What the lots of people are told apart by.
_FIELDS = {row.field for form in FORMS for row in form.rows if row.field}
_FIELDS |= {field for code, each in DIVISIONS.items() if code != "age" for field in each.fields}
_KEYS = ("age", "youth", "probationary", *(f"person__{field}" for field in sorted(_FIELDS)))


@dataclass(frozen=True)
class Asked:
    """Of which body and all below it, in which period; without `other`, beside the same period of the year before."""

    organisation: Organisation
    span: Span
    other: Span | None = None

    @property
    def spans(self) -> dict[str, Span]:
        return {NOW: self.span, BEFORE: self.other or self.span.a_year_before()}


@dataclass(frozen=True)
class Number:
    """Both None where the portal has no answer; an average has no people behind it and is None for nobody."""

    row: FormRow
    now: float | None = None
    before: float | None = None

    @property
    def share(self) -> int | None:
        """This period in tenths of a percent of the year before, half up."""
        if self.row.average or self.now is None or not self.before:
            return None
        return int((self.now * 2000 + self.before) // (2 * self.before))


def numbers(user, form: StatisticsForm, asked: Asked) -> list[Number]:
    """Two queries: people with the same entries are counted together, and each such lot falls into its rows once."""
    found = {which: _Tally(form, _lots(user, asked, which)) for which in asked.spans}
    return [Number(row, found[NOW].of(place), found[BEFORE].of(place)) for place, row in enumerate(form.rows)]


def people_of(user, row: FormRow, asked: Asked, which: str) -> QuerySet[Candidacy]:
    """The files that one number counts."""
    found = _admitted(user, asked, which)
    found = found.filter(_in_group(found, row) if row.division else _meets(row))
    return found.select_related("person__department", "cell")


def _lots(user, asked: Asked, which: str) -> Iterable[dict]:
    return _admitted(user, asked, which).order_by().values(*_KEYS).annotate(people=Count("pk")).iterator()


def _admitted(user, asked: Asked, which: str) -> QuerySet[Candidacy]:
    """Admitted in the period; a decision that was cancelled admits nobody."""
    span = asked.spans[which]
    youth = Membership.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("ceremony_on")),
        person=OuterRef("person"),
        organisation__kind__in=kinds_of(Tree.YOUTH),
        joined_on__lte=OuterRef("ceremony_on"),
    )
    official = Q(official_from__isnull=False, official_from__lte=span.last)
    probationary = ~official & (Q(closed_on__isnull=True) | Q(closed_on__gt=span.last))
    files = Candidacy.objects.filter(of_party(user)).filter(below("cell", asked.organisation))
    files = files.filter(ceremony_on__gte=span.first, ceremony_on__lte=span.last)
    return files.exclude(state=State.CANCELLED).annotate(
        age=key_of(DIVISIONS["age"], on="ceremony_on"),
        youth=Case(When(route=Route.YOUTH_UNION, then=True), default=Exists(youth)),
        probationary=Case(When(probationary, then=True), default=False),
    )


class _Tally:
    """How many people fall into each row of the form."""

    def __init__(self, form: StatisticsForm, lots: Iterable[dict]):
        self.form, self.counts, self.years = form, Counter(), 0
        for lot in lots:
            self.years += lot["age"] * lot["people"]
            for place, row in enumerate(form.rows):
                if row.is_counted and _is_in(row, lot):
                    self.counts[place] += lot["people"]
        self.people = self.counts[next(p for p, row in enumerate(form.rows) if row.all)]

    def of(self, place: int) -> float | None:
        row = self.form.rows[place]
        if row.average:
            return self.years / self.people if self.people else None
        return self.counts[place] if row.is_counted else None


def _is_in(row: FormRow, lot: dict) -> bool:
    if row.division == "age":
        group = _age_group(row)
        return group.least <= lot["age"] <= group.most
    if row.division:
        texts = tuple(lot[f"person__{field}"] for field in DIVISIONS[row.division].fields)
        return group_of(row.division, texts) == row.group
    if row.field:
        entry = lot[f"person__{row.field}"]
        return entry in row.values if row.values else entry not in row.besides
    return row.all or (row.youth and lot["youth"]) or (row.probationary and lot["probationary"])


def _meets(row: FormRow) -> Q:
    """The same as a condition on the rows of `_admitted`."""
    if row.values:
        return Q(**{f"person__{row.field}__in": row.values})
    if row.besides:
        return ~Q(**{f"person__{row.field}__in": row.besides})
    if row.youth:
        return Q(youth=True)
    return Q(probationary=True) if row.probationary else Q()


def _age_group(row: FormRow) -> Group:
    return next(each for each in DIVISIONS["age"].groups if each.code == row.group)


def _in_group(found: QuerySet[Candidacy], row: FormRow) -> Q:
    """By words: the entries that there are, read as for the count, since no database knows Vietnamese capitals."""
    division = DIVISIONS[row.division]
    if row.division == "age":
        group = _age_group(row)
        return Q(age__gte=group.least, age__lte=group.most)
    entries = {
        field: set(found.order_by().values_list(f"person__{field}", flat=True).distinct())
        for field in division.fields
    }
    earlier = Q(pk__in=[])
    for group in division.groups:
        named = Q(pk__in=[])
        for field, texts in entries.items():
            named |= Q(**{f"person__{field}__in": [text for text in texts if says(group, text)]})
        if group.code == row.group:
            return named & ~earlier
        earlier |= named
    return ~earlier
