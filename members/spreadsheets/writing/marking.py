"""The user's own workbook with red cells and comments at what is wrong, to correct and send again."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryDirectory

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from members.spreadsheets.reading.book import open_book
from members.spreadsheets.reading.process import Process
from members.spreadsheets.reading.rows import Row
from members.spreadsheets.refusals import MAX_COLUMNS, UnusableFile

#: A larger workbook takes openpyxl more than the seconds it may take.
LARGEST = 1024**2
RED = "FFC7CE"
AUTHOR = "Cổng thông tin"
_CHILD = "members.spreadsheets.child.marking"
#: Longer than for reading: the file was read before, and openpyxl is slow.
_SECONDS = 20
_NAME = "Danh sách"
_WIDTH = 22


Remarks = dict[int, dict[int, str]]
"""Row → place → text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong with one cell; rows count from 1 as the sheet shows them, places from 0."""

    row: int
    place: int
    text: str


def mark(content: bytes, sheet: str, marks: Sequence[Mark], *, encoding: str = "") -> bytes:
    """An .xlsx. Text tables, .xls and large files become a new workbook with all rows of the sheet in their places."""
    remarks = _by_cell(marks)
    try:
        return _marked(content, sheet, remarks)
    except UnusableFile:
        return _fresh(content, sheet, remarks, encoding)


def _by_cell(marks: Sequence[Mark]) -> Remarks:
    found: Remarks = {}
    for one in marks:
        texts = found.setdefault(one.row, {})
        before = texts.get(one.place, "").splitlines()
        texts[one.place] = "\n".join(dict.fromkeys([*before, one.text]))
    return found


def _marked(content: bytes, sheet: str, remarks: Remarks) -> bytes:
    if len(content) > LARGEST or not content.startswith(b"PK"):
        raise UnusableFile("Không đánh dấu được trên chính tệp này.")
    with TemporaryDirectory(prefix="party-portal-") as folder:
        environment = {"TMPDIR": folder, "OPENPYXL_LXML": "False"}
        with Process(_CHILD, _SECONDS, environment=environment) as process:
            process.send(json.dumps([sheet, remarks]).encode())
            process.send(content)
            return process.receive()


def _fresh(content: bytes, sheet: str, remarks: Remarks, encoding: str) -> bytes:
    stream = io.BytesIO()
    with TemporaryDirectory(prefix="party-portal-") as folder:
        row_by_row = {"constant_memory": True, "tmpdir": folder}
        with (
            xlsxwriter.Workbook(stream, row_by_row) as workbook,
            open_book(content, encoding=encoding) as book,
        ):
            page = workbook.add_worksheet(_NAME)
            page.set_column(0, MAX_COLUMNS - 1, _WIDTH)
            formats = [_formats(workbook, {}), _formats(workbook, {"bg_color": f"#{RED}"})]
            for row in book.rows(sheet):
                _write(page, row, remarks.get(row.number, {}), formats)
    return stream.getvalue()


def _formats(workbook: xlsxwriter.Workbook, colour: dict[str, str]) -> tuple[Format, Format]:
    """For texts, which no program may take for something else, and for days."""
    text = {"quote_prefix": True, "num_format": "@", "text_wrap": True}
    return workbook.add_format(text | colour), workbook.add_format({"num_format": "dd/mm/yyyy"} | colour)


def _write(page: Worksheet, row: Row, remarks: dict[int, str], formats: list) -> None:
    line = row.number - 1
    missing = max(remarks, default=0) + 1 - len(row.cells)
    for place, cell in enumerate([*row.cells, *[""] * missing]):
        as_text, as_day = formats[place in remarks]
        if isinstance(cell, date):
            page.write_datetime(line, place, cell, as_day)
        elif cell != "" or place in remarks:
            page.write_string(line, place, str(cell), as_text)
        if place in remarks:
            page.write_comment(line, place, remarks[place], {"author": AUTHOR, "x_scale": 2})
