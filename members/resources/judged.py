from dataclasses import dataclass, field

from django.db.models import Model

from members.choices import Outcome
from members.spreadsheets.repairs import Repair

__all__ = ["Judged", "Message", "Outcome", "Repair"]


@dataclass(frozen=True, slots=True)
class Message:
    level: str
    """error, warning or info"""
    column: str | None
    """Our title of the column."""
    text: str


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
    instance: Model | None
    repaired: list[Repair] = field(default_factory=list)
    matches: list[int] = field(default_factory=list)
    """People who may be the same, for the sender to decide; empty unless the outcome is ASKED."""
