"""The XML parts of an .xlsx, for what calamine does not tell."""

import posixpath
import zipfile
from collections.abc import Callable
from functools import cached_property
from xml.parsers import expat

from members.spreadsheets.refusals import DTD, UnusableFile

Start = Callable[[str, dict[str, str]], None]


class Archive:
    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def part(self, name: str) -> bytes:
        """b"" where the workbook has no such part."""
        real = self._names.get(name.lower())
        return self._archive.read(real) if real else b""

    def sheet(self, name: str) -> bytes:
        """The part of the sheet with that name."""
        return self.part(self.sheet_parts.get(name, ""))

    @cached_property
    def sheet_parts(self) -> dict[str, str]:
        """Name of a sheet → name of its part."""
        targets, found = {}, {}

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[attributes.get("Id")] = attributes.get("Target", "")

        def sheet(tag: str, attributes: dict[str, str]) -> None:
            target = next(
                (targets.get(value) for key, value in attributes.items() if key.endswith(":id")), None
            )
            if tag == "sheet" and target is not None:
                found.setdefault(attributes.get("name", ""), posixpath.join("/xl", target).lstrip("/"))

        walk(self.part("xl/_rels/workbook.xml.rels"), relation)
        walk(self.part("xl/workbook.xml"), sheet)
        return found


def parser() -> expat.XMLParserType:
    """Refuses a document type declaration: then there is no entity to expand."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse
    made.buffer_text = True
    return made


def walk(
    content: bytes,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls `start` and `end` with names that have no prefix."""
    made = parser()
    made.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    if end:
        made.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    made.CharacterDataHandler = text
    if content:
        made.Parse(content, True)


def place_of(letters: bytes) -> int:
    """A → 0, AB → 27."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _refuse(*_) -> None:
    raise UnusableFile(DTD)
