"""A new .xlsx workbook, written row after row in constant memory, in which every text stays a text."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from tempfile import TemporaryDirectory
from typing import BinaryIO

import xlsxwriter

#: A text cell never becomes a formula, a link or a number, and keeps its leading zeros.
TEXT = {"num_format": "@", "quote_prefix": True}


@contextmanager
def new_workbook(stream: BinaryIO) -> Iterator[xlsxwriter.Workbook]:
    """Rows must be written from top to bottom; the rows before the current one are on disk already."""
    with (
        TemporaryDirectory(prefix="party-portal-") as folder,
        xlsxwriter.Workbook(stream, {"constant_memory": True, "tmpdir": folder}) as workbook,
    ):
        yield workbook


def shown(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
