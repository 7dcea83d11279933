"""What stands in a sheet, as the child sent it. Plain data."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """As the spreadsheet program shows it: the first row of the sheet is 1."""
    cells: list[Cell]
    """From column A on; "" where nothing stands."""
    originals: dict[int, str] = field(default_factory=dict)
    """Place of a cell → its text before an old code was read."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Rows count from 1, places from 0."""

    first_row: int
    first_place: int
    last_row: int
    last_place: int


@dataclass(frozen=True)
class Head:
    """The beginning of one visible sheet."""

    name: str
    rows: list[Row]
    """The first 60 rows with something in them."""
    merges: list[Merge]
    encoding: str
    """The old code (OldCode) in which the fonts say its cells are written; they are converted already. Or ""."""
    suspected: str
    """The old code its texts look like although no font says so; nothing is converted. Or ""."""
    filled_rows: int
