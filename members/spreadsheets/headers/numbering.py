"""Numbers that only count: the places of the columns, and the running number (STT) of the rows."""

import re

from members.spreadsheets.cells.texts import is_blank
from members.spreadsheets.reading.rows import Cell

_LONGEST_NUMBER = 6
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[A-Za-z])\s*\)?\.?")


def is_column_numbers(cells: list[Cell]) -> bool:
    """«(1) (2) (3)», «A B 1 2»: numbers that count up from the left, and nothing else."""
    filled = [str(cell).strip() for cell in cells if not is_blank(cell)]
    if len(filled) < 2 or max(map(len, filled)) > _LONGEST_NUMBER:
        return False
    found = [_COLUMN_NUMBER.fullmatch(text) for text in filled]
    if not all(found):
        return False
    counted = [int(number[1]) for number in found if number and number[1].isdecimal()]
    first = counted[0] if counted else 0
    return len(counted) > 1 and first <= 4 and counted == list(range(first, first + len(counted)))


def is_running_number(cell: Cell) -> bool:
    """1, 1.0, «01», «1.»"""
    if isinstance(cell, str):
        return cell.strip().rstrip(".)").removesuffix(".0").isdecimal() and len(cell) < 8
    return isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer())
