"""What the rows of a sheet turn out to be: data under our titles, or passed over. Plain data."""

from dataclasses import dataclass, field

from members.spreadsheets.cells.repairs import Remark, Repair
from members.spreadsheets.reading.rows import Cell


@dataclass(slots=True)
class DataRow:
    """One row that stands for somebody or something, under our titles."""

    number: int
    cells: dict[str, Cell]
    """A title is absent when the sheet has no such column; an empty cell is ""."""
    repaired: list[Repair] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of the sheet that is no data: a heading, a total, a repeated header, the signature."""

    number: int
    text: str
    why: str
