"""Columns that hold one value together: family and given name, Nam and Nữ, day, month and year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from members.names import normalise
from members.spreadsheets.cells.repairs import Remark, Repair
from members.spreadsheets.cells.texts import as_text, is_blank
from members.spreadsheets.headers.layouts import SeenColumn
from members.spreadsheets.headers.words import BIRTH, CHOSEN, DAY, FEMALE, MALE, MONTH, NAME, SEX, YEAR
from members.spreadsheets.reading.rows import Cell
from members.spreadsheets.tables.rows import DataRow

#: «Tỉnh», «Huyện», «Xã» in this order are told the other way round, as addresses are.
_LARGEST_PLACE = re.compile(r"– (tỉnh|thành phố|tp)\b")
_NO_CROSS = {"0", "-", "–", "không"}


class Filler(Protocol):
    """Fills titles of a row from several of its cells."""

    def fill(self, cells: Sequence[Cell], row: DataRow) -> None: ...


def fillers(columns: list[SeenColumn]) -> list[Filler]:
    """One for each title that several columns share."""
    shared: dict[str, list[SeenColumn]] = {}
    for column in columns:
        if column.part:
            shared.setdefault(column.titles[0], []).append(column)
    return [_filler(title, found) for title, found in shared.items()]


def _filler(title: str, columns: list[SeenColumn]) -> Filler:
    if columns[0].part == CHOSEN:
        return Chosen(title, {column.written.rpartition(" – ")[2]: column.place for column in columns})
    places = {column.part: column.place for column in columns}
    if places.keys() & {MALE, FEMALE}:
        return BornBySex(places, SEX in columns[0].titles) if title == BIRTH else Crossed(places)
    if places.keys() & {DAY, MONTH, YEAR}:
        return Dated(title, places)
    if _LARGEST_PLACE.search(columns[0].written.casefold()):
        columns = columns[::-1]
    return Joined(title, [column.place for column in columns], [column.letter for column in columns])


@dataclass
class Joined:
    title: str
    places: list[int]
    letters: list[str]

    def fill(self, cells, row):
        texts = [normalise(as_text(cells[place])) for place in self.places if not is_blank(cells[place])]
        if len(texts) == 1:
            row.cells[self.title] = next(cells[place] for place in self.places if not is_blank(cells[place]))
            return
        whole = (" " if self.title == NAME else ", ").join(texts)
        row.cells[self.title] = whole
        if texts:
            why = f"ghép từ cột {' và '.join(self.letters)}"
            row.repaired.append(Repair(self.title, " | ".join(texts), whole, why))


@dataclass
class Dated:
    title: str
    places: dict[str, int]

    def fill(self, cells, row):
        """As far as it is known: day/month/year, month/year or the year; otherwise what stands there, to be told."""
        parts = [cells[self.places[part]] if part in self.places else "" for part in (DAY, MONTH, YEAR)]
        texts = [as_text(part).strip() for part in parts]
        known = [text for text in texts if text]
        row.cells[self.title] = "/".join(known)
        if len(known) > 1:
            why = "ghép từ các cột ngày, tháng, năm"
            row.repaired.append(Repair(self.title, " | ".join(texts), "/".join(known), why))


@dataclass
class BornBySex:
    """«Ngày sinh» over a column for men and one for women."""

    places: dict[str, int]
    tells_sex: bool = True

    def fill(self, cells, row):
        born = {sex: cells[place] for sex, place in self.places.items() if not is_blank(cells[place])}
        if len({as_text(cell).strip() for cell in born.values()}) > 1:
            row.cells[BIRTH] = " – ".join(as_text(cell).strip() for cell in born.values())
        else:
            row.cells[BIRTH] = next(iter(born.values()), "")
        if not self.tells_sex or not is_blank(row.cells.get(SEX, "")):
            return
        row.cells[SEX] = next(iter(born)) if len(born) == 1 else ""
        if len(born) == 1:
            row.repaired.append(_BORN[row.cells[SEX]])
        elif born:
            row.remarks.append(
                Remark(SEX, "Cả hai cột ngày sinh «Nam» và «Nữ» đều có chữ; giới tính để trống.")
            )


@dataclass
class Crossed:
    """A cross under «Nam» or «Nữ»; where «Nữ» stands alone, a blank cell means a man."""

    places: dict[str, int]

    def fill(self, cells, row):
        if not is_blank(row.cells.get(SEX, "")):
            return
        crossed = [sex for sex, place in self.places.items() if _is_crossed(cells[place])]
        if not crossed and len(self.places) == 1:
            only = next(iter(self.places))
            row.cells[SEX] = MALE if only == FEMALE else FEMALE
            row.repaired.append(_NOT_CROSSED[row.cells[SEX]])
        elif len(crossed) == 1:
            row.cells[SEX] = crossed[0]
            row.repaired.append(_CROSSED[crossed[0]])
        else:
            row.cells[SEX] = ""
            if crossed:
                row.remarks.append(
                    Remark(SEX, "Cả hai cột «Nam» và «Nữ» đều được đánh dấu; giới tính để trống.")
                )


@dataclass
class Chosen:
    """A cross under one of several words: the word is the value."""

    title: str
    places: dict[str, int]

    def fill(self, cells, row):
        chosen = [word for word, place in self.places.items() if _is_crossed(cells[place])]
        row.cells[self.title] = ", ".join(chosen)
        if len(chosen) == 1:
            row.repaired.append(Repair(self.title, "", chosen[0], f"đánh dấu ở cột «{chosen[0]}»"))
        elif chosen:
            row.remarks.append(
                Remark(self.title, f"Có {len(chosen)} cột cùng được đánh dấu: {', '.join(chosen)}.")
            )


def _is_crossed(cell: Cell) -> bool:
    return not is_blank(cell) and str(cell).strip().casefold() not in _NO_CROSS


_BORN = {sex: Repair(SEX, "", sex, f"ngày sinh ghi ở cột «{sex}»") for sex in (MALE, FEMALE)}
_CROSSED = {sex: Repair(SEX, "", sex, f"đánh dấu ở cột «{sex}»") for sex in (MALE, FEMALE)}
_NOT_CROSSED = {
    MALE: Repair(SEX, "", MALE, "không đánh dấu ở cột «Nữ»"),
    FEMALE: Repair(SEX, "", FEMALE, "không đánh dấu ở cột «Nam»"),
}
