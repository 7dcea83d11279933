"""What the rules look at and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ceremonies.choices import PaperKind, Route
from members.choices import DecisionMode

Policy = Mapping


@dataclass(frozen=True)
class Requirement:
    """One thing that is missing: the sentence, the clause that asks for it, what to do, until when."""

    code: str
    sentence: str
    clause: str
    todo: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Vote:
    """A counted vote. `listed`: all members of the body; `excluded`: those not entitled."""

    held_on: date
    listed: int
    excluded: int
    present: int
    votes_for: int
    votes_against: int

    @property
    def entitled(self) -> int:
        return self.listed - self.excluded


@dataclass(frozen=True)
class PaperFact:
    kind: PaperKind
    issued_on: date | None
    number: str


@dataclass(frozen=True)
class Facts:
    """Everything the rules ask about a file, as plain values."""

    route: Route
    birth_date: date
    has_nominator: bool = True
    is_party_member: bool = False
    is_youth_member: bool = False
    is_union_member: bool = False
    youth_union_exists: bool = False
    has_strengths: bool = True
    introducers: int = 0
    dossier_started_on: date | None = None
    papers: tuple[PaperFact, ...] = ()
    cell_passed: bool | None = None
    committee_passed: bool | None = None
    authority_passed: bool | None = None
    authority_mode: DecisionMode | None = None
    authority_is_committee: bool = False
    authority_ready: bool = True
    has_native_place: bool = True
    has_department: bool = True
    cell_official: int = 0
    changed_since_vote: tuple[str, ...] = ()
    proposed_vote: Vote | None = field(default=None)


def is_delegated(facts: Facts) -> bool:
    """The grass-roots committee decides itself, as a whole (294-QĐ/TW §22)."""
    return facts.authority_is_committee and facts.authority_mode == DecisionMode.COLLECTIVE
