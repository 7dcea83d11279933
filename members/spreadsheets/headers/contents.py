"""What stands in a column tells what its title leaves open."""

from dataclasses import replace

from members.names import fold
from members.spreadsheets.cells.mending import may_be_birth
from members.spreadsheets.cells.texts import is_blank
from members.spreadsheets.headers.grid import Title
from members.spreadsheets.headers.vocabulary import Vocabulary
from members.spreadsheets.headers.words import (
    BIRTH,
    CHOSEN,
    FAMILY,
    FEMALE,
    GIVEN,
    JOINED,
    MALE,
    NAME,
    NOTHING,
    SEX,
    Guess,
    sex_in,
)
from members.spreadsheets.reading.rows import Cell, Row

_CROSSES = {"x", "v", "✓", "✔", "√", "+", "1", "*"}


def sex_columns(free: dict[int, Guess], below: list[Row]) -> dict[int, Guess]:
    """«Nam» and «Nữ» with no title above hold birth dates or crosses: what stands in them tells."""
    unclear = {place for place, guess in free.items() if guess.part in (MALE, FEMALE) and guess.strength == 1}
    sure = [guess for place, guess in free.items() if BIRTH in guess.titles and place not in unclear]
    halves = [guess.titles for guess in sure if guess.part in (MALE, FEMALE)]
    if halves:
        return free | {place: replace(free[place], titles=halves[0]) for place in unclear}
    if sure or not any(may_be_birth(cell) for place in unclear for cell in _column(below, place)):
        return {place: guess for place, guess in free.items() if place not in unclear or SEX in guess.titles}
    return free | {place: replace(free[place], titles=_with_birth(free[place].titles)) for place in unclear}


def _with_birth(titles: tuple[str, ...]) -> tuple[str, ...]:
    return (BIRTH, SEX) if SEX in titles else (BIRTH,)


def crossed(
    titles: dict[int, Title], guesses: dict[int, Guess], below: list[Row], vocabulary: Vocabulary
) -> dict[int, Guess]:
    """Columns under one known title that hold nothing but crosses: the word over the cross is the value."""
    parts: dict[tuple[str, ...], list[int]] = {}
    for place, title in titles.items():
        parent = vocabulary.find(" ".join(title.lines[:-1]))
        if len(title.lines) > 1 and len(parent) == 1 and guesses[place] == NOTHING:
            parts.setdefault(parent, []).append(place)
    found = {}
    for parent, places in parts.items():
        cells = [str(cell).strip().casefold() for place in places for cell in _column(below, place)]
        if len(places) > 1 and cells and set(cells) <= _CROSSES:
            found |= {place: Guess(parent, CHOSEN, 2) for place in places}
    return found


def name_in_two(
    free: dict[int, Guess], titles: dict[int, Title], below: list[Row], settled: dict[int, Guess]
) -> dict[int, Guess]:
    """Family and given name in two columns, whether or not the second has a title of its own."""
    given = [place for place, guess in free.items() if guess.part == GIVEN]
    family = [place for place, guess in free.items() if guess.part == FAMILY]
    if family and given:
        return free
    free = {place: guess for place, guess in free.items() if guess.part not in (GIVEN, FAMILY)}
    whole = [place for place, guess in free.items() if guess.titles == (NAME,) and not guess.part]
    if not whole:
        return free | {place: Guess((NAME,), "", 1) for place in given[:1]}
    right = whole[0] + 1
    untitled = right not in titles and right not in settled
    if (right in given or untitled) and _given_names_apart(below, whole[0], right):
        return free | {place: Guess((NAME,), JOINED, 3) for place in (whole[0], right)}
    return free


def _given_names_apart(below: list[Row], name: int, right: int) -> bool:
    """Whether the column beside the name holds given names that the name lacks; headings stand alone in their row."""
    rows = [row.cells for row in below if sum(not is_blank(cell) for cell in row.cells) > 1]
    rows = [cells for cells in rows if right < len(cells) and not is_blank(cells[name])]
    pairs = [(str(cells[name]), cells[right]) for cells in rows if not is_blank(cells[right])]
    return 2 * len(pairs) >= len(rows) > 0 and all(_lacks(whole, cell) for whole, cell in pairs)


def _lacks(name: str, cell: Cell) -> bool:
    if not isinstance(cell, str) or sex_in(cell) or len(cell.split()) > 2 or len(cell.strip()) < 2:
        return False
    words, given = fold(name).split(), fold(cell).split()
    return all(map(str.isalpha, given)) and words[-len(given) :] != given


def _column(below: list[Row], place: int) -> list[Cell]:
    return [row.cells[place] for row in below if place < len(row.cells) and not is_blank(row.cells[place])]
