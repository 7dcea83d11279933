"""Old codes → Unicode, cell by cell: by the user's word, else by the fonts. Runs in the child process."""

from collections import Counter
from collections.abc import Iterable

from members.spreadsheets.cell_fonts import Lettering
from members.spreadsheets.old_fonts import TCVN3, VNI

_NO_MORE = (1 << 60, {})
AS_IT_STANDS = "none"


class Conversion:
    """For the rows of one sheet, in their order."""

    def __init__(self, encoding: str, fonts: Iterable[tuple[int, dict[int, Lettering]]] = ()):
        self._everywhere = [Lettering((encoding, capitals)) for capitals in (False, True)]
        self._by_word = encoding in (TCVN3, VNI)
        self._fonts = iter(() if encoding == AS_IT_STANDS else fonts)
        self._number, self._letterings = 0, {}
        self._codes: Counter[str] = Counter()
        #: The user has not said yet what the text is.
        self.may_be_asked_about = not encoding

    def convert(self, number: int, cells: list) -> list[tuple[int, str]]:
        """Replaces the texts in old fonts; answers the places and what stood there."""
        originals = []
        letterings = self._of_row(number)
        for place, original in enumerate(cells) if letterings or self._by_word else ():
            if not isinstance(original, str):
                continue
            lettering = letterings.get(place)
            capitals = lettering is not None and lettering.font[1]
            if original.isascii() and not capitals:
                continue
            lettering = self._everywhere[capitals] if self._by_word else lettering
            read = lettering.read(original) if lettering else original
            if read != original:
                cells[place] = read
                originals.append((place, original))
                self._codes[lettering.code] += 1
        return originals

    def most_common(self) -> str:
        return self._codes.most_common(1)[0][0] if self._codes else ""

    def _of_row(self, number: int) -> dict[int, Lettering]:
        while self._number < number:
            self._number, self._letterings = next(self._fonts, _NO_MORE)
        return self._letterings if self._number == number else {}
