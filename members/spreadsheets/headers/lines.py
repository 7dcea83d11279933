"""Where a header may stand and what it says over each column, however many lines and merged cells it has."""

from members.spreadsheets.cells.texts import is_blank
from members.spreadsheets.headers.grid import Grid, Title, titles
from members.spreadsheets.headers.vocabulary import Vocabulary
from members.spreadsheets.headers.words import is_explanation
from members.spreadsheets.reading.rows import Cell, Merge

MOST_LINES = 4


def last_line(grid: Grid, first: int, vocabulary: Vocabulary) -> int:
    """The last row of the header that begins in row `first`."""
    last = first
    while last + 1 < first + MOST_LINES and _continues(grid, first, last, vocabulary):
        last += 1
    return last


def _continues(grid: Grid, first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether the row below belongs to the header: a merged cell reaches into it, or it completes titles."""
    number = last + 1
    if any(_reaches_down(grid.merge(last, place), first, number) for place in range(grid.width)):
        return True
    cells = grid.rows.get(number, [])
    filled = {place: cell for place, cell in enumerate(cells) if not is_blank(cell)}
    if not filled or any(_is_figure(cell) for cell in filled.values()):
        return False
    above = titles(grid, first, last)
    completes = _divides(above, filled, vocabulary)
    for place in filled:
        for covered in _places(grid.merge(number, place), place):
            verdict = _completes(above, covered, grid.text((number, place)), filled, vocabulary)
            if verdict is False:
                return False
            completes = completes or verdict is True
    return completes


def _reaches_down(merge: Merge | None, first: int, number: int) -> bool:
    return bool(merge) and first <= merge.first_row and number <= merge.last_row < first + MOST_LINES


def _is_figure(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return True
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))


def _places(merge: Merge | None, place: int) -> range:
    return (
        range(merge.first_place, min(merge.last_place, place + 100) + 1) if merge else range(place, place + 1)
    )


def _completes(
    above: dict[int, Title], place: int, text: str, filled: dict[int, Cell], vocabulary: Vocabulary
) -> bool | None:
    """True: this second line makes sense; False: it is data under a finished title; None: cannot be told."""
    over = above.get(place)
    if over is None:
        return vocabulary.knows(text) or None
    joined = vocabulary.find(f"{over.text} {text}")
    if joined or is_explanation(text):
        return True
    if _stands_over_several(above, place, filled):
        return vocabulary.knows(text) or None
    if vocabulary.find(over.text) or vocabulary.is_running(over.text):
        return False
    return vocabulary.knows(text) or None


def _divides(above: dict[int, Title], filled: dict[int, Cell], vocabulary: Vocabulary) -> bool:
    """Whether the row says nothing but parts of one known title: «Kết quả» over «Đạt» and «Không đạt»."""
    first = min(filled)
    side_by_side = list(filled) == list(range(first, first + len(filled))) and len(filled) > 1
    return (
        side_by_side
        and first in above
        and _stands_over_several(above, first, filled)
        and bool(vocabulary.find(above[first].text))
        and all(place not in above or above[place].origins == above[first].origins for place in filled)
    )


def _stands_over_several(above: dict[int, Title], place: int, filled: dict[int, Cell]) -> bool:
    over = above[place].origins[-1]
    shared = any(above[near].origins[-1] == over for near in (place - 1, place + 1) if near in above)
    return shared or (place + 1 not in above and place + 1 in filled)
