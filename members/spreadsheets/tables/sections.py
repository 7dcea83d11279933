"""The rows between the people: which of them head a unit, which end the list."""

from members.names import normalise
from members.spreadsheets.cells.repairs import Repair
from members.spreadsheets.cells.texts import as_text, is_blank
from members.spreadsheets.headers.layouts import Layout, SeenColumn
from members.spreadsheets.reading.rows import Cell, Head
from members.spreadsheets.tables.rows import DataRow
from members.spreadsheets.tables.wording import (
    has_figures,
    heading,
    is_note,
    is_numbered,
    is_numbered_like_heading,
    is_signature,
    is_total,
    is_unit,
    names_list_of_unit,
    reads_like_heading,
)

TOTAL = "dòng tổng cộng"
SIGNATURE = "phần ký tên"
NOTE = "ghi chú"
HEADING = "đề mục"
LETTERHEAD = "tên danh sách lặp lại"
NOT_READ = "không có ô nào thuộc các cột được đọc"


#: Of a longer text the beginning tells.
_LONGEST = 200


def _only_counts(texts: list[str]) -> bool:
    """A name beside «I» or «A», and at most figures after it: «Phòng Một», 5, 3."""
    return len(texts) == 1 or (len(texts) > 1 and is_unit(texts[0]) and all(map(_is_count, texts[1:])))


def _is_count(text: str) -> bool:
    return len(text) < 4 and text.isdecimal()


class Sections:
    """Judges the rows without running number, in the order of the sheet."""

    def __init__(self, layout: Layout, head: Head, *, of_people: bool = True):
        self._letterhead = {normalise(text) for text in layout.letterhead}
        self.use([column for column in layout.columns if column.titles], layout.running)
        self._wide = {
            (merge.first_row, merge.first_place)
            for merge in head.merges
            if merge.last_place > merge.first_place and merge.first_row == merge.last_row
        }
        self._of_people = of_people
        self._signed = False
        self._repair: tuple[str, int] | None = None
        self._known: Repair | None = None
        if (
            layout.letterhead
            and names_list_of_unit(layout.letterhead[-1])
            and is_numbered(layout.letterhead[-1])
        ):
            self._head(layout.header_rows[0] - 1, layout.letterhead[-1])

    def use(self, columns: list[SeenColumn], running: int | None) -> None:
        self._running = running
        self._read = {column.place for column in columns}

    def fill(self, title: str, data: DataRow) -> None:
        """The unit of the last heading, where the row itself says nothing."""
        if self._repair is None or not is_blank(data.cells.get(title, "")):
            return
        if self._known is None:
            unit, row = self._repair
            self._known = Repair(title, "", unit, f"theo đề mục ở dòng {row}")
        data.cells[title] = self._known.new
        data.repaired.append(self._known)

    def why_not(self, number: int, cells: list[Cell], filled: list[int]) -> str:
        """Why a row without running number is no data, or "" when it is."""
        places = [place for place, cell in enumerate(cells) if not is_blank(cell)]
        texts = [normalise(as_text(cells[place]))[:_LONGEST] for place in places]
        if not texts:
            return NOT_READ
        if len(texts) == 1 and names_list_of_unit(texts[0]) and texts[0] not in self._letterhead:
            return self._head(number, texts[0])
        if is_total(texts[0]) or (len(filled) < 2 and any(map(is_total, texts))):
            return TOTAL
        if self._is_signature(cells, filled, texts):
            self._signed = True
            return SIGNATURE
        if places[0] == self._running and is_numbered_like_heading(texts[0]) and _only_counts(texts[1:]):
            return self._head(number, texts[1])
        if is_note(texts[0]) and all(is_note(text) or is_signature([text]) for text in texts[1:]):
            return NOTE
        if len(filled) > 1:
            return ""
        if all(text in self._letterhead for text in texts):
            return LETTERHEAD
        return self._alone(number, places, texts, filled)

    def _is_signature(self, cells: list[Cell], filled: list[int], texts: list[str]) -> bool:
        if is_signature(texts):
            return True
        plain = all(isinstance(cells[place], str) for place in filled)
        return self._signed and len(texts) < 4 and plain and not any(map(has_figures, texts))

    def _alone(self, number: int, places: list[int], texts: list[str], filled: list[int]) -> str:
        """One text in the whole row, or one beside «I» or «A» where the running number stands."""
        place, text = places[0], texts[0]
        if len(places) > 1:
            wide = place == self._running or (number, place) in self._wide
            return self._head(number, text) if wide else "" if filled else NOT_READ
        if place == self._running or (number, place) in self._wide:
            return self._head(number, text)
        if reads_like_heading(text) and (self._of_people or place not in self._read):
            return self._head(number, text)
        return "" if place in self._read else NOT_READ

    def _head(self, number: int, text: str) -> str:
        self._repair, self._known = (heading(text), number), None
        return HEADING
