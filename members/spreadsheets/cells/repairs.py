"""What is told of a cell beside its value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that was put right without asking; shown before anything is stored."""

    column: str
    """Our title of the column."""
    old: str
    new: str
    why: str
    """A short Vietnamese phrase: «bù số 0 ở đầu», «phông chữ .VnTime»."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the sender should know about a cell that was not put right: «nt» was left empty."""

    column: str
    """Our title of the column."""
    text: str
