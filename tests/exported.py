"""Taking a list out as a person does, and giving the file in again as another would."""

import io
from uuid import uuid4

import openpyxl

from members.resources.base import SheetResource
from members.resources.judged import Judged
from members.spreadsheets.headers import Corrections, Layout, understand
from members.spreadsheets.reading import open_book
from members.spreadsheets.tables import Reader


def take(client, url: str, *, format="sheet", reason="Báo cáo quý", **body):
    return client.post(url, {"form_key": uuid4(), "format": format, "reason": reason} | body)


def cells(response) -> list[list]:
    """All rows of the first sheet, note and header included."""
    rows = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def given_in(content: bytes, resource: SheetResource) -> tuple[Layout, list[Judged]]:
    """What the import makes of the file, without any correction."""
    with open_book(content) as book:
        layout = understand(book.heads, resource.wanted, Corrections())
        [head] = [head for head in book.heads if head.name == layout.sheet]
        return layout, list(resource.judge(Reader(layout, resource.wanted, head, book.rows(layout.sheet))))
