"""What may be done next with a file, by whom, and what stands in the way."""

from dataclasses import dataclass, replace
from datetime import date

from ceremonies.choices import Action
from ceremonies.models import Candidacy
from ceremonies.permissions import holds_desk, is_separate
from ceremonies.rules import Facts, Requirement, missing
from ceremonies.selectors.facts import facts_of
from ceremonies.selectors.organisations import mode_above
from ceremonies.workflow import Transition, transitions_from

#: Says of one of two alternative rows that the other one is the road; nothing is missing.
_OTHER_ROAD = frozenset({"delegated", "not_delegated"})


@dataclass(frozen=True)
class Way:
    """A row of the table from the file's state. `separate` is False when the user did the step before."""

    transition: Transition
    missing: list[Requirement]
    held: bool
    separate: bool

    @property
    def action(self) -> Action:
        return self.transition.action

    @property
    def is_side(self) -> bool:
        return self.transition.ends

    @property
    def is_open(self) -> bool:
        return self.held and self.separate


def ways_of(user, candidacy: Candidacy, on: date) -> list[Way]:
    """Every row that applies to this file, the main road first."""
    facts, ways = facts_of(candidacy, on), []
    for row in transitions_from(candidacy.state):
        lacking = missing(row.action, _seen_by(row, candidacy, facts, on), candidacy.policy.data, on)
        if (row.ends and lacking) or _OTHER_ROAD & {r.code for r in lacking}:
            continue
        held = holds_desk(user, candidacy, row)
        ways.append(Way(row, lacking, held, held and is_separate(user, candidacy, row)))
    return ways


def _seen_by(row: Transition, candidacy: Candidacy, facts: Facts, on: date) -> Facts:
    """The committees are found anew when the file leaves the cell: the tree may have changed meanwhile."""
    if row.action != Action.FORWARD_TO_COMMITTEE:
        return facts
    return replace(facts, authority_mode=mode_above(candidacy.cell, on))
