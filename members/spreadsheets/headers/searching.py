"""The row in which the header of a sheet begins: the one under which most is understood."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from members.spreadsheets.cells.texts import key
from members.spreadsheets.headers.grid import Grid, Title, titles
from members.spreadsheets.headers.layouts import Wanted
from members.spreadsheets.headers.lines import last_line
from members.spreadsheets.headers.numbering import is_column_numbers
from members.spreadsheets.headers.vocabulary import Vocabulary
from members.spreadsheets.headers.words import Guess, is_family_name
from members.spreadsheets.reading.rows import Head, Row
from members.spreadsheets.refusals import UnusableFile

#: Rows below the header that are looked at to tell what a column holds.
LOOKED_AT = 20
_REQUIRED_WEIGHT = 3
#: A row into which a merged cell from above reaches is the second line of something.
_HANGING = 15
#: One text in the whole row is rather the title of the list.
_ALONE = 1.5


@dataclass(frozen=True)
class Header:
    """One way to see the header of one sheet."""

    head: Head
    rows: tuple[int, int]
    titles: dict[int, Title]
    guesses: dict[int, Guess]
    score: float

    @cached_property
    def below(self) -> list[Row]:
        rows = [row for row in self.head.rows if row.number > self.rows[1]]
        return [row for row in rows[:LOOKED_AT] if not is_column_numbers(row.cells)]


def best_header(head: Head, vocabulary: Vocabulary, wanted: Wanted, chosen: int | None) -> Header:
    grid = Grid(head)
    if chosen is not None and chosen not in grid.rows:
        raise UnusableFile(f"Dòng {chosen} của trang tính «{head.name}» trống hoặc nằm quá xa đầu trang.")
    widest = max(head.rows, key=lambda row: sum(isinstance(cell, str) and bool(cell) for cell in row.cells))
    firsts = [number for number in grid.rows if vocabulary.may_begin(grid.texts(number))]
    if chosen is not None:
        firsts = [chosen]
    found = [_header(head, grid, first, vocabulary, wanted) for first in firsts or [widest.number]]
    best = _first_list(found, wanted)
    return (
        best
        if best.score > 0 or chosen is not None
        else _header(head, grid, widest.number, vocabulary, wanted)
    )


def _first_list(found: list[Header], wanted: Wanted) -> Header:
    """The best header, or one further up that heads a list of its own: none of its rows may be lost."""
    best = max(found, key=lambda header: header.score)
    while True:
        above = [
            other for other in found if other.rows[1] + 1 < best.rows[0] and _is_complete(other, best, wanted)
        ]
        if not above:
            return best
        best = max(above, key=lambda header: header.score)


def _is_complete(header: Header, best: Header, wanted: Wanted) -> bool:
    named = {title for guess in header.guesses.values() if guess.strength > 2 for title in guess.titles}
    return named.issuperset(wanted.required) and 2 * header.score >= best.score > 0


def _header(head: Head, grid: Grid, first: int, vocabulary: Vocabulary, wanted: Wanted) -> Header:
    last = last_line(grid, first, vocabulary)
    over = titles(grid, first, last)
    for place, title in over.items():
        if title.borrowed and key(title.own.text) == "ten" and is_family_name(over[place - 1].text):
            over[place] = title.own
    if any(len(title.lines) == 1 and title.origins[0][0] > first for title in over.values()):
        over = {place: _without_loans(title, vocabulary) for place, title in over.items()}
    guesses = {place: vocabulary.guess(title.lines) for place, title in over.items()}
    for place in over:
        three = [over[near].text if near in over else "" for near in range(place, place + 3)]
        guesses |= dict(enumerate(vocabulary.by_day_month_and_year(three), place))
    running = any(vocabulary.is_running(title.text) for title in over.values())
    score = _worth(guesses.values(), wanted) + 2 * running
    if score:
        score -= 0.5 * (last - first) + _HANGING * grid.hangs(first) + _ALONE * grid.stands_alone(first)
    return Header(head, (first, last), over, guesses, score)


def _without_loans(title: Title, vocabulary: Vocabulary) -> Title:
    """Where titles of one line stand at the bottom, a line from the left is only taken when it fits."""
    if not title.borrowed:
        return title
    alone, together = vocabulary.guess(title.own.lines), vocabulary.guess(title.lines)
    return title.own if alone.strength > together.strength else title


def _worth(guesses: Iterable[Guess], wanted: Wanted) -> float:
    sure: dict[str, float] = {}
    for guess in guesses:
        for title in guess.titles:
            share = 1 if guess.part else len(guess.titles)
            sure[title] = max(sure.get(title, 0), guess.strength / share)
    return sum(s * (_REQUIRED_WEIGHT if title in wanted.required else 1) for title, s in sure.items())
