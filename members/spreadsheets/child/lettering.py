"""How the text of a cell is set: in which fonts, and by which old code they go."""

from dataclasses import dataclass
from functools import lru_cache

from members.spreadsheets.old_fonts import to_unicode

Font = tuple[str, bool]
"""Its old code or "", and whether it draws capitals."""
MODERN: Font = ("", False)
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
        if self.runs:
            return "".join(_read(run, *(font or self.font)) for font, run in self.runs)
        return _read(text, *self.font)


@lru_cache(10_000)
def _read(text: str, code: str, capitals: bool) -> str:
    return to_unicode(text, code, capitals=capitals) if code else text
