"""How a file of the demonstration travels: turns, the main road, and on which days."""

from dataclasses import dataclass
from datetime import date, timedelta

from ceremonies.choices import Action, State
from ceremonies.workflow import ADMISSION, RECOGNITION, STRIKING_OFF, Road

#: A turn without an action: the cell completes the next papers of the dossier.
PAPERS = None
#: Who stands between cell and decision: a section committee, or a committee that decides itself.
SECTION, DELEGATED = "section", "delegated"


@dataclass(frozen=True)
class Turn:
    """One step so many days after the one before; `to`: the cell (its code) or the place the person moves to."""

    action: Action | None
    gap: int
    reason: str = ""
    to: str = ""


#: A turn and the state it leads to, if it leads to one.
Stage = tuple[Turn, State | None]

TO_THE_DOSSIER: list[Stage] = [
    (Turn(Action.OPEN, 0), State.DRAFT),
    (Turn(Action.SUBMIT, 3), State.SUBMITTED),
    (Turn(Action.RESOLVE, 10), State.RESOLVED),
    (Turn(Action.SEND, 3), State.SENT),
    (Turn(Action.RECEIVE, 4), State.RECEIVED),
    (Turn(Action.LIST, 18), State.LISTED),
    (Turn(Action.ASSIGN_HELPER, 0), State.FOLLOWED),
    (Turn(Action.ASK_PROCEDURE, 82), State.PROCEDURE_ASKED),
    (Turn(Action.ALLOW_PROCEDURE, 9), State.PROCEDURE_ALLOWED),
    (Turn(Action.OPEN_DOSSIER, 6), State.DOSSIER),
    (Turn(PAPERS, 24), None),
    (Turn(PAPERS, 31), None),
]
TO_PROBATION: list[Stage] = [
    (Turn(Action.RECEIVE_DECISION, 4), State.AWAITING_CEREMONY),
    (Turn(Action.HOLD_CEREMONY, 15), State.PROBATION),
]
TO_RECOGNITION: list[Stage] = [
    (Turn(Action.OPEN_RECOGNITION, 372), State.RECOGNITION),
    (Turn(PAPERS, 11), None),
]
STRIKING: list[Stage] = [
    (
        Turn(Action.PROPOSE_STRIKING_OFF, 130, "Bỏ sinh hoạt chi bộ ba tháng liền, không có lý do."),
        State.STRIKING_OFF,
    )
]
TO_THE_END: list[Stage] = [(Turn(Action.ANNOUNCE, 10), State.OFFICIAL)]

#: Day and month of the holidays with a fixed date.
HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}
#: What the cell skips when it takes up a person itself.
UNION_PART = {Action.SUBMIT, Action.RESOLVE, Action.SEND, Action.RECEIVE}


def votes(road: Road, by: str) -> list[Stage]:
    """From the cell's vote to the decision, within the working days of the rules."""
    stages: list[Stage] = [(Turn(Action.RECORD_CELL_VOTE, 12), road.cell_voted)]
    if by == SECTION and road.at_section:
        stages += [(Turn(Action.FORWARD_TO_SECTION, 2), road.at_section)]
        stages += [(Turn(Action.APPRAISE, 5), road.at_committee)]
    else:
        stages += [(Turn(Action.FORWARD_TO_COMMITTEE, 4), road.at_committee)]
    if by != DELEGATED:
        stages += [(Turn(Action.RECORD_COMMITTEE_VOTE, 9), road.committee_voted)]
        stages += [(Turn(Action.FORWARD_TO_AUTHORITY, 4), road.at_authority)]
    stages += [(Turn(Action.RECORD_AUTHORITY_VOTE, 12), road.authority_voted)]
    return [*stages, (Turn(Action.ISSUE_DECISION, 5), road.decided)]


def main_road(until: State, by: str) -> list[Stage]:
    """The road of a file that nobody holds up, as far as it can lead to this state."""
    admitted = [*TO_THE_DOSSIER, *votes(ADMISSION, by), *TO_PROBATION]
    if until in STRIKING_OFF.states:
        return [*admitted, *STRIKING, *votes(STRIKING_OFF, by)]
    return [*admitted, *TO_RECOGNITION, *votes(RECOGNITION, by), *TO_THE_END]


@dataclass(frozen=True)
class Story:
    """A person's road: along the main road to `until`, then some more turns, the last one `ago` days ago.

    Without `nominator` the cell itself takes the person up. `failing`: the cell's last vote misses the threshold.
    """

    person: str
    nominator: str | None
    until: State
    ago: int
    then: tuple[Turn, ...] = ()
    failing: bool = False
    by: str = ""

    @property
    def turns(self) -> list[Turn]:
        turns = []
        for turn, state in main_road(self.until, self.by):
            if self.nominator or turn.action not in UNION_PART:
                turns.append(turn)
            if state == self.until:
                break
        return [*turns, *self.then]

    def days(self, today: date) -> list[date]:
        """The day of each turn."""
        day, days = today - timedelta(self.ago), []
        for turn in reversed(self.turns):
            days.append(working_day(day))
            day -= timedelta(turn.gap)
        return days[::-1]


def working_day(day: date) -> date:
    """The day itself, or the last one before it on which the office was open."""
    while day.weekday() > 4 or (day.day, day.month) in HOLIDAYS:
        day -= timedelta(1)
    return day
