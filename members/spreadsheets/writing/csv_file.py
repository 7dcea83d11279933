"""The list as a .csv file: for other programs, and for coming in again. Excel users take the data sheet.

Commas as RFC 4180 has them, every cell in quotes. Which separator Excel expects depends on the region set in
Windows (Vietnam: semicolon, United States, as in many offices here: comma), so neither opens everywhere; a line
`sep=` would open everywhere in Excel and nowhere else.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from members.spreadsheets.formula_guard import guard
from members.spreadsheets.writing.workbooks import shown


def write_csv(
    stream: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[object]], *, note: str
) -> int:
    """The number of rows written. UTF-8 with a byte order mark, by which Excel knows it."""
    stream.write(codecs.BOM_UTF8)
    lines = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(lines, quoting=csv.QUOTE_ALL)
    writer.writerow([guard(note)])
    writer.writerow([guard(title) for title in headers])
    count = 0
    for cells in rows:
        writer.writerow([guard(shown(cell)) for cell in cells])
        count += 1
    lines.detach()
    return count
