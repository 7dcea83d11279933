"""An office's own .xlsx with placeholders: what they are, and the same workbook with them filled in.

A child process reads and cuts the bytes; whatever is no placeholder comes back as it was.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from members.spreadsheets.reading.process import Process
from members.spreadsheets.refusals import UnusableFile, check_size

_CHILD = "members.spreadsheets.child.filling"
_SECONDS = 12
_NOT_XLSX = "Mẫu phải là bảng tính .xlsx. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx không có macro."


@dataclass(frozen=True)
class Hole:
    """One cell with placeholders; `names` as they stand between the braces."""

    sheet: str
    address: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Holes:
    """`elsewhere`: in words, where placeholders stand that nobody can fill."""

    cells: list[Hole]
    elsewhere: list[str]


@dataclass(frozen=True)
class Value:
    """A cell that is nothing but the placeholder takes the number; among other words stands the text."""

    text: str
    number: float | None = None


def find_holes(content: bytes) -> Holes:
    """Raises UnusableFile."""
    found = json.loads(_asked(content, None))
    cells = [Hole(sheet, address, tuple(names)) for sheet, address, names in found["cells"]]
    return Holes(cells, found["elsewhere"])


def fill_holes(content: bytes, values: Mapping[str, Value]) -> bytes:
    """`values` by what stands between the braces; what it does not name stays. Raises UnusableFile."""
    return _asked(content, {name: [value.number, value.text] for name, value in values.items()})


def _asked(content: bytes, values: dict | None) -> bytes:
    check_size(content)
    if not content.startswith(b"PK"):
        raise UnusableFile(_NOT_XLSX)
    with Process(_CHILD, _SECONDS) as process:
        process.send(json.dumps(values).encode())
        process.send(content)
        answer = process.receive()
    if answer[:1] == b"!":
        raise UnusableFile(answer[1:].decode())
    return answer[1:]
