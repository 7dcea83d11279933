"""How a file of the demonstration travels: turns, the main road, and on which days."""

from dataclasses import dataclass
from datetime import date, timedelta

from ceremonies.choices import Action, State

#: A turn without an action: the cell completes the next papers of the dossier.
PAPERS = None


@dataclass(frozen=True)
class Turn:
    """One step so many days after the one before."""

    action: Action | None
    gap: int
    reason: str = ""


#: The state that a turn leads to, when it leads to one; the road of a file that nobody holds up.
MAIN_ROAD = [
    (Turn(Action.OPEN, 0), State.DRAFT),
    (Turn(Action.SUBMIT, 3), State.SUBMITTED),
    (Turn(Action.RESOLVE, 10), State.RESOLVED),
    (Turn(Action.SEND, 3), State.SENT),
    (Turn(Action.RECEIVE, 4), State.RECEIVED),
    (Turn(Action.LIST, 18), State.LISTED),
    (Turn(Action.ASSIGN_HELPER, 0), State.FOLLOWED),
    (Turn(Action.OPEN_DOSSIER, 95), State.DOSSIER),
    (Turn(PAPERS, 24), None),
    (Turn(PAPERS, 31), None),
    (Turn(Action.RECORD_CELL_VOTE, 12), State.CELL_VOTED),
    (Turn(Action.FORWARD_TO_COMMITTEE, 4), State.AT_COMMITTEE),
    (Turn(Action.RECORD_COMMITTEE_VOTE, 16), State.COMMITTEE_VOTED),
    (Turn(Action.FORWARD_TO_AUTHORITY, 4), State.AT_AUTHORITY),
    (Turn(Action.RECORD_AUTHORITY_VOTE, 14), State.AUTHORITY_VOTED),
    (Turn(Action.ISSUE_DECISION, 5), State.DECIDED),
]
#: Day and month of the holidays with a fixed date.
HOLIDAYS = {(1, 1), (30, 4), (1, 5), (2, 9)}
#: What the cell skips when it takes up a person itself.
UNION_PART = {Action.SUBMIT, Action.RESOLVE, Action.SEND, Action.RECEIVE}


@dataclass(frozen=True)
class Story:
    """A person's road: along the main road to `until`, then some more turns, the last one `ago` days ago.

    Without `nominator` the cell itself takes the person up. `failing`: the cell's vote misses the threshold.
    """

    person: str
    nominator: str | None
    until: State
    ago: int
    then: tuple[Turn, ...] = ()
    failing: bool = False

    @property
    def turns(self) -> list[Turn]:
        turns = []
        for turn, state in MAIN_ROAD:
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
