"""The plain data sheet: a note, one header row, texts; what comes out of it goes in again."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from members.spreadsheets.writing.workbooks import TEXT, new_workbook, shown

_WIDTH = 22


def write_data_sheet(
    stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[object]], *, note: str
) -> int:
    """The number of rows written. The note stands above the header, where the import looks past it."""
    number = 1
    with new_workbook(stream) as workbook:
        bold = workbook.add_format(TEXT | {"bold": True, "border": 1, "text_wrap": True})
        text = workbook.add_format(TEXT)
        sheet = workbook.add_worksheet("Danh sách")
        sheet.set_column(0, len(headers) - 1, _WIDTH, text)
        sheet.freeze_panes(2, 0)
        sheet.write_string(0, 0, note)
        for place, title in enumerate(headers):
            sheet.write_string(1, place, title, bold)
        for number, cells in enumerate(rows, 2):
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, shown(cell), text)
    return number - 1
