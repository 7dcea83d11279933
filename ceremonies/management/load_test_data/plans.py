"""How far each file has come, and by which steps: the road of the demonstration, each way worked out once."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from ceremonies.choices import Action, Desk, State
from ceremonies.services.demo.road import DELEGATED, SECTION, Story, Turn
from ceremonies.workflow import DESK_OF_STATE, transition
from members.choices import Right

#: Files of a hundred in each state; where files stay for long there are many.
_SHARES = {
    **{State.DRAFT: 2, State.SUBMITTED: 1.5, State.RESOLVED: 1, State.SENT: 1.5, State.RECEIVED: 2},
    **{State.LISTED: 8, State.FOLLOWED: 14, State.PROCEDURE_ASKED: 1, State.PROCEDURE_ALLOWED: 1.5},
    **{State.DOSSIER: 5, State.CELL_VOTED: 1, State.AT_SECTION: 0.5, State.AT_COMMITTEE: 1},
    **{State.COMMITTEE_VOTED: 1, State.AT_AUTHORITY: 1.5, State.AUTHORITY_VOTED: 1, State.DECIDED: 1},
    **{State.AWAITING_CEREMONY: 1, State.PROBATION: 12, State.RECOGNITION: 1.5},
    **{State.RECOGNITION_CELL_VOTED: 0.4, State.RECOGNITION_AT_SECTION: 0.2},
    **{State.RECOGNITION_AT_COMMITTEE: 0.4, State.RECOGNITION_COMMITTEE_VOTED: 0.4},
    **{State.RECOGNITION_AT_AUTHORITY: 0.4, State.RECOGNITION_AUTHORITY_VOTED: 0.4, State.RECOGNISED: 0.4},
    **{State.STRIKING_OFF: 0.2, State.STRIKING_CELL_VOTED: 0.1, State.STRIKING_AT_COMMITTEE: 0.1},
    **{State.STRIKING_COMMITTEE_VOTED: 0.1, State.STRIKING_AT_AUTHORITY: 0.1},
    **{State.STRIKING_AUTHORITY_VOTED: 0.1, State.STRUCK_OFF: 0.6, State.CANCELLED: 0.3},
    **{State.OFFICIAL: 22, State.WITHDRAWN: 3, State.REMOVED: 4, State.REJECTED: 2, State.MOVED_AWAY: 1},
    State.DECEASED: 0.2,
}
#: How a file came to its end off the main road: the state before, the action and its reason.
_ENDS = {
    State.WITHDRAWN: (State.LISTED, Action.WITHDRAW, "Đương sự xin rút."),
    State.REMOVED: (State.FOLLOWED, Action.REMOVE, "Không còn phấn đấu."),
    State.REJECTED: (State.RECEIVED, Action.REJECT, "Chưa đủ điều kiện."),
    State.CANCELLED: (
        State.AWAITING_CEREMONY,
        Action.CANCEL_DECISION,
        "Khai không trung thực trong lý lịch.",
    ),
    State.MOVED_AWAY: (State.FOLLOWED, Action.MOVE_AWAY, "Chuyển công tác."),
    State.DECEASED: (State.FOLLOWED, Action.RECORD_DEATH, "Theo trích lục khai tử."),
}
_AT_THE_UNION = {State.DRAFT, State.SUBMITTED, State.RESOLVED, State.SENT}
#: The nearest state on the road of a unit without a section committee, or of a committee that decides itself.
_WITHOUT_SECTION = {
    State.AT_SECTION: State.AT_COMMITTEE,
    State.RECOGNITION_AT_SECTION: State.RECOGNITION_AT_COMMITTEE,
}
_WHEN_DELEGATED = {
    State.COMMITTEE_VOTED: State.AT_COMMITTEE,
    State.AT_AUTHORITY: State.AUTHORITY_VOTED,
    State.RECOGNITION_COMMITTEE_VOTED: State.RECOGNITION_AT_COMMITTEE,
    State.RECOGNITION_AT_AUTHORITY: State.RECOGNITION_AUTHORITY_VOTED,
    State.STRIKING_COMMITTEE_VOTED: State.STRIKING_AT_COMMITTEE,
    State.STRIKING_AT_AUTHORITY: State.STRIKING_AUTHORITY_VOTED,
}
#: The longest a file has lain where it lies, in days; elsewhere forty.
_LYING = {State.LISTED: 500, State.FOLLOWED: 700, State.DOSSIER: 150, State.PROBATION: 390}
_CLOSED_FOR = 2000


@dataclass(frozen=True)
class Planned:
    """One step of the road; without an action the cell completes papers. `desk`: where the file lay before."""

    gap: int
    action: Action | None
    source: str = ""
    target: str = ""
    desk: Desk | None = None
    by: Desk | None = None
    signs: bool = False
    resolves: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    state: State
    route: str
    ago: int
    road: tuple[Planned, ...]

    @property
    def nominated(self) -> bool:
        return self.route != "two_members"


class Plans:
    def __init__(self, random: Random):
        self._random = random
        self._states, self._shares = list(_SHARES), list(accumulate(_SHARES.values()))

    def plan(self, *, has_section: bool, is_delegated: bool) -> Plan:
        state = self._random.choices(self._states, cum_weights=self._shares)[0]
        by = SECTION if has_section else DELEGATED if is_delegated else ""
        if by != SECTION:
            state = _WITHOUT_SECTION.get(state, state)
        if by == DELEGATED:
            state = _WHEN_DELEGATED.get(state, state)
        route = self._random.choices(("youth_union", "trade_union", "two_members"), (60, 32, 8))[0]
        if route == "two_members" and state in _AT_THE_UNION:
            route = "youth_union"
        longest = _CLOSED_FOR if DESK_OF_STATE[state] is None else _LYING.get(state, 40)
        ago = self._random.randint(0, longest)
        return Plan(state, route, ago, _road(state, by, nominated=route != "two_members"))


@cache
def _road(state: State, by: str, *, nominated: bool) -> tuple[Planned, ...]:
    until, then = state, ()
    if state in _ENDS:
        until, action, reason = _ENDS[state]
        then = (Turn(action, 20, reason),)
    nominator, first = ("nominated", State.DRAFT) if nominated else (None, State.RECEIVED)
    turns = Story("", nominator, until, 0, then, by=by).turns
    road, here = [], first
    for turn in turns:
        if turn.action is None:
            road.append(Planned(turn.gap, None))
        elif turn.action == Action.OPEN:
            desk = DESK_OF_STATE[first]
            road.append(Planned(turn.gap, Action.OPEN, "", first.value, desk, desk))
        else:
            row = transition(here, turn.action)
            road.append(_planned(row, turn))
            here = row.target
    return tuple(road)


def _planned(row, turn: Turn) -> Planned:
    return Planned(
        **{"gap": turn.gap, "action": row.action, "source": row.source.value, "target": row.target.value},
        **{"desk": DESK_OF_STATE[row.source], "by": row.by, "reason": turn.reason},
        signs=row.right == Right.ISSUE_DECISION,
        resolves=row.right == Right.RESOLVE_NOMINATION,
    )
