"""The rows of a sheet under our titles. No row that may stand for somebody is ever left out."""

import re
from collections.abc import Iterable, Iterator

from members.names import normalise
from members.spreadsheets.cells.mending import first_letters, is_nothing, means_as_above
from members.spreadsheets.cells.repairs import Remark, Repair
from members.spreadsheets.cells.texts import as_text, is_blank, key
from members.spreadsheets.headers.layouts import Layout, SeenColumn, Wanted
from members.spreadsheets.headers.numbering import is_column_numbers, is_running_number
from members.spreadsheets.headers.words import NAME
from members.spreadsheets.reading.rows import Cell, Head, Row
from members.spreadsheets.tables.composites import composites
from members.spreadsheets.tables.other_headers import finder
from members.spreadsheets.tables.parts import fillers
from members.spreadsheets.tables.rows import DataRow, Skipped
from members.spreadsheets.tables.sections import Sections

_CODES = {"tcvn3": "TCVN3", "vni": "VNI"}
#: How «nt», «như trên», «-» and the like may begin, and how long they are: a quick look before the slow one.
_may_be_mark = re.compile(r"(?s)(?:[\W_]|[nN][hHtT.]).{0,19}\Z").match
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_LONGEST_NUMBER = 5


class Reader:
    """Iterates the data rows; `skipped` and the headings fill up on the way."""

    def __init__(self, layout: Layout, wanted: Wanted, head: Head, rows: Iterable[Row]):
        self.skipped: list[Skipped] = []
        self._rows, self._layout, self._wanted = rows, layout, wanted
        self._width = max((column.place + 1 for column in layout.columns), default=0)
        self._header = _header_texts(layout, head)
        self._other_header = finder(wanted)
        self._use([column for column in layout.columns if column.titles], layout.running)
        self._merged = _merged_down(head, layout.header_rows[1], self._title_at)
        self._section = wanted.section
        self._sections = Sections(layout, head, of_people=NAME in wanted.titles.values())

    def _use(self, columns: list[SeenColumn], running: int | None) -> None:
        self._places = [column.place for column in columns]
        self._plain = [(c.place, c.titles[0]) for c in columns if len(c.titles) == 1 and not c.part]
        self._fillers = [*fillers(columns), *composites(columns, self._wanted)]
        self._title_at = {column.place: column.titles[0] for column in columns}
        self._running = running

    def __iter__(self) -> Iterator[DataRow]:
        for row in self._rows:
            if row.number > self._layout.header_rows[1]:
                data = self._row(row)
                if data is not None:
                    yield data

    def _row(self, row: Row) -> DataRow | None:
        cells = row.cells
        if len(cells) < self._width:
            cells = cells + [""] * (self._width - len(cells))
        repaired: list[Repair] = []
        if row.number in self._merged:
            cells = self._fill_down(row.number, cells, repaired)
        filled = [
            place for place in self._places if (cell := cells[place]).__class__ is not str or cell.strip()
        ]
        why = self._why_not(row.number, cells, filled)
        if why:
            text = " | ".join(as_text(cell).strip() for cell in row.cells if not is_blank(cell))
            self.skipped.append(Skipped(row.number, text[:200], why))
            return None
        data = DataRow(row.number, {}, repaired)
        if row.originals:
            self._tell_old_code(row, data)
        texts = [cell for place in filled if (cell := cells[place]).__class__ is str]
        if not "".join(texts).isprintable():
            cells = _without_hidden(cells, self._title_at, data)
            texts = [cell for cell in cells if cell.__class__ is str]
        if any(map(_may_be_mark, texts)):
            cells = self._without_marks(cells, filled, data)
        data.cells.update([(title, cells[place]) for place, title in self._plain])
        for filler in self._fillers:
            filler.fill(cells, data)
        if row.originals:
            self._capitals_with_marks(row, data)
        if self._section:
            self._sections.fill(self._section, data)
        return data

    def _why_not(self, number: int, cells: list[Cell], filled: list[int]) -> str:
        counted = self._running is not None and is_running_number(cells[self._running])
        if self._repeats_header(cells):
            return "tiêu đề lặp lại"
        other = None if counted else self._other_header(number, cells)
        if other:
            self._use(*other)
            self._sections.use(*other)
            self._header = {place: {key(as_text(cell))} for place, cell in enumerate(cells) if cell != ""}
            return "tiêu đề của danh sách tiếp theo"
        if filled and len(str(cells[filled[0]])) < _LONGEST_NUMBER and is_column_numbers(cells):
            return "dòng đánh số cột"
        if counted:
            return "" if filled else "chỉ có số thứ tự, không có nội dung"
        return self._sections.why_not(number, cells, filled)

    def _repeats_header(self, cells: list[Cell]) -> bool:
        """The header again, as at the top of a printed page."""
        seen = 0
        for place, cell in enumerate(cells):
            if cell == "" or (cell.__class__ is str and cell.isspace()):
                continue
            if cell.__class__ is not str or key(cell) not in self._header.get(place, ()):
                return False
            seen += 1
        return seen > 1

    def _fill_down(self, number: int, cells: list[Cell], repaired: list[Repair]) -> list[Cell]:
        cells = list(cells)
        for place, first, memory in self._merged[number]:
            if number == first:
                memory[place] = cells[place]
            elif is_blank(cells[place]) and not is_blank(memory.get(place, "")):
                cells[place] = memory[place]
                why = f"ô gộp từ dòng {first}"
                repaired.append(Repair(self._title_at[place], "", as_text(cells[place]).strip(), why))
        return cells

    def _tell_old_code(self, row: Row, data: DataRow) -> None:
        why = f"đổi từ mã {_CODES.get(self._layout.encoding, 'cũ')} sang Unicode"
        for place, before in row.originals.items():
            title = self._title_at.get(place)
            if title:
                data.repaired.append(Repair(title, before, as_text(row.cells[place]), why))

    def _capitals_with_marks(self, row: Row, data: DataRow) -> None:
        """An old font may lack «Á»: the name came as «Giàng Thị ánh»."""
        name = data.cells.get(NAME)
        if isinstance(name, str) and (whole := first_letters(name)) != name:
            data.cells[NAME] = whole
            data.repaired.append(Repair(NAME, name, whole, "viết hoa chữ đầu mà phông chữ cũ không có"))

    def _without_marks(self, cells: list[Cell], filled: list[int], data: DataRow) -> list[Cell]:
        """«nt» and «-» stand for something else than a value: they leave an empty cell."""
        emptied = []
        for place in filled:
            cell = cells[place]
            if cell.__class__ is not str or not _may_be_mark(cell):
                continue
            if means_as_above(cell):
                sentence = f"Ô ghi «{normalise(cell)}» (như trên) nên được để trống, không tự điền."
                data.remarks.append(Remark(self._title_at[place], sentence))
                emptied.append(place)
            elif is_nothing(cell):
                emptied.append(place)
        if not emptied:
            return cells
        return ["" if place in emptied else cell for place, cell in enumerate(cells)]


def _without_hidden(cells: list[Cell], titles: dict[int, str], data: DataRow) -> list[Cell]:
    """Zero-width characters come along when a text is copied from the web, and nobody can see them.

    For rows with something that cannot be printed, as they and line breaks are.
    """
    for place, title in titles.items():
        cell = cells[place]
        if cell.__class__ is str and _HIDDEN.search(cell):
            bare = _HIDDEN.sub("", cell)
            data.repaired.append(Repair(title, cell, bare, "bỏ ký tự ẩn"))
            cells = [*cells[:place], bare, *cells[place + 1 :]]
    return cells


def _header_texts(layout: Layout, head: Head) -> dict[int, set[str]]:
    """Place → what the lines of the header say there."""
    first, last = layout.header_rows
    found: dict[int, set[str]] = {}
    for row in head.rows:
        if first <= row.number <= last:
            for place, cell in enumerate(row.cells):
                if not is_blank(cell):
                    found.setdefault(place, set()).add(key(as_text(cell)))
    return found


def _merged_down(head: Head, header_end: int, titles: dict[int, str]) -> dict[int, list[tuple]]:
    """Row → (place, first row, what stood there) of the merged cells that reach over it."""
    found: dict[int, list[tuple]] = {}
    budget = 200_000
    for merge in head.merges:
        rows = range(merge.first_row, merge.last_row + 1)
        if merge.first_row <= header_end or len(rows) < 2 or merge.first_place not in titles:
            continue
        budget -= len(rows)
        if budget < 0:
            break
        memory: dict[int, Cell] = {}
        for number in rows:
            found.setdefault(number, []).append((merge.first_place, merge.first_row, memory))
    return found
