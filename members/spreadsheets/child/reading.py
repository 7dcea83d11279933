"""The process that opens one untrusted workbook. Started by `reading.book` through `reading.process`.

It may run out of memory, out of time or abort: whatever happens, only this process ends.
"""

import gc
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from members.spreadsheets.child import delimited
from members.spreadsheets.child.conversion import Conversion
from members.spreadsheets.child.formula_errors import Errors, errors_of
from members.spreadsheets.child.kinds import kind_of
from members.spreadsheets.child.packing import Bundle, answer, bundle
from members.spreadsheets.child.process import limit, receive, send
from members.spreadsheets.child.xls_fonts import XlsFonts
from members.spreadsheets.child.xlsx_fonts import XlsxFonts
from members.spreadsheets.child.xml_parts import Archive
from members.spreadsheets.refusals import BROKEN, ENCRYPTED, MAX_COLUMNS, UnusableFile

MAX_SHEETS = 50
MAX_MERGES = 2_000
_SHEET_OF_TEXT = "CSV"
_BROKEN = (
    CalamineError,
    ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
)


def read(content: bytes, encoding: str) -> tuple[str, list[Bundle]]:
    """The kind of file and its visible sheets."""
    kind = kind_of(content)
    if kind == "csv":
        rows = delimited.rows(delimited.decoded(content, encoding))
        return kind, [bundle(_SHEET_OF_TEXT, rows, Conversion(encoding))]
    archive = Archive(zipfile.ZipFile(io.BytesIO(content))) if kind == "xlsx" else None
    fonts = XlsxFonts(archive) if archive else XlsFonts(content)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    if not names:
        raise UnusableFile("Tệp không có trang tính nào nhìn thấy được.")
    if len(names) > MAX_SHEETS:
        raise UnusableFile(f"Tệp có hơn {MAX_SHEETS} trang tính. Hãy chép danh sách sang tệp mới.")
    return kind, [
        _sheet(
            workbook.get_sheet_by_name(name),
            errors_of(archive.sheet(name)) if archive else {},
            Conversion(encoding, fonts.rows(name)),
        )
        for name in names
    ]


def _sheet(sheet: CalamineSheet, errors: Errors, conversion: Conversion) -> Bundle:
    made = bundle(sheet.name, _rows(sheet, errors), conversion)
    made.merges = [
        (first[0] + 1, first[1], last[0] + 1, last[1])
        for first, last in sorted(sheet.merged_cell_ranges or [])[:MAX_MERGES]
    ]
    return made


def _rows(sheet: CalamineSheet, errors: Errors) -> Iterator[tuple[int, list]]:
    first_place = min(sheet.start[1] if sheet.start else 0, MAX_COLUMNS)
    before, nothing = [""] * first_place, [""] * sheet.width
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if cells != nothing:
            cells = before + cells
            for place, shown in errors.get(number, {}).items():
                cells[place : place + 1] = [shown]
            yield number, cells


def main() -> None:
    limit()
    gc.disable()  # rows are lists of millions of cells and no cycles
    encoding, content = receive().decode(), receive()
    try:
        kind, sheets = read(content, encoding)
        send(answer({"kind": kind, "heads": [sheet.beginning() for sheet in sheets]}))
        asked = json.loads(receive())
        for chunk in _chunks(next(sheet for sheet in sheets if sheet.name == asked)):
            send(chunk)
    except UnusableFile as unusable:
        send(json.dumps({"refused": unusable.message, "row": unusable.row}).encode())
    except PasswordError:
        send(json.dumps({"refused": ENCRYPTED, "row": None}).encode())
    except _BROKEN:
        send(json.dumps({"refused": BROKEN, "row": None}).encode())


def _chunks(sheet: Bundle) -> Iterator[bytes]:
    yield from sheet.chunks
    if sheet.refusal:
        raise sheet.refusal
    yield b'{"rows":[]}'
