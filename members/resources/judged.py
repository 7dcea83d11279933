from dataclasses import dataclass

from django.db.models import Model, TextChoices


class Outcome(TextChoices):
    NEW = "new", "Mới"
    CHANGED = "changed", "Thay đổi"
    SAME = "same", "Không đổi"
    WRONG = "wrong", "Có lỗi"


@dataclass(frozen=True)
class Message:
    level: str
    """error, warning or info"""
    column: str | None
    text: str


@dataclass
class Judged:
    """One row of the sheet and what it would do to the register; values are texts by column title."""

    number: int
    outcome: Outcome
    key: str
    values: dict[str, str]
    before: dict[str, str]
    """What the register says now, for the columns that would change."""
    messages: list[Message]
    instance: Model | None
