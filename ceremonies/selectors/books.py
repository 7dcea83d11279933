"""The rows of each register (sổ) as far as a user sees them, and the part of a year, a term or an organisation."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import make_aware

from ceremonies.choices import Action, DecisionKind, ResolutionKind
from ceremonies.models import Attendance, Candidacy, Decision, HelperAssignment, Resolution, Step
from ceremonies.permissions.books import files_of_others_by_party, party_bodies_of, party_memberships_seen_by
from ceremonies.rules.special import NOT_LEFT
from ceremonies.selectors.decisions import with_fate
from ceremonies.workflow import DESK_OF_STATE, TRANSITIONS
from members.clock import today
from members.models import Organisation, PartyRecord
from members.models.organisation import PATH_END
from members.names import fold
from members.permissions import visible_to


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What the reader asks of a register. Days inclusive; None asks nothing."""

    q: str = ""
    organisation: Organisation | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """`rows`: of a user, on paper in `order`. `person`, `body`, `day`: the columns a `Narrowing` is about.

    `has_time`: the day is a moment. `bodies`: whose registers are offered. `dated`: rows of a user for a period, where
    there are more than those of today.
    """

    rows: Callable[[object], QuerySet]
    person: str
    body: str
    day: str
    order: tuple[str, ...]
    has_time: bool = False
    bodies: Callable[[object], QuerySet] = party_bodies_of
    dated: Callable[[object], QuerySet] | None = None
    newest_first: bool = True

    @property
    def screen_order(self) -> tuple[str, ...]:
        """People in the order of names; what is dated with the newest on top."""
        return tuple(f"-{name}" for name in self.order) if self.newest_first else self.order

    def seen(self, user) -> QuerySet:
        """All that may ever stand in this register of the user."""
        return (self.dated or self.rows)(user)

    def found(self, user, asked: Narrowing) -> QuerySet:
        of_period = self.dated if self.dated and (asked.since or asked.until) else self.rows
        found = of_period(user)
        for word in fold(asked.q).split():
            found = found.filter(**{f"{self.person}__search_key__contains": word})
        if asked.organisation:
            path = asked.organisation.path
            found = found.filter(
                **{f"{self.body}__path__gte": path, f"{self.body}__path__lt": path + PATH_END}
            )
        return self._within(found, asked)

    def _within(self, found: QuerySet, asked: Narrowing) -> QuerySet:
        start, end = asked.since, asked.until and asked.until + timedelta(days=1)
        if start:
            found = found.filter(**{f"{self.day}__gte": self._moment(start)})
        return found.filter(**{f"{self.day}__lt": self._moment(end)}) if end else found

    def _moment(self, day: date) -> date | datetime:
        return make_aware(datetime.combine(day, time())) if self.has_time else day


def members(user) -> QuerySet:
    """Party members of today; what only the keepers of the register know comes along for them."""
    records = Prefetch("person__party_record", visible_to(user, PartyRecord))
    found = party_memberships_seen_by(user).current(today())
    return found.select_related("person__department", "organisation").prefetch_related(records)


def probationary(user) -> QuerySet:
    """Probationary members of today."""
    return _with_files(user, party_memberships_seen_by(user).current(today()).filter(official_on=None))


def probationary_since(user) -> QuerySet:
    """Everybody admitted, whatever became of them: where they are now, or where they left the Party."""
    left = Q(ended_on__isnull=False) & ~Q(end_reason__in=NOT_LEFT)
    still = Q(ended_on__isnull=True) | Q(ended_on__gt=today())
    return _with_files(user, party_memberships_seen_by(user).filter(left | still))


def _with_files(user, memberships: QuerySet) -> QuerySet:
    """`person.admissions`: the files that the user sees, with decisions and helpers; the newest first."""
    helpers = HelperAssignment.objects.filter(ends_on=None).select_related("person")
    decisions = Decision.objects.filter(kind=DecisionKind.ADMISSION).select_related("number").order_by("-pk")
    files = (
        visible_to(user, Candidacy)
        .filter(ceremony_on__isnull=False)
        .order_by("-pk")
        .prefetch_related(Prefetch("decisions", decisions), Prefetch("helpers", helpers))
    )
    of_person = Prefetch("person__candidacies", files, to_attr="admissions")
    return memberships.select_related("person", "organisation").prefetch_related(of_person)


def decisions(user) -> QuerySet:
    found = with_fate(visible_to(user, Decision)).select_related("candidacy__cell", "organisation", "number")
    return found.defer("snapshot")


def _passed_on() -> Q:
    """Steps that end at another desk; a file that moves goes to another body even where the desk is called the same."""
    sources, others = defaultdict(set), defaultdict(set)
    for row in TRANSITIONS.values():
        moves = row.action in (Action.MOVE, Action.MOVE_AWAY, Action.ASK_REVIEW)
        goes = DESK_OF_STATE[row.target] and DESK_OF_STATE[row.source] != DESK_OF_STATE[row.target]
        (sources if moves or goes else others)[row.action.value].add(row.source.value)
    always = sorted(action for action in sources if action not in others)
    found = Q(action__in=always)
    for action in sorted(set(sources) & set(others)):
        found |= Q(action=action, source__in=sorted(sources[action]))
    return found


_HANDED_OVER = _passed_on()


def handovers(user) -> QuerySet:
    """`taker`: at whose desk the file lay when it was next touched; empty while it still lies there."""
    after = Step.objects.filter(candidacy=OuterRef("candidacy"), version=OuterRef("version") + 1)
    seen = files_of_others_by_party(user).filter(pk=OuterRef("candidacy"))
    found = Step.objects.filter(Exists(seen), _HANDED_OVER)
    found = found.annotate(
        taker=Coalesce(Subquery(after.values("desk__name")[:1]), F("candidacy__desk__name"))
    )
    return found.select_related("candidacy__person", "desk")


def certificates(user) -> QuerySet:
    """Numbered ones; without a day of their own they count from the end of the class."""
    found = visible_to(user, Attendance).exclude(certificate_number="")
    found = found.annotate(given_on=Coalesce("certificate_on", "course__ends_on"))
    return found.select_related("person", "course", "proposed_by")


def resolutions(user) -> QuerySet:
    """Of cells and committees; what a union resolved stands in the union's own book."""
    found = visible_to(user, Resolution).exclude(kind=ResolutionKind.UNION)
    return found.select_related("candidacy__person", "body")
