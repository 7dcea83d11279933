"""The process that marks cells in one untrusted workbook with openpyxl. Started by `writing.marking`.

openpyxl writes sheets to temporary files: in a folder that the parent gives and removes.
"""

import io
import json

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from members.spreadsheets.child.archives import check_archive
from members.spreadsheets.child.process import limit, receive, send

LARGEST_TEMPORARY_FILE = 128 * 1024**2
RED = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
AUTHOR = "Cổng thông tin"
_WIDTH, _LINE_HEIGHT, _LETTERS_IN_LINE = 320, 20, 45


def marked(content: bytes, name: str, remarks: dict[str, dict[str, str]]) -> bytes:
    """`remarks`: row → place → text."""
    check_archive(content)
    workbook = load_workbook(io.BytesIO(content), keep_links=False)
    sheet = workbook[name]
    for row, texts in remarks.items():
        for place, text in texts.items():
            _mark(_own_cell(sheet, int(row), int(place) + 1), text)
    workbook.active = workbook.index(sheet)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _own_cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """Of merged cells only the first can be marked."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        return sheet.cell(merged.min_row, merged.min_col)
    return cell


def _mark(cell: Cell, text: str) -> None:
    text = "\n".join([text, cell.comment.text] if cell.comment else [text])
    lines = sum(len(line) // _LETTERS_IN_LINE + 1 for line in text.splitlines())
    cell.comment = Comment(text, AUTHOR, height=_LINE_HEIGHT * (lines + 1), width=_WIDTH)
    cell.fill = RED


def main() -> None:
    limit(largest_file=LARGEST_TEMPORARY_FILE)
    name, remarks = json.loads(receive())
    send(marked(receive(), name, remarks))
