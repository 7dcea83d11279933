"""Decisions that one meeting of the authority voted: to be issued together, or issued already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ceremonies.choices import Action, ResolutionKind, State
from ceremonies.models import Candidacy, Decision, Resolution, Step
from ceremonies.workflow import TRANSITIONS
from members.choices import Right
from members.models import Organisation
from members.permissions import organisations_with, scope, visible_to

_ISSUE = TRANSITIONS[State.AUTHORITY_VOTED, Action.ISSUE_DECISION]


@dataclass(frozen=True)
class Meeting:
    """One sitting of the authority: its day and the number of its vote."""

    body: Organisation
    held_on: date
    number: str

    @property
    def query(self) -> dict[str, str]:
        return {"cap": str(self.body.pk), "ngay": self.held_on.isoformat(), "so": self.number}

    def votes(self) -> QuerySet[Resolution]:
        return Resolution.objects.filter(
            kind=ResolutionKind.AUTHORITY,
            superseded=False,
            body=self.body,
            held_on=self.held_on,
            number=self.number,
        )


def meetings_of(user) -> list[tuple[Meeting, int]]:
    """Meetings with files this user may issue now, the newest first, and how many."""
    votes = Resolution.objects.filter(
        kind=ResolutionKind.AUTHORITY, superseded=False, passed=True, candidacy__in=_issuable(user)
    )
    rows = (
        votes.values("body", "held_on", "number").annotate(files=Count("pk")).order_by("-held_on", "number")
    )
    bodies = Organisation.objects.in_bulk({row["body"] for row in rows})
    return [(Meeting(bodies[row["body"]], row["held_on"], row["number"]), row["files"]) for row in rows]


def meeting_from(user, query: Mapping[str, str]) -> Meeting | None:
    """The meeting an address names, at an authority for which the user signs."""
    try:
        held_on, pk = date.fromisoformat(query.get("ngay", "")), int(query.get("cap", ""))
    except ValueError:
        return None
    body = organisations_with(user, Right.ISSUE_DECISION).filter(pk=pk).first()
    return Meeting(body, held_on, query.get("so", "")) if body else None


def issuable(user, meeting: Meeting) -> QuerySet[Candidacy]:
    """Files of the meeting that passed and that this user may issue, in Vietnamese order."""
    passed = meeting.votes().filter(passed=True)
    return (
        _issuable(user)
        .filter(pk__in=passed.values("candidacy"))
        .select_related("person", "cell")
        .order_by("person__sort_key", "pk")
    )


def issued(user, meeting: Meeting) -> QuerySet[Decision]:
    """Valid decisions that came out of this meeting, by number."""
    return (
        visible_to(user, Decision)
        .filter(candidacy__in=meeting.votes().values("candidacy"), number__void_at__isnull=True)
        .select_related("candidacy__person", "number", "pdf")
        .order_by("number__register", "number__value")
    )


def _issuable(user) -> QuerySet[Candidacy]:
    """As `may(user, "candidacy.issue_decision", …)` answers, in one query."""
    before = Step.objects.filter(candidacy=OuterRef("pk"), actor=user, action__in=_ISSUE.not_by)
    own = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
    return (
        visible_to(user, Candidacy)
        .filter(scope(user, _ISSUE.right, f"{_ISSUE.by}__path"), state=_ISSUE.source)
        .exclude(own)
        .exclude(Exists(before))
    )
