"""The right sheet, its header and what each column means; the sender's word goes before all that is found."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name

from members.spreadsheets.assigning import Assigned, assign, crossed
from members.spreadsheets.code_tables import key
from members.spreadsheets.headers import Grid, Title, last_line, titles
from members.spreadsheets.layouts import Corrections, Layout, SeenColumn, Wanted
from members.spreadsheets.outside import is_column_numbers
from members.spreadsheets.reading import Head, Row
from members.spreadsheets.safety import UnusableFile
from members.spreadsheets.sections import is_running_number
from members.spreadsheets.values import as_text, is_blank
from members.spreadsheets.vocabulary import Guess, Vocabulary, is_family_name

#: Rows below the header that are looked at to tell what a column holds.
LOOKED_AT = 20
_REQUIRED_WEIGHT = 3
#: A row into which a merged cell from above reaches is the second line of something.
_HANGING = 15
#: One text in the whole row is rather the title of the list.
_ALONE = 1.5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOT_THE_LIST = ("vidu", "huongdan", "cachghi", "danhmuc")


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


def understand(heads: list[Head], wanted: Wanted, corrections: Corrections) -> Layout:
    """Raises UnusableFile when there is nothing at all to read; missing columns are told in the layout."""
    filled = [head for head in heads if head.rows]
    if not filled:
        raise UnusableFile("Tệp rỗng, không có dòng nào.")
    vocabulary = Vocabulary(wanted)
    candidates = _chosen(heads, filled, corrections)
    headers = [_best_header(head, vocabulary, wanted, corrections.header_row) for head in candidates]
    header = max(headers, key=_rank)
    guesses = header.guesses | crossed(header.titles, header.guesses, header.below, vocabulary)
    assigned = assign(header.titles, guesses, header.below, wanted, corrections.columns or {})
    return _layout(header, heads, assigned, wanted, vocabulary)


def _chosen(heads: list[Head], filled: list[Head], corrections: Corrections) -> list[Head]:
    if not corrections.sheet:
        return filled
    for head in heads:
        if head.name == corrections.sheet and head.rows:
            return [head]
    raise UnusableFile(f"Tệp không có trang tính «{corrections.sheet[:40]}», hoặc trang tính đó trống.")


def _rank(header: Header) -> tuple:
    """Of one sheet for each year the latest; the first among equals: max() keeps it."""
    aside = key(header.head.name).startswith(_NOT_THE_LIST)
    years = [int(year) for year in _YEAR.findall(header.head.name)]
    return not aside, header.score, bool(header.below), max(years, default=0)


def _best_header(head: Head, vocabulary: Vocabulary, wanted: Wanted, chosen: int | None) -> Header:
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


def _layout(
    header: Header, heads: list[Head], assigned: Assigned, wanted: Wanted, vocabulary: Vocabulary
) -> Layout:
    columns = _columns(header, assigned)
    found = {title for column in columns for title in column.titles}
    running = [place for place, title in header.titles.items() if vocabulary.is_running(title.text)]
    unread = [(c.place, c.written) for c in columns if c.written and not c.titles and c.place not in running]
    sheets = [head.name for head in heads]
    notes = [*assigned.notes]
    notes += [f"Cột «{_short(written)}» không thuộc danh sách này nên không được đọc." for place, written in unread
              if place not in assigned.explained]  # fmt: skip
    others = ", ".join(f"«{name}»" for name in sheets if name != header.head.name)
    if others:
        notes.append(f"Chỉ đọc trang tính «{header.head.name}»; không đọc {others}.")
    return Layout(
        sheet=header.head.name,
        sheets=sheets,
        header_rows=header.rows,
        columns=columns,
        letterhead=_letterhead(header),
        missing=[title for title in wanted.required if title not in found],
        signature=hashlib.sha256("\n".join(c.key for c in columns if c.written).encode()).hexdigest(),
        encoding=header.head.encoding,
        suspected=header.head.suspected,
        running=running[0] if running else _untitled_running(header, columns),
        notes=notes,
    )


def _columns(header: Header, assigned: Assigned) -> list[SeenColumn]:
    """All columns with a title or with something under it."""
    width = max(len(row.cells) for row in header.head.rows)
    columns = []
    for place in range(width):
        samples = [as_text(row.cells[place]).strip()[:60] for row in header.below
                   if place < len(row.cells) and not is_blank(row.cells[place])][:3]  # fmt: skip
        title = header.titles.get(place)
        if title is None and not samples:
            continue
        use = assigned.uses.get(place, Guess())
        written = " – ".join(" ".join(line.split()) for line in title.lines) if title else ""
        columns.append(SeenColumn(place, xl_col_to_name(place), written, use.titles, samples, use.part))
    return columns


def _untitled_running(header: Header, columns: list[SeenColumn]) -> int | None:
    """A column without title, left of all that is read, in which numbers count up."""
    first = columns[0] if columns else None
    if first is None or first.written or first.titles:
        return None
    cells = [row.cells[first.place] for row in header.below if first.place < len(row.cells)]
    numbers = [int(cell) for cell in cells if is_running_number(cell)]
    return first.place if len(numbers) > 1 and numbers == sorted(set(numbers)) else None


def _letterhead(header: Header) -> list[str]:
    return [
        as_text(cell).strip()
        for row in header.head.rows
        if row.number < header.rows[0]
        for cell in row.cells
        if not is_blank(cell)
    ]


def _short(written: str) -> str:
    return written if len(written) <= 60 else written[:60] + "…"
