"""Which cells of an .xlsx are set in an old font. Runs in the child process."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from members.spreadsheets.old_fonts import code_of_font, to_unicode
from members.spreadsheets.xml_parts import Archive, parser, walk

_OLD_NAME = re.compile(rb"""["'](\.vn|vni\b)""", re.IGNORECASE)
_BLOCK = 256 * 1024
_MODERN = ("", False)

Font = tuple[str, bool]
"""Its old code or "", and whether it draws capitals."""
Runs = list[tuple[Font | None, str]]
"""A text in parts; None: in the font of the cell."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How the text of one cell is set."""

    font: Font
    runs: Runs | None = None

    @property
    def code(self) -> str:
        return self.font[0] or next(font[0] for font, _ in self.runs or [] if font and font[0])

    def read(self, text: str) -> str:
        runs = self.runs or [(None, text)]
        return "".join(_read(run, font or self.font) for font, run in runs)


def _read(text: str, font: Font) -> str:
    return to_unicode(text, *font[:1], capitals=font[1]) if font[0] else text


class OldFonts:
    """The old fonts of a workbook. Nearly every file has none, and then no sheet is read twice."""

    def __init__(self, archive: Archive):
        self._archive = archive
        styles, strings = archive.part("xl/styles.xml"), archive.part("xl/sharedStrings.xml")
        in_parts = b"rFont" in strings and bool(_OLD_NAME.search(strings))
        self._found = in_parts or bool(_OLD_NAME.search(styles))
        if self._found:
            self._styles = _fonts_of_styles(styles)
            self._rich = _RichStrings(strings).found
            self._paths = archive.sheets()

    def rows(self, sheet: str) -> Iterator[tuple[int, dict[int, Lettering]]]:
        """Numbers of rows, and the places in them where an old font is used."""
        if not self._found:
            return
        content = memoryview(self._archive.part(self._paths.get(sheet, "")))
        seen = _Seen(self._styles, self._rich)
        for beginning in range(0, len(content), _BLOCK):
            seen.parser.Parse(content[beginning : beginning + _BLOCK])
            yield from seen.finished()
        yield from seen.cells.items()


class _Seen:
    """What the parser has met of a sheet so far."""

    def __init__(self, styles: list[Font], rich: dict[int, Runs]):
        self.cells: dict[int, dict[int, Lettering]] = {}
        self._letterings = {str(i): Lettering(font) for i, font in enumerate(styles)}
        self._rich = rich
        self._row = self._place = 0
        self._prefix: str | None = None
        self._shared: str | None = None
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        if rich:
            self.parser.EndElementHandler = self._end

    def finished(self) -> Iterator[tuple[int, dict[int, Lettering]]]:
        for number in [number for number in self.cells if number < self._row]:
            yield number, self.cells.pop(number)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._prefix is None:
            self._prefix = tag[: tag.rfind(":") + 1]
            self._cell_tag, self._row_tag, self._value_tag = (self._prefix + name for name in ("c", "row", "v"))
        elif tag == self._cell_tag:
            self._cell(attributes)
        elif tag == self._row_tag:
            self._row, self._place = int(attributes.get("r", self._row + 1)), -1
        elif self._shared is not None and tag == self._value_tag:
            self.parser.CharacterDataHandler = self._text

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._place = place_of(reference) if reference else self._place + 1
        lettering = self._letterings.get(attributes.get("s", "0"), Lettering(_MODERN))
        if lettering.font[0]:
            self.cells.setdefault(self._row, {})[self._place] = lettering
        if self._rich and attributes.get("t") == "s":
            self._shared, self._font = "", lettering.font

    def _text(self, text: str) -> None:
        self._shared += text

    def _end(self, tag: str) -> None:
        if self._shared is not None and tag == self._value_tag:
            runs = self._rich.get(int(self._shared or -1))
            if runs and (self._font[0] or any(font and font[0] for font, _ in runs)):
                self.cells.setdefault(self._row, {})[self._place] = Lettering(self._font, runs)
            self._shared = self.parser.CharacterDataHandler = None


def place_of(reference: str) -> int:
    """'A7' → 0, 'AB7' → 27."""
    place = 0
    for letter in reference.rstrip("0123456789"):
        place = place * 26 + ord(letter) - 64
    return place - 1


def _fonts_of_styles(styles: bytes) -> list[Font]:
    """The font of each cell format (cellXfs), in their order."""
    fonts: list[Font] = []
    formats: list[Font] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if inside[-2:] == ["fonts", "font"] and tag == "name":
            fonts[-1] = code_of_font(attributes.get("val", ""))
        elif inside[-1:] == ["fonts"] and tag == "font":
            fonts.append(_MODERN)
        elif inside[-1:] == ["cellXfs"] and tag == "xf":
            number = int(attributes.get("fontId", 0))
            formats.append(fonts[number] if number < len(fonts) else _MODERN)
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
