"""Where the cells of a sheet stand in its bytes, and what text they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from members.spreadsheets.child.xml_parts import parser

_TAG = re.compile(rb"""<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_TYPE = re.compile(rb"""\st\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(slots=True)
class Cell:
    """`start`, `end`: its bytes in the part. `kind`: the attribute t. `index`: of the shared string."""

    start: int
    address: str
    kind: str
    prefix: str
    end: int = 0
    has_formula: bool = False
    index: int = -1
    inline: bytes = b""

    def opening(self, part: bytes, kind: str) -> bytes:
        """Its opening tag as it was, style and all, for content of another kind ("" is a number)."""
        tag = _TYPE.sub(b"", _TAG.match(part, self.start)[0])
        tag = tag[:-2].rstrip() if tag.endswith(b"/>") else tag[:-1].rstrip()
        return tag + (b' t="%s">' % kind.encode() if kind else b">")


def cells_of(part: bytes) -> list[Cell]:
    """In the order of the part."""
    reader = _CellReader(part)
    made = parser()
    made.StartElementHandler = lambda tag, attributes: reader.start(made.CurrentByteIndex, tag, attributes)
    made.EndElementHandler = lambda tag: reader.end(made.CurrentByteIndex, tag)
    made.CharacterDataHandler = reader.text
    made.Parse(part, True)
    return reader.cells


class _CellReader:
    def __init__(self, part: bytes):
        self.part, self.cells = part, []
        self.cell: Cell | None = None
        self.value: list[str] | None = None
        self.inline_from = 0

    def start(self, at: int, tag: str, attributes: dict[str, str]) -> None:
        prefix, _, name = tag.rpartition(":")
        if name == "c" and self.cell is None:
            prefix = f"{prefix}:" if prefix else ""
            self.cell = Cell(at, attributes.get("r", ""), attributes.get("t", ""), prefix)
        elif self.cell is not None and name == "f":
            self.cell.has_formula = True
        elif self.cell is not None and name == "v":
            self.value = []
        elif self.cell is not None and name == "is":
            self.inline_from = _TAG.match(self.part, at).end()

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, at: int, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if self.cell is None:
            return
        if name == "v":
            index = "".join(self.value or []).strip()
            self.cell.index = int(index) if index.isascii() and index.isdecimal() and len(index) < 9 else -1
            self.value = None
        elif name == "is":
            self.cell.inline = self.part[self.inline_from : at]
        elif name == "c":
            self.cell.end = _TAG.match(self.part, at).end()
            self.cells.append(self.cell)
            self.cell = None


def shared_strings(part: bytes) -> list[bytes]:
    """The XML inside each `<si>`."""
    return list(_shared(part)) if part else []


def _shared(part: bytes) -> Iterator[bytes]:
    places: list[tuple[int, int]] = []
    began: list[int] = []
    made = parser()

    def start(tag: str, _) -> None:
        if tag.rpartition(":")[2] == "si":
            began.append(_TAG.match(part, made.CurrentByteIndex).end())

    def end(tag: str) -> None:
        if tag.rpartition(":")[2] == "si":
            places.append((began.pop(), made.CurrentByteIndex))

    made.StartElementHandler, made.EndElementHandler = start, end
    made.Parse(part, True)
    return (part[first:last] for first, last in places)
