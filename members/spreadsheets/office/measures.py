"""Arithmetic for the sheet an office prints. Widths in characters, as Excel has them."""

from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap

from members.spreadsheets.office.lists import OfficeColumn

NARROW, WIDE = 1.3, 1.0  # small letters, and capitals or bold ones, to a character of the width


def lines_of(text: str, width: float, letters: float = NARROW) -> int:
    """About how many it takes; `letters`: how many there are to a character of the width, which is a digit."""
    room = max(int(width * (WIDE if text.isupper() else letters)), 1)
    return sum(1 if len(line) <= room else len(wrap(line, room)) for line in text.split("\n"))


def middle_of(widths: Sequence[float]) -> int:
    """The last column of the left half."""
    reached = 0.0
    for place, width in enumerate(widths[:-1]):
        reached += width
        if reached + width / 2 >= sum(widths) / 2:
            return place
    return max(len(widths) - 2, 0)


def header_merges(columns: Sequence[OfficeColumn], first: int) -> list[tuple[int, int, int, int]]:
    """(row, place, row, place): a group over its columns, any other title over both rows."""
    merges, place = [(first, 0, first + 1, 0)], 1
    for group, members in groupby(columns, key=lambda column: column.group or column):
        width = len(list(members))
        last_row = first + 1 if isinstance(group, OfficeColumn) else first
        merges.append((first, place, last_row, place + width - 1))
        place += width
    return merges
