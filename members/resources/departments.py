from collections import defaultdict

from django.utils import timezone

from members.choices import OrganisationKind
from members.models import Organisation
from members.resources.nearest import Nearest
from members.spreadsheets.reading import Cell
from members.spreadsheets.values import text


class Departments:
    """Departments by the name or code a sheet gives them; never created from a sheet. Two queries."""

    def __init__(self):
        self._written = {
            pk: (name, code) for pk, name, code in Organisation.objects.values_list("pk", "name", "code")
        }
        open_ones = Organisation.objects.filter(kind=OrganisationKind.DEPARTMENT).active(timezone.localdate())
        self._by_text = defaultdict(set)
        for pk in open_ones.values_list("pk", flat=True):
            for written in self._written[pk]:
                self._by_text[written.casefold()].add(pk)
        self._nearest = Nearest(self._written[pk][0] for pks in self._by_text.values() for pk in pks)

    def find(self, cell: Cell) -> int:
        """The primary key; ValueError when unknown or not the only one."""
        written = text(cell, longest=200)
        found = self._by_text.get(written.casefold(), set())
        if not found:
            hint = self._nearest.sentence(written)
            raise ValueError(f"Không có đơn vị nào mang tên «{written}» trong danh sách tổ chức.{hint}")
        if len(found) > 1:
            codes = ", ".join(sorted(self._written[pk][1] for pk in found))
            raise ValueError(f"Có nhiều đơn vị cùng tên «{written}». Hãy ghi mã của đơn vị: {codes}.")
        return next(iter(found))

    def show(self, pk: int) -> str:
        """The name, or the code where the name alone would not lead back here."""
        name, code = self._written[pk]
        return name if self._by_text.get(name.casefold(), {pk}) == {pk} else code
