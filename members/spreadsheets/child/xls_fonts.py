"""Which cells of an .xls (BIFF8) are set in an old font.

[MS-CFB] and [MS-XLS] as far as that needs; whatever is broken in them only means that no font is found.
"""

import struct
from collections.abc import Iterator

from members.spreadsheets.child.lettering import MODERN, Font, Lettering
from members.spreadsheets.old_fonts import code_of_font

_SECTOR = 512
_IN_HEADER = 109
_END, _FONT, _FORMAT, _SHEET = 0x0A, 0x31, 0xE0, 0x85
#: Records of cells that hold a text or a formula; all begin with row, column, format.
_CELLS = {0xFD, 0x204, 0xD6, 0x06}
#: No font has this number.
_NO_FONT = 4


class XlsFonts:
    """As `xlsx_fonts.XlsxFonts`."""

    def __init__(self, content: bytes):
        try:
            self._stream = _workbook(content)
            self._formats, self._sheets = self._globals()
        except (struct.error, IndexError):
            self._formats, self._sheets = [], {}

    def rows(self, sheet: str) -> Iterator[tuple[int, dict[int, Lettering]]]:
        """Numbers of rows, and the places in them where an old font is used."""
        found: dict[int, dict[int, Lettering]] = {}
        if any(font[0] for font in self._formats) and sheet in self._sheets:
            for kind, at, length in _records(self._stream, self._sheets[sheet]):
                if kind == _END:
                    break
                if kind in _CELLS and length >= 6:
                    row, place, number = struct.unpack_from("<HHH", self._stream, at)
                    font = self._formats[number] if number < len(self._formats) else MODERN
                    if font[0]:
                        found.setdefault(row + 1, {})[place] = Lettering(font)
        yield from sorted(found.items())

    def _globals(self) -> tuple[list[Font], dict[str, int]]:
        fonts: list[Font] = []
        formats: list[Font] = []
        sheets: dict[str, int] = {}
        for kind, at, _ in _records(self._stream, 0):
            if kind == _END:
                break
            if kind == _FONT:
                fonts += [code_of_font(_text(self._stream, at + 14))] * (2 if len(fonts) == _NO_FONT else 1)
            elif kind == _FORMAT:
                number = struct.unpack_from("<H", self._stream, at)[0]
                formats.append(fonts[number] if number < len(fonts) else MODERN)
            elif kind == _SHEET:
                sheets.setdefault(_text(self._stream, at + 6), struct.unpack_from("<I", self._stream, at)[0])
        return formats, sheets


def _text(stream: bytes, at: int) -> str:
    length, is_wide = stream[at], stream[at + 1] & 1
    written = stream[at + 2 : at + 2 + length * (1 + is_wide)]
    return written.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, where the content begins, its length."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def _workbook(content: bytes) -> bytes:
    """The stream of that name; b"" for a tiny one, which stands elsewhere."""
    (directory,) = struct.unpack_from("<I", content, 48)
    tables = struct.unpack_from(f"<{_IN_HEADER}I", content, 76)
    chain = [
        following
        for table in tables
        if (table + 2) * _SECTOR <= len(content)
        for following in struct.unpack_from(f"<{_SECTOR // 4}I", content, (table + 1) * _SECTOR)
    ]
    entries = _sectors(content, chain, directory)
    for at in range(0, len(entries), 128):
        name = entries[at : at + 64].decode("utf-16-le", "replace").split("\0")[0]
        start, size = struct.unpack_from("<II", entries, at + 116)
        if name == "Workbook" and size >= 4096:
            return _sectors(content, chain, start)[:size]
    return b""


def _sectors(content: bytes, chain: list[int], sector: int) -> bytes:
    found: list[bytes] = []
    while sector < len(chain) and len(found) <= len(chain):
        found.append(content[(sector + 1) * _SECTOR : (sector + 2) * _SECTOR])
        sector = chain[sector]
    return b"".join(found)
