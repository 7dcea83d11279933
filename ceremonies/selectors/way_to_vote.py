"""The rows of the main road that lie between a file and the cell's next vote."""

from datetime import date

from ceremonies.choices import Action, Matter, State
from ceremonies.models import Candidacy
from ceremonies.workflow import RECOGNITION, STRIKING_OFF, Transition, transitions_from

_AFTER_ADMISSION = (State.PROBATION, *RECOGNITION.states)
#: Decided, or about to be struck off: the vote on recognition is not the next thing to prepare.
_NOT_YET = (State.DECIDED, State.AWAITING_CEREMONY, *STRIKING_OFF.states)


def awaits_cell(candidacy: Candidacy) -> bool:
    """The cell has yet to vote on what is considered now."""
    return candidacy.is_open and rows_to_vote(candidacy, permission=True) is not None


def matter_ahead(candidacy: Candidacy) -> Matter:
    """The next vote of the cell on this file."""
    return Matter.RECOGNITION if candidacy.state in _AFTER_ADMISSION else Matter.ADMISSION


def planned_meeting(candidacy: Candidacy, today: date) -> date | None:
    """The day the cell means to consider the file, while it lies ahead."""
    planned = candidacy.meeting_planned_on
    return planned if planned and planned >= today else None


def rows_to_vote(candidacy: Candidacy, *, permission: bool) -> list[Transition] | None:
    """The rows of the main road before the cell's vote; None when no such vote lies ahead."""
    state, rows = candidacy.state, []
    while state not in _NOT_YET:
        ways = [row for row in transitions_from(state) if not row.ends]
        if any(row.action == Action.RECORD_CELL_VOTE for row in ways):
            return rows
        other = Action.OPEN_DOSSIER if permission else Action.ASK_PROCEDURE
        if len(ways) > 1:
            ways = [row for row in ways if row.action != other]
        if len(ways) != 1:
            return None
        rows.append(ways[0])
        state = ways[0].target
    return None
