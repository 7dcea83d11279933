"""The road of a file as one table. Buttons, checks, docs and tests are made from it; no database here.

Every row: who may do what in which state, where the file goes, and whether a reason is due. Admission, recognition and
striking off travel the same road: cell, section, committee, authority.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ceremonies.choices import Action, Desk, Matter, State
from members.choices import Right

#: Which organisation holds the file in each state; a closed file lies at no desk.
DESK_OF_STATE: dict[State, Desk | None] = {
    State.DRAFT: Desk.NOMINATOR,
    State.SUBMITTED: Desk.NOMINATOR,
    State.RESOLVED: Desk.NOMINATOR,
    State.SENT: Desk.CELL,
    State.RECEIVED: Desk.CELL,
    State.LISTED: Desk.CELL,
    State.FOLLOWED: Desk.CELL,
    State.PROCEDURE_ASKED: Desk.COMMITTEE,
    State.PROCEDURE_ALLOWED: Desk.CELL,
    State.DOSSIER: Desk.CELL,
    State.CELL_VOTED: Desk.CELL,
    State.AT_SECTION: Desk.SECTION,
    State.AT_COMMITTEE: Desk.COMMITTEE,
    State.COMMITTEE_VOTED: Desk.COMMITTEE,
    State.AT_AUTHORITY: Desk.AUTHORITY,
    State.AUTHORITY_VOTED: Desk.AUTHORITY,
    State.DECIDED: Desk.CELL,
    State.AWAITING_CEREMONY: Desk.CELL,
    State.PROBATION: Desk.CELL,
    State.RECOGNITION: Desk.CELL,
    State.RECOGNITION_CELL_VOTED: Desk.CELL,
    State.RECOGNITION_AT_SECTION: Desk.SECTION,
    State.RECOGNITION_AT_COMMITTEE: Desk.COMMITTEE,
    State.RECOGNITION_COMMITTEE_VOTED: Desk.COMMITTEE,
    State.RECOGNITION_AT_AUTHORITY: Desk.AUTHORITY,
    State.RECOGNITION_AUTHORITY_VOTED: Desk.AUTHORITY,
    State.RECOGNISED: Desk.CELL,
    State.STRIKING_OFF: Desk.CELL,
    State.STRIKING_CELL_VOTED: Desk.CELL,
    State.STRIKING_AT_COMMITTEE: Desk.COMMITTEE,
    State.STRIKING_COMMITTEE_VOTED: Desk.COMMITTEE,
    State.STRIKING_AT_AUTHORITY: Desk.AUTHORITY,
    State.STRIKING_AUTHORITY_VOTED: Desk.AUTHORITY,
    State.WITHDRAWN: None,
    State.REMOVED: None,
    State.REJECTED: None,
    State.OFFICIAL: None,
    State.STRUCK_OFF: None,
    State.CANCELLED: None,
    State.MOVED_AWAY: None,
    State.LEFT: None,
    State.DECEASED: None,
}

CLOSED = frozenset(state for state, desk in DESK_OF_STATE.items() if desk is None)


@dataclass(frozen=True)
class Road:
    """The states one matter passes; without `at_section` no section committee appraises it."""

    matter: Matter
    file: State
    cell_voted: State
    at_section: State | None
    at_committee: State
    committee_voted: State
    at_authority: State
    authority_voted: State
    decided: State

    @property
    def states(self) -> tuple[State, ...]:
        below = (self.file, self.cell_voted, self.at_section, self.at_committee, self.committee_voted)
        above = (self.at_authority, self.authority_voted, self.decided)
        return tuple(state for state in (*below, *above) if state is not None)


ADMISSION = Road(
    Matter.ADMISSION,
    State.DOSSIER,
    State.CELL_VOTED,
    State.AT_SECTION,
    State.AT_COMMITTEE,
    State.COMMITTEE_VOTED,
    State.AT_AUTHORITY,
    State.AUTHORITY_VOTED,
    State.DECIDED,
)
RECOGNITION = Road(
    Matter.RECOGNITION,
    State.RECOGNITION,
    State.RECOGNITION_CELL_VOTED,
    State.RECOGNITION_AT_SECTION,
    State.RECOGNITION_AT_COMMITTEE,
    State.RECOGNITION_COMMITTEE_VOTED,
    State.RECOGNITION_AT_AUTHORITY,
    State.RECOGNITION_AUTHORITY_VOTED,
    State.RECOGNISED,
)
STRIKING_OFF = Road(
    Matter.STRIKING_OFF,
    State.STRIKING_OFF,
    State.STRIKING_CELL_VOTED,
    None,
    State.STRIKING_AT_COMMITTEE,
    State.STRIKING_COMMITTEE_VOTED,
    State.STRIKING_AT_AUTHORITY,
    State.STRIKING_AUTHORITY_VOTED,
    State.STRUCK_OFF,
)
ROADS = {road.matter: road for road in (ADMISSION, RECOGNITION, STRIKING_OFF)}


def matter_of(state: str) -> Matter:
    """What is being considered in this state; before and between the votes: admission."""
    found = (road.matter for road in (RECOGNITION, STRIKING_OFF) if state in road.states)
    return next(found, Matter.ADMISSION)


@dataclass(frozen=True)
class Transition:
    """`by`: whose right is asked. `not_by`: nobody who did one of these in this file. `reason`: a comment is due."""

    source: State
    action: Action
    target: State
    by: Desk
    right: Right
    reason: bool = False
    not_by: tuple[Action, ...] = ()

    @property
    def ends(self) -> bool:
        """A side road: replaces, corrects, moves, sends back or closes."""
        return self.reason

    @property
    def matter(self) -> Matter:
        return matter_of(self.source)


_DRAFTS, _RESOLVES = Right.DRAFT_NOMINATION, Right.RESOLVE_NOMINATION
_KEEPS, _VOTES, _ISSUES = Right.KEEP_CANDIDACY, Right.RECORD_VOTE, Right.ISSUE_DECISION
_S, _A, _T = State, Action, Transition


def _union() -> list[Transition]:
    """Đoàn, công đoàn."""
    return [
        _T(_S.DRAFT, _A.SUBMIT, _S.SUBMITTED, Desk.NOMINATOR, _DRAFTS),
        _T(_S.DRAFT, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
        _T(_S.SUBMITTED, _A.RESOLVE, _S.RESOLVED, Desk.NOMINATOR, _RESOLVES, not_by=(_A.OPEN, _A.SUBMIT)),
        _T(_S.SUBMITTED, _A.SEND_BACK, _S.DRAFT, Desk.NOMINATOR, _RESOLVES, reason=True),
        _T(_S.SUBMITTED, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
        _T(_S.RESOLVED, _A.SEND, _S.SENT, Desk.NOMINATOR, _DRAFTS),
        _T(_S.RESOLVED, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
        _T(_S.SENT, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
    ]


def _cell() -> list[Transition]:
    """Chi bộ, cho đến khi lập hồ sơ; đảng ủy cơ sở cho làm thủ tục (38-HD/BTCTW §1.1 c, d)."""
    return [
        _T(_S.SENT, _A.RECEIVE, _S.RECEIVED, Desk.CELL, _KEEPS),
        _T(_S.SENT, _A.SEND_BACK, _S.DRAFT, Desk.CELL, _KEEPS, reason=True),
        _T(_S.RECEIVED, _A.LIST, _S.LISTED, Desk.CELL, _KEEPS),
        _T(_S.RECEIVED, _A.SEND_BACK, _S.DRAFT, Desk.CELL, _KEEPS, reason=True),
        _T(_S.RECEIVED, _A.REJECT, _S.REJECTED, Desk.CELL, _KEEPS, reason=True),
        _T(_S.LISTED, _A.ASSIGN_HELPER, _S.FOLLOWED, Desk.CELL, _KEEPS),
        _T(_S.FOLLOWED, _A.ASK_PROCEDURE, _S.PROCEDURE_ASKED, Desk.CELL, _KEEPS),
        _T(_S.FOLLOWED, _A.OPEN_DOSSIER, _S.DOSSIER, Desk.CELL, _KEEPS),
        _T(_S.PROCEDURE_ASKED, _A.ALLOW_PROCEDURE, _S.PROCEDURE_ALLOWED, Desk.COMMITTEE, _KEEPS),
        _T(_S.PROCEDURE_ASKED, _A.SEND_BACK, _S.FOLLOWED, Desk.COMMITTEE, _KEEPS, reason=True),
        _T(_S.PROCEDURE_ALLOWED, _A.OPEN_DOSSIER, _S.DOSSIER, Desk.CELL, _KEEPS),
        *(
            _T(state, _A.REPLACE_HELPER, state, Desk.CELL, _KEEPS, reason=True)
            for state in (_S.FOLLOWED, _S.PROCEDURE_ALLOWED, _S.DOSSIER)
        ),
        *(
            _T(state, _A.REMOVE, _S.REMOVED, Desk.CELL, _KEEPS, reason=True)
            for state in (_S.LISTED, _S.FOLLOWED, _S.PROCEDURE_ALLOWED, _S.DOSSIER)
        ),
        *(
            _T(state, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True)
            for state in (
                _S.RECEIVED,
                _S.LISTED,
                _S.FOLLOWED,
                _S.PROCEDURE_ALLOWED,
                _S.DOSSIER,
                _S.CELL_VOTED,
            )
        ),
    ]


def _votes(road: Road) -> list[Transition]:
    """From the cell's vote to the decision; a delegated committee's own vote is the deciding one."""
    rows = [
        _T(road.file, _A.RECORD_CELL_VOTE, road.cell_voted, Desk.CELL, _VOTES),
        _T(road.cell_voted, _A.FORWARD_TO_COMMITTEE, road.at_committee, Desk.CELL, _KEEPS),
        _T(road.cell_voted, _A.CORRECT_VOTE, road.file, Desk.CELL, _VOTES, reason=True),
        _T(road.at_committee, _A.RECORD_COMMITTEE_VOTE, road.committee_voted, Desk.COMMITTEE, _VOTES),
        _T(road.at_committee, _A.RECORD_AUTHORITY_VOTE, road.authority_voted, Desk.COMMITTEE, _VOTES),
        _T(road.at_committee, _A.SEND_BACK, road.file, Desk.COMMITTEE, _KEEPS, reason=True),
        _T(road.committee_voted, _A.FORWARD_TO_AUTHORITY, road.at_authority, Desk.COMMITTEE, _KEEPS),
        _T(road.committee_voted, _A.CORRECT_VOTE, road.at_committee, Desk.COMMITTEE, _VOTES, reason=True),
        _T(road.at_authority, _A.RECORD_AUTHORITY_VOTE, road.authority_voted, Desk.AUTHORITY, _VOTES),
        _T(road.at_authority, _A.SEND_BACK, road.at_committee, Desk.AUTHORITY, _KEEPS, reason=True),
        _T(
            *(road.authority_voted, _A.ISSUE_DECISION, road.decided, Desk.AUTHORITY, _ISSUES),
            not_by=(_A.RECORD_AUTHORITY_VOTE,),
        ),
        _T(road.authority_voted, _A.CORRECT_VOTE, road.at_authority, Desk.AUTHORITY, _VOTES, reason=True),
    ]
    if road.at_section:
        rows += [
            _T(road.cell_voted, _A.FORWARD_TO_SECTION, road.at_section, Desk.CELL, _KEEPS),
            _T(road.at_section, _A.APPRAISE, road.at_committee, Desk.SECTION, _VOTES),
            _T(road.at_section, _A.SEND_BACK, road.file, Desk.SECTION, _KEEPS, reason=True),
        ]
    if road.matter != Matter.ADMISSION:  # an admission not passed is refused, these go back to the cell
        rows += [
            _T(road.committee_voted, _A.SEND_BACK, road.file, Desk.COMMITTEE, _KEEPS, reason=True),
            _T(road.authority_voted, _A.SEND_BACK, road.file, Desk.AUTHORITY, _KEEPS, reason=True),
        ]
    if road.decided not in CLOSED:
        back = road.authority_voted
        rows.append(_T(road.decided, _A.VOID_DECISION, back, Desk.AUTHORITY, _ISSUES, reason=True))
    return rows


def _refusals() -> list[Transition]:
    """An admission may be refused by the bodies above the cell."""
    by = {
        _S.AT_COMMITTEE: Desk.COMMITTEE,
        _S.COMMITTEE_VOTED: Desk.COMMITTEE,
        _S.AT_AUTHORITY: Desk.AUTHORITY,
        _S.AUTHORITY_VOTED: Desk.AUTHORITY,
    }
    return [_T(state, _A.REJECT, _S.REJECTED, desk, _KEEPS, reason=True) for state, desk in by.items()]


def _ceremony_and_probation() -> list[Transition]:
    return [
        _T(_S.DECIDED, _A.RECEIVE_DECISION, _S.AWAITING_CEREMONY, Desk.CELL, _KEEPS),
        _T(_S.AWAITING_CEREMONY, _A.HOLD_CEREMONY, _S.PROBATION, Desk.CELL, _KEEPS),
        _T(_S.PROBATION, _A.OPEN_RECOGNITION, _S.RECOGNITION, Desk.CELL, _KEEPS),
        _T(_S.PROBATION, _A.REPLACE_HELPER, _S.PROBATION, Desk.CELL, _KEEPS, reason=True),
        _T(_S.RECOGNITION, _A.REPLACE_HELPER, _S.RECOGNITION, Desk.CELL, _KEEPS, reason=True),
        *(
            _T(road.cell_voted, _A.CONSIDER_AGAIN, road.file, Desk.CELL, _KEEPS, reason=True)
            for road in (RECOGNITION, STRIKING_OFF)
        ),
        _T(_S.RECOGNISED, _A.ANNOUNCE, _S.OFFICIAL, Desk.CELL, _KEEPS),
        *(
            _T(state, _A.PROPOSE_STRIKING_OFF, _S.STRIKING_OFF, Desk.CELL, _KEEPS, reason=True)
            for state in (_S.PROBATION, _S.RECOGNITION)
        ),
        *(
            _T(state, _A.DROP_STRIKING_OFF, _S.PROBATION, Desk.CELL, _KEEPS, reason=True)
            for state in (_S.STRIKING_OFF, _S.STRIKING_CELL_VOTED)
        ),
    ]


def _own_wish_and_death() -> list[Transition]:
    """At every Party desk: who no longer wants it before the decision, who leaves the Party, who has died.

    A decision already made is cancelled by who made it; from then on nobody withdraws.
    """
    asks_no_more = (
        *(_S.PROCEDURE_ASKED, _S.AT_SECTION, _S.AT_COMMITTEE, _S.COMMITTEE_VOTED),
        *(_S.AT_AUTHORITY, _S.AUTHORITY_VOTED),
    )
    leaves = (_S.PROBATION, _S.RECOGNITION, _S.RECOGNITION_CELL_VOTED)
    at_party = {s: desk for s, desk in DESK_OF_STATE.items() if desk not in (None, Desk.NOMINATOR)}
    return [
        *(_T(s, _A.WITHDRAW, _S.WITHDRAWN, at_party[s], _KEEPS, reason=True) for s in asks_no_more),
        *(_T(s, _A.LEAVE_PARTY, _S.LEFT, Desk.AUTHORITY, _ISSUES, reason=True) for s in leaves),
        *(_T(s, _A.RECORD_DEATH, _S.DECEASED, desk, _KEEPS, reason=True) for s, desk in at_party.items()),
    ]


def _wrong_decisions() -> list[Transition]:
    """Kết nạp không đúng tiêu chuẩn hoặc không đúng thủ tục (294-QĐ/TW §4.4), until the recognition is decided: the
    clause knows no end, and a decision to recognise is first voided."""
    recognising = (state for state in RECOGNITION.states if state != RECOGNITION.decided)
    states = (_S.DECIDED, _S.AWAITING_CEREMONY, _S.PROBATION, *recognising)
    return [
        *(_T(s, _A.CANCEL_DECISION, _S.CANCELLED, Desk.AUTHORITY, _ISSUES, reason=True) for s in states),
        *(_T(s, _A.REDO_DECISION, _S.AT_AUTHORITY, Desk.AUTHORITY, _ISSUES, reason=True) for s in states),
    ]


def _moves() -> list[Transition]:
    """Chuyển đơn vị công tác (06-HD/TW §3.9): where the file goes on at the new place."""
    goes_on = {
        _S.LISTED: _S.LISTED,
        _S.FOLLOWED: _S.LISTED,
        _S.PROCEDURE_ASKED: _S.LISTED,
        _S.PROCEDURE_ALLOWED: _S.LISTED,
        _S.DOSSIER: _S.LISTED,
        _S.CELL_VOTED: _S.AT_AUTHORITY,
        _S.AT_SECTION: _S.AT_AUTHORITY,
        _S.AT_COMMITTEE: _S.AT_AUTHORITY,
        _S.COMMITTEE_VOTED: _S.AT_AUTHORITY,
        _S.AT_AUTHORITY: _S.AT_AUTHORITY,
        _S.AUTHORITY_VOTED: _S.AT_AUTHORITY,
        _S.DECIDED: _S.DECIDED,
        _S.AWAITING_CEREMONY: _S.AWAITING_CEREMONY,
        _S.PROBATION: _S.PROBATION,
        _S.RECOGNITION: _S.PROBATION,
    }
    holds = {_S.AT_AUTHORITY: Desk.AUTHORITY, _S.DECIDED: Desk.CELL, _S.AWAITING_CEREMONY: Desk.CELL}
    reviews = [_T(s, _A.ASK_REVIEW, s, desk, _KEEPS, reason=True) for s, desk in holds.items()]
    return reviews + [
        row
        for state, target in goes_on.items()
        if (desk := DESK_OF_STATE[state])
        for row in (
            _T(state, _A.MOVE, target, desk, _KEEPS, reason=True),
            _T(state, _A.MOVE_AWAY, _S.MOVED_AWAY, desk, _KEEPS, reason=True),
        )
    ]


def _table(rows: Iterable[Transition]) -> dict[tuple[State, Action], Transition]:
    """In the order of the states, the main road of each first."""
    order = list(DESK_OF_STATE)
    ordered = sorted(rows, key=lambda row: (order.index(row.source), row.ends))
    return {(row.source, row.action): row for row in ordered}


TRANSITIONS = _table(
    chain(
        _union(),
        _cell(),
        *(_votes(road) for road in ROADS.values()),
        _refusals(),
        _ceremony_and_probation(),
        _own_wish_and_death(),
        _wrong_decisions(),
        _moves(),
    )
)


def transitions_from(state: str) -> list[Transition]:
    """In the order of the table: the main road first."""
    return [row for (source, _), row in TRANSITIONS.items() if source == state]


def transition(state: str, action: str) -> Transition | None:
    return TRANSITIONS.get((State(state), Action(action)))


#: What a meeting, a letter or a day settles for several files at once; each file is still judged by itself. Decisions
#: of one meeting are issued all or none, see `services.meetings`.
TOGETHER = frozenset(
    {
        *(_A.SUBMIT, _A.SEND, _A.RECEIVE, _A.LIST, _A.ASK_PROCEDURE, _A.ALLOW_PROCEDURE, _A.OPEN_DOSSIER),
        *(_A.FORWARD_TO_SECTION, _A.FORWARD_TO_COMMITTEE, _A.FORWARD_TO_AUTHORITY),
        *(_A.RECEIVE_DECISION, _A.OPEN_RECOGNITION, _A.ANNOUNCE),
    }
)

#: What one meeting settles for several files, each with its own line: count, number, helper. See `forms.sittings`.
IN_ONE_SITTING = frozenset(
    {
        *(_A.RESOLVE, _A.ASSIGN_HELPER, _A.APPRAISE),
        *(_A.RECORD_CELL_VOTE, _A.RECORD_COMMITTEE_VOTE, _A.RECORD_AUTHORITY_VOTE),
    }
)
