"""Which cells of an .xlsx are set in an old font."""

import re
from collections.abc import Iterator
from functools import lru_cache

from members.spreadsheets.child.lettering import MODERN, Font, Lettering, Runs
from members.spreadsheets.child.xml_parts import Archive, place_of, walk
from members.spreadsheets.old_fonts import code_of_font

_OLD_NAME = re.compile(rb"""["'](\.vn|vni\b)""", re.IGNORECASE)
#: A sheet has millions of cells: patterns find their formats three times faster than a parser's events do.
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?row>)", re.DOTALL)
_NUMBER = re.compile(rb"""\sr=["'](\d{1,7})["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b(?:\s+r=["']([A-Z]{1,3})\d+["'])?(?:[^>]*?\ss=["'](\d{1,6})["'])?""")
_SHARED = re.compile(
    rb"""<(?:\w+:)?c\s+r=["']([A-Z]{1,3})\d+["'][^>]*\st=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,7})<"""
)


class XlsxFonts:
    """The old fonts of a workbook. Nearly every file has none, and then no sheet is read twice."""

    def __init__(self, archive: Archive):
        self._archive = archive
        styles, strings = archive.part("xl/styles.xml"), archive.part("xl/sharedStrings.xml")
        in_parts = b"rFont" in strings and bool(_OLD_NAME.search(strings))
        self._found = in_parts or bool(_OLD_NAME.search(styles))
        if self._found:
            self._fonts = _fonts_of_styles(styles)
            self._of_formats = lru_cache(1000)(self._of_formats)
            self._rich = _RichStrings(strings).found

    def rows(self, sheet: str) -> Iterator[tuple[int, dict[int, Lettering]]]:
        """Numbers of rows, and the places in them where an old font is used."""
        if not self._found:
            return
        number = 0
        for row in _ROW.finditer(self._archive.sheet(sheet)):
            written = _NUMBER.search(row[1])
            number = int(written[1]) if written else number + 1
            letterings = self._of_formats(tuple(_CELL.findall(row[2] or b"")))
            yield number, letterings | self._of_parts(row[2] or b"", letterings) if self._rich else letterings

    def _of_formats(self, cells: tuple[tuple[bytes, bytes], ...]) -> dict[int, Lettering]:
        found, place = {}, -1
        for letters, style in cells:
            place = place_of(letters) if letters else place + 1
            font = self._fonts[int(style or 0)] if int(style or 0) < len(self._fonts) else MODERN
            if font[0]:
                found[place] = Lettering(font)
        return found

    def _of_parts(self, row: bytes, letterings: dict[int, Lettering]) -> dict[int, Lettering]:
        found = {}
        for letters, number in _SHARED.findall(row):
            runs, place = self._rich.get(int(number), []), place_of(letters)
            font = letterings[place].font if place in letterings else MODERN
            if any((own or font)[0] for own, _ in runs):
                found[place] = Lettering(font, runs)
        return found


def _fonts_of_styles(styles: bytes) -> list[Font]:
    """The font of each cell format (cellXfs), in their order."""
    fonts: list[Font] = []
    formats: list[Font] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if inside[-2:] == ["fonts", "font"] and tag == "name":
            fonts[-1] = code_of_font(attributes.get("val", ""))
        elif inside[-1:] == ["fonts"] and tag == "font":
            fonts.append(MODERN)
        elif inside[-1:] == ["cellXfs"] and tag == "xf":
            number = int(attributes.get("fontId", 0))
            formats.append(fonts[number] if number < len(fonts) else MODERN)
        inside.append(tag)

    walk(styles, start, lambda _: inside.pop())
    return formats or fonts[:1]


class _RichStrings:
    """Number of a shared string → its parts, where a part has a font of its own."""

    def __init__(self, strings: bytes):
        self.found: dict[int, Runs] = {}
        self._number = -1
        self._inside: list[str] = []
        if b"rFont" in strings:
            walk(strings, self._start, self._end, self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._number += 1
            self._runs: list[list] = []
        elif tag == "r" and self._inside[-1:] == ["si"]:
            self._runs.append([None, ""])
        elif tag == "rFont" and self._inside[-2:] == ["r", "rPr"] and self._runs:
            self._runs[-1][0] = code_of_font(attributes.get("val", ""))
        self._inside.append(tag)

    def _text(self, text: str) -> None:
        if self._inside[-3:] == ["si", "r", "t"]:
            self._runs[-1][1] += text

    def _end(self, tag: str) -> None:
        self._inside.pop()
        if tag == "si" and any(font for font, _ in self._runs):
            self.found[self._number] = [(font, text) for font, text in self._runs]
