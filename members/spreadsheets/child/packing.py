"""Rows of one sheet → what the child sends: JSON in chunks."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from members.spreadsheets.child.conversion import Conversion
from members.spreadsheets.old_fonts import looks_like
from members.spreadsheets.refusals import MAX_COLUMNS, MAX_ROWS, TOO_MANY_ROWS, UnusableFile

HEAD_ROWS = 60
MAX_CELL = 2_000
MAX_SHEET = 96 * 1024**2
#: One message to the parent.
MAX_ANSWER = 16 * 1024**2
CHUNK_ROWS = 200
_TOO_MUCH = "Nội dung bảng quá lớn. Hãy chia danh sách thành nhiều tệp nhỏ hơn."
#: Above it a float no longer counts in ones.
_EXACT = 2**53

Cells = list[str | int | float]
Packed = tuple[int, Cells, list[int], list[tuple[int, str]]]
"""Number of the row, cells, places of the cells that are ISO dates, places and texts before conversion."""


@dataclass
class Bundle:
    """A sheet ready to be sent."""

    name: str
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    encoding: str = ""
    suspected: str = ""
    head: list[Packed] = field(default_factory=list)
    filled_rows: int = 0
    chunks: list[bytes] = field(default_factory=list)
    refusal: UnusableFile | None = None

    def beginning(self) -> dict:
        return {
            "name": self.name,
            "merges": self.merges,
            "encoding": self.encoding,
            "suspected": self.suspected,
            "rows": self.head,
            "filled_rows": self.filled_rows,
        }


def bundle(name: str, rows: Iterable[tuple[int, list]], conversion: Conversion) -> Bundle:
    """A sheet over the limits is refused only when somebody asks for it: another sheet may hold the list."""
    made = Bundle(name)
    try:
        _fill(made, packed_rows(rows, conversion))
    except UnusableFile as refusal:
        made.refusal = refusal
    made.encoding = conversion.most_common()
    made.suspected = looks_like(" ".join(_as_written(made.head))) if conversion.may_be_asked_about else ""
    return made


def _as_written(rows: list[Packed]) -> Iterator[str]:
    for _, cells, _, originals in rows:
        converted = {place for place, _ in originals}
        yield from (cell for i, cell in enumerate(cells) if isinstance(cell, str) and i not in converted)


def _fill(made: Bundle, rows: Iterator[Packed]) -> None:
    size, chunk = 0, []
    for row in rows:
        made.filled_rows += 1
        if made.filled_rows <= HEAD_ROWS:
            made.head.append(row)
        chunk.append(row)
        if len(chunk) == CHUNK_ROWS:
            made.chunks.append(answer({"rows": chunk}))
            size += len(made.chunks[-1])
            if size > MAX_SHEET:
                raise UnusableFile(_TOO_MUCH)
            chunk = []
    if chunk:
        made.chunks.append(answer({"rows": chunk}))


def answer(content: dict) -> bytes:
    """A message to the parent, which takes none that is longer."""
    made = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    if len(made) > MAX_ANSWER:
        raise UnusableFile(_TOO_MUCH)
    return made


def packed_rows(rows: Iterable[tuple[int, list]], conversion: Conversion) -> Iterator[Packed]:
    """The rows with something in them, within the limits."""
    filled = 0
    for number, cells in rows:
        if not any(_is_filled(cell) for cell in cells):
            continue
        filled += 1
        if filled > MAX_ROWS + HEAD_ROWS:
            raise UnusableFile(TOO_MANY_ROWS)
        if len(cells) > MAX_COLUMNS and any(_is_filled(cell) for cell in cells[MAX_COLUMNS:]):
            raise UnusableFile(
                f"Dòng {number} có hơn {MAX_COLUMNS} cột. Hãy chỉ giữ các cột của danh sách.", row=number
            )
        plain, dates = _pack(number, cells[:MAX_COLUMNS])
        yield number, plain, dates, conversion.convert(number, plain)


def _is_filled(cell: object) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def _pack(number: int, cells: list) -> tuple[Cells, list[int]]:
    plain, dates = [], []
    for place, cell in enumerate(cells):
        if type(cell) is str:
            if len(cell) > MAX_CELL or "\0" in cell:
                raise _unusable(cell, number, place)
            plain.append(cell)
        elif type(cell) is float:
            plain.append(_number(cell))
        elif isinstance(cell, date):
            dates.append(place)
            plain.append((cell.date() if isinstance(cell, datetime) else cell).isoformat())
        else:
            plain.append(cell if type(cell) is int else str(cell).upper())
    return plain, dates


def _number(cell: float) -> int | float | str:
    if not math.isfinite(cell):
        return "#NUM!"
    return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell


def _unusable(cell: str, number: int, place: int) -> UnusableFile:
    where = f"Ô ở dòng {number}, cột thứ {place + 1}"
    if len(cell) > MAX_CELL:
        return UnusableFile(f"{where} dài hơn 2.000 ký tự. Hãy rút ngắn nội dung.", row=number)
    return UnusableFile(f"{where} có ký tự không lưu được. Hãy xóa ô và gõ lại.", row=number)
