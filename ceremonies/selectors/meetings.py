"""Decisions that one meeting of the authority voted: to be issued together, or issued already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ceremonies.choices import Action, ResolutionKind
from ceremonies.models import Candidacy, Decision, Resolution
from ceremonies.permissions import of_matter, steps_that_count
from ceremonies.selectors.decisions import in_force
from ceremonies.workflow import ROADS, TRANSITIONS
from members.choices import Right
from members.models import Organisation
from members.permissions import organisations_with, scope, visible_to

#: Of each matter: the step that issues its decision.
_ISSUES = {matter: TRANSITIONS[road.authority_voted, Action.ISSUE_DECISION] for matter, road in ROADS.items()}


@dataclass(frozen=True)
class Meeting:
    """One sitting of the authority: its day and the number of its vote. It may have voted on several matters."""

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
    of_now = Q()
    for matter, step in _ISSUES.items():
        of_now |= Q(matter=matter, candidacy__state=step.source)
    votes = Resolution.objects.filter(
        of_now,
        kind=ResolutionKind.AUTHORITY,
        superseded=False,
        passed=True,
        candidacy__in=_issuable(user),
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
    voted_now = Q()
    for matter, step in _ISSUES.items():
        voted_now |= Q(state=step.source, pk__in=passed.filter(matter=matter).values("candidacy"))
    files = _issuable(user).filter(voted_now).select_related("person", "cell")
    return files.order_by("person__sort_key", "pk")


def issued(user, meeting: Meeting) -> QuerySet[Decision]:
    """Decisions in force that came out of this meeting, by number."""
    votes, of_meeting = meeting.votes(), Q()
    for matter in _ISSUES:
        of_meeting |= Q(kind=matter, candidacy__in=votes.filter(matter=matter).values("candidacy"))
    return (
        in_force(visible_to(user, Decision).filter(of_meeting))
        .select_related("candidacy__person", "number", "pdf")
        .order_by("number__register", "number__value")
    )


def _issuable(user) -> QuerySet[Candidacy]:
    """As `may(user, "candidacy.issue_decision", …)` answers, in one query."""
    mine = Q()
    for step in _ISSUES.values():
        steps = steps_that_count(user).filter(of_matter(step.matter), candidacy=OuterRef("pk"))
        before = steps.filter(action__in=step.not_by)
        mine |= scope(user, step.right, f"{step.by}__path") & Q(state=step.source) & ~Exists(before)
    own = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
    return visible_to(user, Candidacy).filter(mine).exclude(own)
