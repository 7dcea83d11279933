"""Where a header may stand and what it says over each column, however many lines and merged cells it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from members.names import normalise
from members.spreadsheets.reading import Cell, Head, Merge
from members.spreadsheets.values import as_text, is_blank
from members.spreadsheets.vocabulary import Vocabulary, is_explanation

MOST_LINES = 4
#: Merged cells of a header are few; a sheet that has more is not worth the time.
_MOST_COVERED = 20_000
_LONGEST_TITLE = 200

Origin = tuple[int, int]
"""Row and place of the cell that holds the text."""


@dataclass(frozen=True, slots=True)
class Title:
    """What stands over one column, from the top line down."""

    lines: tuple[str, ...]
    origins: tuple[Origin, ...]
    """Columns under one merged title share them."""
    borrowed: int = 0
    """How many of the lines stand over the column to the left, with blank cells over this one."""

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def own(self) -> "Title":
        return Title(self.lines[self.borrowed :], self.origins[self.borrowed :])


class Grid:
    """The first rows of a sheet with their merged cells."""

    def __init__(self, head: Head):
        self.rows = {row.number: row.cells for row in head.rows}
        self.width = max((len(cells) for cells in self.rows.values()), default=0)
        self._texts: dict[Origin, str] = {}
        self._merge_at: dict[Origin, Merge] = {}
        for number, place, merge in _covered(head.merges, list(self.rows), self.width):
            self._merge_at[number, place] = merge

    def merge(self, number: int, place: int) -> Merge | None:
        return self._merge_at.get((number, place))

    def origin(self, number: int, place: int) -> Origin:
        merge = self.merge(number, place)
        return (merge.first_row, merge.first_place) if merge else (number, place)

    def text(self, origin: Origin) -> str:
        """Blanks made one, lines kept."""
        if origin not in self._texts:
            number, place = origin
            cells = self.rows.get(number, [])
            lines = as_text(cells[place]).splitlines() if place < len(cells) else []
            self._texts[origin] = "\n".join(map(normalise, lines)).strip()[:_LONGEST_TITLE]
        return self._texts[origin]

    def texts(self, number: int) -> list[str]:
        return [
            self.text((number, place)) for place, cell in enumerate(self.rows[number]) if not is_blank(cell)
        ]

    def hangs(self, number: int) -> bool:
        """Whether a merged cell from further up reaches into the row."""
        return any(self.origin(number, place)[0] < number for place in range(self.width))

    def stands_alone(self, number: int) -> bool:
        return sum(not is_blank(cell) for cell in self.rows[number]) == 1


def _covered(merges: list[Merge], numbers: list[int], width: int) -> Iterator[tuple[int, int, Merge]]:
    seen = 0
    last = max(numbers, default=0)
    for merge in merges:
        if merge.first_row > last:
            continue
        for number in range(merge.first_row, min(merge.last_row, last) + 1):
            for place in range(merge.first_place, min(merge.last_place + 1, width)):
                seen += 1
                if seen > _MOST_COVERED:
                    return
                yield number, place, merge


def titles(grid: Grid, first: int, last: int) -> dict[int, Title]:
    """Place → what the rows `first` to `last` say over it; columns with nothing over them are left out."""
    lines = [[_filled_origin(grid, number, place, first) for place in range(grid.width)]
             for number in range(first, last + 1)]  # fmt: skip
    borrowed = _spread(lines)
    found = {}
    for place, column in enumerate(zip(*lines, strict=True)):
        origins = tuple(dict.fromkeys(origin for origin in column if origin))
        if origins:
            found[place] = Title(tuple(map(grid.text, origins)), origins, borrowed.get(place, 0))
    return found


def _filled_origin(grid: Grid, number: int, place: int, first: int) -> Origin | None:
    origin = grid.origin(number, place)
    return origin if origin[0] >= first and grid.text(origin) else None


def _spread(lines: list[list[Origin | None]]) -> dict[int, int]:
    """A title without merge stands over the blank cells to its right when both have a line of their own below.

    Place → how many lines it was lent.
    """
    lent: dict[int, int] = {}
    for depth, line in enumerate(lines[:-1]):
        below = lines[depth + 1 :]

        def parted(place: int, line=line, below=below) -> bool:
            return any(other[place] not in (None, line[place]) for other in below)

        for place in range(1, len(line)):
            if line[place] is None and line[place - 1] and parted(place) and parted(place - 1):
                line[place] = line[place - 1]
                lent[place] = lent.get(place, 0) + 1
    return lent


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
