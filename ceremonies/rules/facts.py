"""What the rules look at and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ceremonies.choices import Matter, PaperKind, Route
from members.choices import DecisionMode

Policy = Mapping


@dataclass(frozen=True)
class Requirement:
    """One thing that is missing: the sentence, the clause that asks for it, what to do.

    `until`: it stands in the way until this day, from which on it no longer does.
    """

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
class HelperFact:
    """Who introduces; `together_since` is not asked of a replacement (294-QĐ/TW §3.2.2).

    `left`: no longer an official member of the cell.
    """

    name: str
    together_since: date | None = None
    replacement: bool = False
    left: bool = False


@dataclass(frozen=True)
class Facts:
    """Everything the rules ask about a file, as plain values. `*_passed`: the vote of the matter considered now."""

    route: Route
    birth_date: date
    matter: Matter = Matter.ADMISSION
    has_nominator: bool = True
    is_party_member: bool = False
    is_youth_member: bool = False
    is_union_member: bool = False
    youth_union_exists: bool = False
    has_strengths: bool = True
    is_listed: bool = False
    introducers: int = 0
    helpers: tuple[HelperFact, ...] = ()
    procedure_allowed: bool = False
    dossier_started_on: date | None = None
    papers: tuple[PaperFact, ...] = ()
    unverified: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    has_section: bool = False
    at_committee: bool = False
    cell_passed: bool | None = None
    committee_passed: bool | None = None
    authority_passed: bool | None = None
    failed_cell_votes: int = 0
    authority_mode: DecisionMode | None = None
    authority_is_committee: bool = False
    authority_ready: bool = True
    has_native_place: bool = True
    has_department: bool = True
    cell_official: int = 0
    changed_since_vote: tuple[str, ...] = ()
    left_party_on: date | None = None
    left_by_wish: bool = False
    past_admissions: int = 0
    decision_issued_on: date | None = None
    decision_received_on: date | None = None
    probation_ends_on: date | None = None
    ceremony_due: date | None = None
    late_consent: bool = False
    moved: bool = False
    under_review: bool = False
    proposed_vote: Vote | None = field(default=None)
    move_decided_on: date | None = None


def is_delegated(facts: Facts) -> bool:
    """The grass-roots committee decides itself, as a whole (294-QĐ/TW §22)."""
    return facts.authority_is_committee and facts.authority_mode == DecisionMode.COLLECTIVE
