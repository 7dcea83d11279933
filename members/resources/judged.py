from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model

from members.choices import Outcome
from members.spreadsheets.cells import Repair

__all__ = ["Judged", "Message", "Outcome", "Read", "Repair", "UnknownName"]


@dataclass(frozen=True, slots=True)
class Message:
    level: str
    """error, warning or info"""
    column: str | None
    """Our title of the column."""
    text: str


@dataclass(slots=True)
class UnknownName:
    """A unit that a sheet names and nobody knows; never created, the sender chooses."""

    rows: int
    nearest: list[tuple[int, str]]
    """Primary key and «Tên (MÃ)» of known ones, the most alike first."""


@dataclass(slots=True)
class Read:
    """One row with every cell read, before the register was asked anything. Nothing in it is a model."""

    number: int
    values: dict[str, object]
    """By attribute; only what the row says and what could be read."""
    texts: dict[str, str]
    """By title: as the register would show it, or as typed where it could not be read."""
    messages: list[Message]
    repaired: list[Repair]
    unknown: list[str]
    """Names of units nobody knows."""
    who: tuple[str, date] | None = None
    """Folded name and birth date, where people are looked for by them: see `members.resources.matching`."""


@dataclass(slots=True)
class Judged:
    """One row of the sheet and what it would do to the register; values are texts by our column title."""

    number: int
    outcome: Outcome
    key: str
    values: dict[str, str]
    before: dict[str, str]
    """What the register says now, for the columns that would change."""
    messages: list[Message]
    instance: Model | None = None
    """The entry of the register this row is about, as it is now; None for a new one."""
    cleaned: dict[str, object] = field(default_factory=dict)
    """Attribute → value that writing this row puts into the register."""
    repaired: list[Repair] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Names of units nobody knows: the row is ASKED until the sender has chosen."""
    double: bool = False
    """ASKED who this is: one of `matches`, somebody new, or not to be taken."""
    matches: list[int] = field(default_factory=list)
    """People who may be the same; empty where only another row of the file is like this one."""
