import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

_WIDTH = 22


def write_sheet(
    name: str, headers: Sequence[str], rows: Iterable[Sequence[object]], *, note: str = ""
) -> bytes:
    """An .xlsx file in which every cell is text: no cell can become a formula or lose its zeros.

    The note stands above the header, where the import looks past it.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "border": 1, "text_wrap": True})
        text = workbook.add_format({"num_format": "@", "quote_prefix": True})
        sheet = workbook.add_worksheet(name)
        sheet.set_column(0, len(headers) - 1, _WIDTH, text)
        first = 1 if note else 0
        if note:
            sheet.write_string(0, 0, note)
        sheet.freeze_panes(first + 1, 0)
        for column, title in enumerate(headers):
            sheet.write_string(first, column, title, bold)
        for number, cells in enumerate(rows, first + 1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, _shown(cell), text)
    return stream.getvalue()


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
