"""The first rows of a sheet and what they say over each column, with merged cells and without."""

from collections.abc import Iterator
from dataclasses import dataclass

from members.names import normalise
from members.spreadsheets.cells.texts import as_text, is_blank
from members.spreadsheets.reading.rows import Head, Merge

#: Merged cells of a header are few; a sheet that has more is not worth the time.
_MOST_COVERED = 20_000
_LONGEST_TITLE = 200
#: Row and place of the cell that holds the text.
Origin = tuple[int, int]


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
