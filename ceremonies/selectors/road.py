"""What may be done next with a file, by whom, and what stands in the way."""

from dataclasses import dataclass, replace
from datetime import date

from ceremonies.choices import Action, PaperKind
from ceremonies.models import Candidacy
from ceremonies.permissions import holds_desk, is_separate
from ceremonies.rules import Facts, Requirement, missing
from ceremonies.selectors.facts import Surroundings, authority_facts, facts_of
from ceremonies.workflow import TRANSITIONS, Transition, transitions_from

#: Says of one of two alternative rows that the other one is the road; nothing is missing.
_OTHER_ROAD = frozenset(
    {"delegated", "not_delegated", "by_section", "no_section", "no_permission_needed", "procedure_permission"}
)
_PAPER = "paper_"


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


def ways_of(user, candidacy: Candidacy, on: date, around: Surroundings | None = None) -> list[Way]:
    """Every row that applies to this file, the main road first."""
    facts, ways = facts_of(candidacy, on, around), []
    for row in transitions_from(candidacy.state):
        lacking = _missing(row, candidacy, facts, on)
        if (row.ends and lacking) or _OTHER_ROAD & {r.code for r in lacking}:
            continue
        held = holds_desk(user, candidacy, row)
        ways.append(Way(row, together(lacking), held, held and is_separate(user, candidacy, row)))
    return ways


def given_up(user, candidacy: Candidacy, action: Action) -> list[Action]:
    """Later steps that the user could take, but not after taking this one; each once, whatever is considered."""
    later = [row for row in TRANSITIONS.values() if action in row.not_by]
    return list(dict.fromkeys(row.action for row in later if holds_desk(user, candidacy, row)))


def missing_today(row: Transition, candidacy: Candidacy, on: date) -> list[Requirement]:
    """What stands in the way before the step's own details (a vote, a date) are known."""
    return together(_missing(row, candidacy, facts_of(candidacy, on), on))


def _missing(row: Transition, candidacy: Candidacy, facts: Facts, on: date) -> list[Requirement]:
    if row.action in (
        Action.FORWARD_TO_COMMITTEE,
        Action.APPRAISE,
    ):  # the tree may have changed since the file was opened
        facts = replace(facts, **authority_facts(candidacy.cell, on))
    return missing(row.action, facts, candidacy.policy.data, on)


def together(requirements: list[Requirement]) -> list[Requirement]:
    """Many missing papers are said in one breath; the checklist below shows each."""
    papers = [r for r in requirements if r.code.startswith(_PAPER)]
    if len(papers) < 2:
        return requirements
    names = "; ".join(PaperKind(r.code.removeprefix(_PAPER)).label for r in papers)
    sentence = f"Còn thiếu {len(papers)} giấy tờ của hồ sơ: {names}."
    todo = "Ghi ngày và số của từng giấy tờ vào danh mục của hồ sơ."
    return [
        Requirement("papers", sentence, papers[0].clause, todo),
        *(r for r in requirements if r not in papers),
    ]
