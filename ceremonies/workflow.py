"""The road of a file as one table. Buttons, checks, docs and tests are made from it; no database here.

Every row: who may do what in which state, where the file goes, and whether a reason is due.
"""

from dataclasses import dataclass

from ceremonies.choices import Action, Desk, State
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
    State.DOSSIER: Desk.CELL,
    State.CELL_VOTED: Desk.CELL,
    State.AT_COMMITTEE: Desk.COMMITTEE,
    State.COMMITTEE_VOTED: Desk.COMMITTEE,
    State.AT_AUTHORITY: Desk.AUTHORITY,
    State.AUTHORITY_VOTED: Desk.AUTHORITY,
    State.DECIDED: Desk.CELL,
    State.WITHDRAWN: None,
    State.REMOVED: None,
    State.REJECTED: None,
}

CLOSED = frozenset(state for state, desk in DESK_OF_STATE.items() if desk is None)


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
        """A side road: replaces, corrects, sends back or closes."""
        return self.reason


def _rows(*rows: Transition) -> dict[tuple[State, Action], Transition]:
    return {(row.source, row.action): row for row in rows}


_DRAFTS, _RESOLVES = Right.DRAFT_NOMINATION, Right.RESOLVE_NOMINATION
_KEEPS, _VOTES, _ISSUES = Right.KEEP_CANDIDACY, Right.RECORD_VOTE, Right.ISSUE_DECISION
_S, _A, _T = State, Action, Transition

TRANSITIONS = _rows(
    # Đoàn, công đoàn
    _T(_S.DRAFT, _A.SUBMIT, _S.SUBMITTED, Desk.NOMINATOR, _DRAFTS),
    _T(_S.DRAFT, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
    _T(_S.SUBMITTED, _A.RESOLVE, _S.RESOLVED, Desk.NOMINATOR, _RESOLVES, not_by=(_A.OPEN, _A.SUBMIT)),
    _T(_S.SUBMITTED, _A.SEND_BACK, _S.DRAFT, Desk.NOMINATOR, _RESOLVES, reason=True),
    _T(_S.SUBMITTED, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
    _T(_S.RESOLVED, _A.SEND, _S.SENT, Desk.NOMINATOR, _DRAFTS),
    _T(_S.RESOLVED, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
    # Chi bộ
    _T(_S.SENT, _A.RECEIVE, _S.RECEIVED, Desk.CELL, _KEEPS),
    _T(_S.SENT, _A.SEND_BACK, _S.DRAFT, Desk.CELL, _KEEPS, reason=True),
    _T(_S.SENT, _A.WITHDRAW, _S.WITHDRAWN, Desk.NOMINATOR, _DRAFTS, reason=True),
    _T(_S.RECEIVED, _A.LIST, _S.LISTED, Desk.CELL, _KEEPS),
    _T(_S.RECEIVED, _A.SEND_BACK, _S.DRAFT, Desk.CELL, _KEEPS, reason=True),
    _T(_S.RECEIVED, _A.REJECT, _S.REJECTED, Desk.CELL, _KEEPS, reason=True),
    _T(_S.RECEIVED, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True),
    _T(_S.LISTED, _A.ASSIGN_HELPER, _S.FOLLOWED, Desk.CELL, _KEEPS),
    _T(_S.LISTED, _A.REMOVE, _S.REMOVED, Desk.CELL, _KEEPS, reason=True),
    _T(_S.LISTED, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True),
    _T(_S.FOLLOWED, _A.OPEN_DOSSIER, _S.DOSSIER, Desk.CELL, _KEEPS),
    _T(_S.FOLLOWED, _A.REPLACE_HELPER, _S.FOLLOWED, Desk.CELL, _KEEPS, reason=True),
    _T(_S.FOLLOWED, _A.REMOVE, _S.REMOVED, Desk.CELL, _KEEPS, reason=True),
    _T(_S.FOLLOWED, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True),
    _T(_S.DOSSIER, _A.RECORD_CELL_VOTE, _S.CELL_VOTED, Desk.CELL, _VOTES),
    _T(_S.DOSSIER, _A.REPLACE_HELPER, _S.DOSSIER, Desk.CELL, _KEEPS, reason=True),
    _T(_S.DOSSIER, _A.REMOVE, _S.REMOVED, Desk.CELL, _KEEPS, reason=True),
    _T(_S.DOSSIER, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True),
    _T(_S.CELL_VOTED, _A.FORWARD_TO_COMMITTEE, _S.AT_COMMITTEE, Desk.CELL, _KEEPS),
    _T(_S.CELL_VOTED, _A.CORRECT_VOTE, _S.DOSSIER, Desk.CELL, _VOTES, reason=True),
    _T(_S.CELL_VOTED, _A.WITHDRAW, _S.WITHDRAWN, Desk.CELL, _KEEPS, reason=True),
    # Đảng ủy cơ sở; được ủy quyền thì biểu quyết của đảng ủy là biểu quyết quyết định
    _T(_S.AT_COMMITTEE, _A.RECORD_COMMITTEE_VOTE, _S.COMMITTEE_VOTED, Desk.COMMITTEE, _VOTES),
    _T(_S.AT_COMMITTEE, _A.RECORD_AUTHORITY_VOTE, _S.AUTHORITY_VOTED, Desk.COMMITTEE, _VOTES),
    _T(_S.AT_COMMITTEE, _A.SEND_BACK, _S.DOSSIER, Desk.COMMITTEE, _KEEPS, reason=True),
    _T(_S.AT_COMMITTEE, _A.REJECT, _S.REJECTED, Desk.COMMITTEE, _KEEPS, reason=True),
    _T(_S.COMMITTEE_VOTED, _A.FORWARD_TO_AUTHORITY, _S.AT_AUTHORITY, Desk.COMMITTEE, _KEEPS),
    _T(_S.COMMITTEE_VOTED, _A.CORRECT_VOTE, _S.AT_COMMITTEE, Desk.COMMITTEE, _VOTES, reason=True),
    _T(_S.COMMITTEE_VOTED, _A.REJECT, _S.REJECTED, Desk.COMMITTEE, _KEEPS, reason=True),
    # Cấp có thẩm quyền
    _T(_S.AT_AUTHORITY, _A.RECORD_AUTHORITY_VOTE, _S.AUTHORITY_VOTED, Desk.AUTHORITY, _VOTES),
    _T(_S.AT_AUTHORITY, _A.SEND_BACK, _S.AT_COMMITTEE, Desk.AUTHORITY, _KEEPS, reason=True),
    _T(_S.AT_AUTHORITY, _A.REJECT, _S.REJECTED, Desk.AUTHORITY, _KEEPS, reason=True),
    _T(
        _S.AUTHORITY_VOTED,
        _A.ISSUE_DECISION,
        _S.DECIDED,
        Desk.AUTHORITY,
        _ISSUES,
        not_by=(_A.RECORD_AUTHORITY_VOTE,),
    ),
    _T(_S.AUTHORITY_VOTED, _A.CORRECT_VOTE, _S.AT_AUTHORITY, Desk.AUTHORITY, _VOTES, reason=True),
    _T(_S.AUTHORITY_VOTED, _A.REJECT, _S.REJECTED, Desk.AUTHORITY, _KEEPS, reason=True),
    _T(_S.DECIDED, _A.VOID_DECISION, _S.AUTHORITY_VOTED, Desk.AUTHORITY, _ISSUES, reason=True),
)


def transitions_from(state: str) -> list[Transition]:
    """In the order of the table: the main road first."""
    return [row for (source, _), row in TRANSITIONS.items() if source == state]


def transition(state: str, action: str) -> Transition | None:
    return TRANSITIONS.get((State(state), Action(action)))
