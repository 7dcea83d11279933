"""The right sheet, its header and what each column means; the sender's word goes before all that is found."""

import hashlib
import re

from xlsxwriter.utility import xl_col_to_name

from members.spreadsheets.cells.texts import as_text, is_blank, key
from members.spreadsheets.headers.assigning import Assigned, assign
from members.spreadsheets.headers.contents import crossed
from members.spreadsheets.headers.layouts import Corrections, Layout, SeenColumn, Wanted
from members.spreadsheets.headers.numbering import is_running_number
from members.spreadsheets.headers.searching import Header, best_header
from members.spreadsheets.headers.vocabulary import Vocabulary
from members.spreadsheets.headers.words import Guess
from members.spreadsheets.reading.rows import Head
from members.spreadsheets.refusals import UnusableFile

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOT_THE_LIST = ("vidu", "huongdan", "cachghi", "danhmuc")


def understand(heads: list[Head], wanted: Wanted, corrections: Corrections) -> Layout:
    """Raises UnusableFile when there is nothing at all to read; missing columns are told in the layout."""
    filled = [head for head in heads if head.rows]
    if not filled:
        raise UnusableFile("Tệp rỗng, không có dòng nào.")
    vocabulary = Vocabulary(wanted)
    candidates = _chosen(heads, filled, corrections)
    headers = [best_header(head, vocabulary, wanted, corrections.header_row) for head in candidates]
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
