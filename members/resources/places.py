import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from members.models import Organisation
from members.names import normalise
from members.resources.columns import LeaveEmpty, UnknownPlace
from members.resources.nearest import Nearest
from members.spreadsheets.cells.values import text
from members.spreadsheets.reading import Cell

LONGEST = 200
TONES = "\u0300\u0309\u0303\u0301\u0323"


class Places:
    """Units by the name or code that a sheet gives them; never created from a sheet. Two queries.

    `names`: unknown unit as written → the one its sender chose, 0 for none.
    """

    def __init__(self, organisations: QuerySet[Organisation], names: Mapping[str, int]):
        self._written = {
            pk: (name, code) for pk, name, code in Organisation.objects.values_list("pk", "name", "code")
        }
        self._by_text = defaultdict(set)
        for pk in organisations.values_list("pk", flat=True):
            for written in self._written[pk]:
                self._by_text[spelling(written)].add(pk)
        self._names = {spelling(written): pk for written, pk in names.items()}
        self._nearest = Nearest(self._by_text)

    def find(self, cell: Cell) -> int:
        """The primary key; UnknownPlace when nobody knows which."""
        written = text(cell, longest=LONGEST)
        chosen = self._chosen(written)
        if chosen is None:
            raise UnknownPlace(written)
        if not chosen:
            raise LeaveEmpty
        return chosen

    @property
    def known(self) -> set[int]:
        """All that can be meant."""
        return set().union(*self._by_text.values())

    def knows(self, written: str) -> bool:
        return bool(self._chosen(normalise(written)))

    def show(self, pk: int) -> str:
        """The name, or the code where the name alone would not lead back here."""
        name, code = self._written[pk]
        return name if self._by_text.get(spelling(name), {pk}) == {pk} else code

    def nearest(self, written: str) -> list[tuple[int, str]]:
        """Those of this very name first, then those with a name like it: primary key and «Tên (MÃ)»."""
        spellings = [spelling(written), *self._nearest.find(spelling(written))]
        found = dict.fromkeys(pk for spelling in spellings for pk in sorted(self._by_text.get(spelling, ())))
        return [(pk, "{} ({})".format(*self._written[pk])) for pk in found]

    def _chosen(self, written: str) -> int | None:
        found = self._by_text.get(spelling(written), ())
        return next(iter(found)) if len(found) == 1 else self._names.get(spelling(written))


def spelling(written: str) -> str:
    """Without case, and with each tone at the end of its syllable: «Phòng Hoà» and «phòng Hòa» are one."""
    syllables = unicodedata.normalize("NFD", written.casefold()).split()
    return unicodedata.normalize(
        "NFC", " ".join("".join(sorted(s, key=TONES.__contains__)) for s in syllables)
    )
