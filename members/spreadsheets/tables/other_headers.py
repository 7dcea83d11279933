"""Another list below the first one, with its columns in another order."""

from collections.abc import Callable

from xlsxwriter.utility import xl_col_to_name

from members.names import normalise
from members.spreadsheets.headers.assigning import assign
from members.spreadsheets.headers.grid import Title
from members.spreadsheets.headers.layouts import SeenColumn, Wanted
from members.spreadsheets.headers.vocabulary import Vocabulary
from members.spreadsheets.reading.rows import Cell

_FEWEST = 3
Columns = tuple[list[SeenColumn], int | None]
"""And the place of the running number."""


def finder(wanted: Wanted) -> Callable[[int, list[Cell]], Columns | None]:
    """Tells whether a row (its number, its cells) is a header that names all required columns, and what it says."""
    vocabulary = Vocabulary(wanted)

    def find(number: int, cells: list[Cell]) -> Columns | None:
        filled = {place: cell for place, cell in enumerate(cells) if cell != ""}
        texts = {place: normalise(cell) for place, cell in filled.items() if isinstance(cell, str)}
        first = next(iter(texts.values()), "")
        if len(filled) < _FEWEST or len(texts) < len(filled) or not vocabulary.is_title(first):
            return None
        titles = {place: Title((text,), ((number, place),)) for place, text in texts.items()}
        guesses = {place: vocabulary.guess(title.lines) for place, title in titles.items()}
        uses = assign(titles, guesses, [], wanted, {}).uses
        named = {title for guess in uses.values() for title in guess.titles}
        if not named.issuperset(wanted.required) or len(named) < _FEWEST:
            return None
        columns = [
            SeenColumn(place, xl_col_to_name(place), texts[place], guess.titles, [], guess.part)
            for place, guess in sorted(uses.items())
        ]
        running = (place for place, text in texts.items() if vocabulary.is_running(text))
        return columns, next(running, None)

    return find
