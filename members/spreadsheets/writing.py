import io
from collections.abc import Iterable, Sequence

import xlsxwriter

_WIDTH = 22


def write_sheet(name: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """An .xlsx file in which every cell is text: no cell can become a formula or lose its zeros."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "border": 1, "text_wrap": True})
        text = workbook.add_format({"num_format": "@", "quote_prefix": True})
        sheet = workbook.add_worksheet(name)
        sheet.set_column(0, len(headers) - 1, _WIDTH, text)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(headers):
            sheet.write_string(0, column, title, bold)
        for number, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, str(cell), text)
    return stream.getvalue()
