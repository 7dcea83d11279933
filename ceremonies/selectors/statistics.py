"""The numbers of a statistics form, counted from the narrow rows, and the people behind each of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, When

from ceremonies.choices import Measure, Route, State
from ceremonies.models import Candidacy
from ceremonies.permissions import of_party
from ceremonies.rules.categories import Group
from ceremonies.rules.periods import Span
from ceremonies.rules.statistics import DIVISIONS, FORMS, FormRow, StatisticsForm, group_of, says
from ceremonies.selectors.categories import key_of
from ceremonies.selectors.counted import by_age, counted
from ceremonies.selectors.lists import below
from members.choices import Tree, kinds_of
from members.models import Membership, Organisation

NOW, BEFORE = "now", "before"
#: What the lots of people are told apart by.
_FIELDS = {row.field for form in FORMS for row in form.rows if row.field}
_FIELDS |= {field for code, each in DIVISIONS.items() if code != "age" for field in each.fields}
_PERSON = "candidacy__person__"
_KEYS = ("youth", "probationary", *(f"{_PERSON}{field}" for field in sorted(_FIELDS)))


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
    """Two queries a period; people with the same entries are counted together and fall into their rows once."""
    found = {which: _Tally(user, form, asked.organisation, span) for which, span in asked.spans.items()}
    return [Number(row, found[NOW].of(row), found[BEFORE].of(row)) for row in form.rows]


def people_of(user, row: FormRow, asked: Asked, which: str) -> QuerySet[Candidacy]:
    """The files that one number counts."""
    found = _admitted(user, asked, which)
    found = found.filter(_in_group(found, row) if row.division else _meets(row))
    return found.select_related("person__department", "cell")


def _lots(user, organisation: Organisation, span: Span) -> Iterable[dict]:
    """The same people; cell by cell, for a cell's files and people lie together."""
    probationary = (Q(recognised_on=None) | Q(recognised_on__gt=span.last)) & (
        Q(candidacy__closed_on=None) | Q(candidacy__closed_on__gt=span.last)
    )
    member = _in_youth_union("candidacy__person", "admitted_on")
    rows = counted(user, organisation, Measure.ADMITTED, span, by="cell").annotate(
        youth=Case(When(from_youth_union=True, then=True), default=Exists(member)),
        probationary=Case(When(probationary, then=True), default=False),
    )
    return rows.values(*_KEYS).annotate(people=Count("*")).iterator()


def _in_youth_union(person: str, day: str) -> QuerySet[Membership]:
    return Membership.objects.order_by().filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef(day)),
        person=OuterRef(person),
        organisation__kind__in=kinds_of(Tree.YOUTH),
        joined_on__lte=OuterRef(day),
    )


def _admitted(user, asked: Asked, which: str) -> QuerySet[Candidacy]:
    """Admitted in the period; a decision that was cancelled admits nobody."""
    span = asked.spans[which]
    youth = _in_youth_union("person", "ceremony_on")
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

    def __init__(self, user, form: StatisticsForm, organisation: Organisation, span: Span):
        self.ages = by_age(user, organisation, Measure.ADMITTED, {NOW: span})[NOW]
        self.people = sum(self.ages.values())
        self.counts: Counter[FormRow] = Counter()
        for lot in _lots(user, organisation, span):
            for row in form.counted:
                if _is_in(row, lot):
                    self.counts[row] += lot["people"]

    def of(self, row: FormRow) -> float | None:
        if row.average:
            years = sum(age * number for age, number in self.ages.items())
            return years / self.people if self.people else None
        if not row.is_counted:
            return None
        if row.division == "age":
            group = _age_group(row)
            return sum(number for age, number in self.ages.items() if group.least <= age <= group.most)
        return self.people if row.all else self.counts[row]


def _is_in(row: FormRow, lot: dict) -> bool:
    """Ages are counted apart: with them there would be several times as many lots."""
    if row.division == "age":
        return False
    if row.division:
        texts = tuple(lot[f"{_PERSON}{field}"] for field in DIVISIONS[row.division].fields)
        return group_of(row.division, texts) == row.group
    if row.field:
        entry = lot[f"{_PERSON}{row.field}"]
        return entry in row.values if row.values else entry not in row.besides
    return (row.youth and lot["youth"]) or (row.probationary and lot["probationary"])


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
