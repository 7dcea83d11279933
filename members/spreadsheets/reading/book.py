"""Untrusted bytes → rows. A child process opens the file; whatever happens to that process is an outcome."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from members.spreadsheets.reading.process import Process
from members.spreadsheets.reading.rows import Head, Merge, Row
from members.spreadsheets.refusals import UnusableFile, check_size

#: The processor time of the child is limited too, so only a busy machine makes a large file take longer than that.
WALL_SECONDS = 9
SECONDS_A_MEGABYTE = 2


class OpenBook:
    """A workbook that a child process holds open."""

    kind: str
    """xlsx, xls or csv."""
    heads: list[Head]

    def __init__(self, process: Process):
        self._process = process
        answer = _answer(process)
        self.kind = answer["kind"]
        self.heads = [_head(written) for written in answer["heads"]]

    def rows(self, sheet: str) -> Iterator[Row]:
        """All filled rows of one of `heads`, once. Raises UnusableFile where the sheet goes over the limits."""
        self._process.send(json.dumps(sheet).encode())
        while chunk := _answer(self._process)["rows"]:
            yield from map(_row, chunk)


@contextmanager
def open_book(content: bytes, *, encoding: str = "") -> Iterator[OpenBook]:
    """Opens .xlsx, .xls or .csv. Raises UnusableFile with a Vietnamese sentence.

    `encoding`: an OldCode by which every text is converted, "none" for no conversion, "" to go by the fonts.
    """
    check_size(content)
    with Process("members.spreadsheets.child.reading", _seconds_for(content)) as process:
        process.send(encoding.encode())
        process.send(content)
        yield OpenBook(process)


def _seconds_for(content: bytes) -> float:
    return WALL_SECONDS + SECONDS_A_MEGABYTE * len(content) // 1024**2


def _answer(process: Process) -> dict:
    answer = json.loads(process.receive())
    if "refused" in answer:
        raise UnusableFile(answer["refused"], row=answer["row"])
    return answer


def _head(written: dict) -> Head:
    rows, merges = map(_row, written.pop("rows")), written.pop("merges")
    return Head(rows=list(rows), merges=[Merge(*merge) for merge in merges], **written)


def _row(written: list) -> Row:
    number, cells, dates, originals = written
    for place in dates:
        cells[place] = date.fromisoformat(cells[place])
    return Row(number, cells, dict(originals))
