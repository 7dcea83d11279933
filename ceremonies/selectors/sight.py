"""How much of a file a viewer reads. Asked once for a page; every part of the page goes by the answer."""

from dataclasses import dataclass

from ceremonies.choices import Action, Desk, State
from ceremonies.models import Candidacy, Resolution, Step
from ceremonies.workflow import DESK_OF_STATE, TRANSITIONS
from members.choices import Right
from members.permissions import grants_of, may, visible_to

#: A step that ends here gives the file back to the union, which must read why.
GIVEN_BACK = frozenset({State.DRAFT, State.WITHDRAWN})

#: What is missing then is the helper's business too.
_HELPED = (
    State.FOLLOWED,
    State.PROCEDURE_ALLOWED,
    State.DOSSIER,
    State.PROBATION,
    State.RECOGNITION,
)


@dataclass(frozen=True)
class Sight:
    """`union`: state, dates, desks, own words. `dossier`: checklist. `votes`: votes and the Party's own reasons.

    None of them: the person concerned, who reads the state alone.
    """

    union: bool
    dossier: bool
    votes: bool

    @property
    def road(self) -> bool:
        return self.union or self.dossier or self.votes

    def reads_reason(self, step: Step) -> bool:
        return self.votes or (self.union and step.target in GIVEN_BACK)

    def reads_actor(self, step: Step) -> bool:
        return self.votes or (self.union and _taken_by_union(step))

    def reads_missing(self, state: str) -> bool:
        """What stands in the way: at the union's desk the union's business, then the cell's, then the committees'."""
        if DESK_OF_STATE[State(state)] == Desk.NOMINATOR:
            return self.union or self.votes
        return self.votes or (self.dossier and state in _HELPED)


def sight_of(user, candidacy: Candidacy) -> Sight:
    """Who reads the votes reads the dossier too."""
    own = candidacy.person_id == user.person_id
    votes = may(user, "candidacy.view_votes", candidacy)
    return Sight(
        union=not own and grants_of(user).cover(Right.VIEW_NOMINATIONS, candidacy.nominator),
        dossier=votes or may(user, "candidacy.view_dossier", candidacy),
        votes=votes,
    )


def _taken_by_union(step: Step) -> bool:
    if step.action == Action.OPEN:
        return step.target == State.DRAFT
    return TRANSITIONS[State(step.source), Action(step.action)].by == Desk.NOMINATOR


def resolutions_for(user, candidacy: Candidacy, sight: Sight) -> list[Resolution]:
    """The union's own resolution for the union, all of them for Party office-holders."""
    if not (sight.union or sight.votes):
        return []
    seen = visible_to(user, Resolution).filter(candidacy=candidacy)
    return list(seen.select_related("body").prefetch_related("exclusions").order_by("pk"))
