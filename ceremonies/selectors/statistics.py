"""The numbers of a statistics form: counted by the database in one query, and the people behind each of them."""

from dataclasses import dataclass

from django.db.models import Avg, Count, Exists, FloatField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from ceremonies.choices import Route, State
from ceremonies.models import Candidacy
from ceremonies.permissions import of_party
from ceremonies.rules.categories import OTHER, UNSAID
from ceremonies.rules.periods import Span
from ceremonies.rules.statistics import DIVISIONS, NONE, FormRow, StatisticsForm
from ceremonies.selectors.categories import Years, key_of
from ceremonies.selectors.lists import below
from members.choices import Tree, kinds_of
from members.models import Membership, Organisation

NOW, BEFORE = "now", "before"
_ADMITTED_ON = "ceremony_on"
_AGE = "age_when_admitted"
_YOUTH = "was_in_the_youth_union"


@dataclass(frozen=True)
class Asked:
    """Of which body and all below it, in which period; `before` is the same period of the year before."""

    organisation: Organisation
    span: Span

    @property
    def spans(self) -> dict[str, Span]:
        return {NOW: self.span, BEFORE: self.span.a_year_before()}


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
    """One query, however many rows and people."""
    counts = {}
    for which, span in asked.spans.items():
        for place, row in enumerate(form.rows):
            condition = _within(span) & _meets(row, span)
            if row.is_counted:
                counts[f"n{place}_{which}"] = Count("pk", filter=condition)
            elif row.average:
                age = Cast(_age(), FloatField())
                counts[f"n{place}_{which}"] = Avg(age, filter=condition)
    found = (
        _admitted(user, asked).filter(_within(asked.span) | _within(asked.spans[BEFORE])).aggregate(**counts)
    )
    return [
        Number(row, found.get(f"n{place}_{NOW}"), found.get(f"n{place}_{BEFORE}"))
        for place, row in enumerate(form.rows)
    ]


def people_of(user, row: FormRow, asked: Asked, which: str) -> QuerySet[Candidacy]:
    """The files that one number counts."""
    span = asked.spans[which]
    found = _admitted(user, asked).filter(_within(span)).filter(_meets(row, span))
    return found.select_related("person__department", "cell")


def _admitted(user, asked: Asked) -> QuerySet[Candidacy]:
    """A decision that was cancelled admits nobody."""
    youth = Membership.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef(_ADMITTED_ON)),
        person=OuterRef("person"),
        organisation__kind__in=kinds_of(Tree.YOUTH),
        joined_on__lte=OuterRef(_ADMITTED_ON),
    )
    files = Candidacy.objects.filter(of_party(user)).filter(below("cell", asked.organisation))
    keys = {
        _key(code): key_of(division, on=_ADMITTED_ON) for code, division in DIVISIONS.items() if code != "age"
    }
    return files.exclude(state=State.CANCELLED).alias(**{_YOUTH: Exists(youth), _AGE: _age()}, **keys)


def _age() -> Years:
    return key_of(DIVISIONS["age"], on=_ADMITTED_ON)


def _key(division: str) -> str:
    return f"{division}_key"


def _within(span: Span) -> Q:
    return Q(**{f"{_ADMITTED_ON}__gte": span.first, f"{_ADMITTED_ON}__lte": span.last})


def _meets(row: FormRow, span: Span) -> Q:
    if row.values:
        return Q(**{f"person__{row.field}__in": row.values})
    if row.besides:
        return ~Q(**{f"person__{row.field}__in": row.besides})
    if row.youth:
        return Q(route=Route.YOUTH_UNION) | Q(**{_YOUTH: True})
    if row.probationary:
        official = Q(official_from__isnull=False, official_from__lte=span.last)
        return ~official & (Q(closed_on__isnull=True) | Q(closed_on__gt=span.last))
    return _in_group(row) if row.division else Q()


def _in_group(row: FormRow) -> Q:
    if row.division == "age":
        group = next(each for each in DIVISIONS["age"].groups if each.code == row.group)
        return Q(**{f"{_AGE}__gte": group.least, f"{_AGE}__lte": group.most})
    wanted = [OTHER, UNSAID] if row.group == NONE else [row.group]
    return Q(**{f"{_key(row.division)}__in": wanted})
