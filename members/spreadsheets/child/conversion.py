"""Old codes → Unicode, cell by cell: by the user's word, else by the fonts."""

from collections import Counter
from collections.abc import Iterable, Iterator

from members.spreadsheets.child.lettering import Lettering
from members.spreadsheets.old_fonts import TCVN3, VNI, is_unicode

_NO_MORE = (1 << 60, {})
AS_IT_STANDS = "none"


class Conversion:
    """For the rows of one sheet, in their order."""

    def __init__(self, encoding: str, fonts: Iterable[tuple[int, dict[int, Lettering]]] = ()):
        self._said = encoding if encoding in (TCVN3, VNI) else ""
        self._fonts = iter(() if encoding == AS_IT_STANDS else fonts)
        self._number, self._letterings = 0, {}
        self._codes: Counter[str] = Counter()
        #: Place → how many more of its texts so far were surely in the old code than surely not.
        self._old_in_column: Counter[int] = Counter()
        #: The user has not said yet what the text is.
        self.may_be_asked_about = not encoding

    def convert(self, number: int, cells: list) -> list[tuple[int, str]]:
        """Replaces the texts in old fonts; answers the places and what stood there."""
        originals = []
        fonts = self._of_row(number)
        for place, lettering in self._as_said(cells, fonts) if self._said else _by_font(cells, fonts):
            original = cells[place]
            cells[place] = lettering.read(original)
            if cells[place] != original:
                originals.append((place, original))
                self._codes[lettering.code] += 1
        return originals

    def most_common(self) -> str:
        return self._codes.most_common(1)[0][0] if self._codes else ""

    def _of_row(self, number: int) -> dict[int, Lettering]:
        while self._number < number:
            self._number, self._letterings = next(self._fonts, _NO_MORE)
        return self._letterings if self._number == number else {}

    def _as_said(self, cells: list, fonts: dict[int, Lettering]) -> Iterator[tuple[int, Lettering]]:
        """The user speaks of the sheet; a cell may be Unicode all the same, as its row or its column is."""
        known = {i: is_unicode(cell, self._said) for i, cell in enumerate(cells) if _is_text(cell)}
        row_is_unicode = True in known.values() and False not in known.values()
        for place, answer in known.items():
            if answer is None:
                answer = row_is_unicode or self._old_in_column[place] < 0
            elif not row_is_unicode:
                self._old_in_column[place] += -1 if answer else 1
            if not answer:
                yield place, Lettering((self._said, _draws_capitals(fonts.get(place))))


def _by_font(cells: list, fonts: dict[int, Lettering]) -> Iterator[tuple[int, Lettering]]:
    for place, lettering in fonts.items():
        cell = cells[place] if place < len(cells) else ""
        if _is_text(cell) or (isinstance(cell, str) and _draws_capitals(lettering)):
            yield place, lettering


def _is_text(cell: object) -> bool:
    """With letters that the codes write differently."""
    return isinstance(cell, str) and not cell.isascii()


def _draws_capitals(lettering: Lettering | None) -> bool:
    return lettering is not None and lettering.font[1]
