from collections.abc import Iterator

from members.choices import TREE_OF_KIND, OrganisationKind, Tree
from members.models import Organisation
from members.resources.base import SheetResource
from members.resources.columns import CellWidget, Column
from members.resources.nearest import Nearest
from members.spreadsheets import values
from members.spreadsheets.code_tables import ORGANISATION_KIND
from members.spreadsheets.reading import Cell

MAX_DEPTH = 10


class OrganisationResource(SheetResource):
    """The list of organisations, by code; a superior may stand further down in the same sheet."""

    code = Column("code", "Mã", values.code, required=True, aliases=("Mã tổ chức",))
    name = Column(
        "name", "Tên tổ chức", lambda cell: values.text(cell, longest=200), required=True, aliases=("Tên",)
    )
    kind = Column(
        "kind",
        "Loại",
        lambda cell: values.entry(
            cell, ORGANISATION_KIND, "Loại tổ chức", ", ".join(OrganisationKind.labels)
        ),
        lambda kind: OrganisationKind(kind).label,
        required=True,
        aliases=("Loại tổ chức",),
    )
    parent = Column("parent", "Mã cấp trên", values.code, aliases=("Cấp trên",))
    serves = Column("serves", "Mã chi bộ phụ trách", values.code, aliases=("Mã tổ chức đảng phụ trách",))

    repeated = "Mã này còn ở dòng {rows} của tệp; mỗi tổ chức chỉ được có một dòng."

    class Meta:
        model = Organisation
        import_id_fields = ["code"]
        fields = ["code", "name", "kind", "parent", "serves"]

    def __init__(self, *, lock: bool = False):
        super().__init__()
        self._lock = lock
        for name in ("parent", "serves"):
            self.fields[name].widget = CellWidget(self._find, lambda organisation: organisation.code)

    def get_queryset(self):
        found = Organisation.objects.select_related("parent", "serves")
        return found.select_for_update(of=("self",)) if self._lock else found

    def prepare(self, rows):
        """What each code means once the sheet is in: the register, and over it the rows of the sheet."""
        self._known = {organisation.code: organisation for organisation in Organisation.objects.all()}
        codes = {organisation.pk: code for code, organisation in self._known.items()}
        self._kind_before = {code: organisation.kind for code, organisation in self._known.items()}
        self._kind = dict(self._kind_before)
        self._parent = {code: codes.get(organisation.parent_id) for code, organisation in self._known.items()}
        for row in rows:
            code = self.key_of(row)
            if code is None:
                continue
            self._known.setdefault(code, Organisation(code=code))
            self._kind[code] = _or_none(self.fields["kind"], row) or self._kind.get(code)
            parent = row.get(self.fields["parent"].column_name)
            if parent is not None:
                self._parent[code] = values.as_text(parent).strip().upper()
        self._nearest = Nearest(self._known)

    def _find(self, cell: Cell) -> Organisation:
        code = values.code(cell)
        if code not in self._known:
            raise ValueError(f"Không có tổ chức nào mang mã «{code}».{self._nearest.sentence(code)}")
        return self._known[code]

    def row_errors(self, instance, bad) -> Iterator[tuple[str, str]]:
        kind = self._kind.get(instance.code)
        if kind is None or "code" in bad:
            return
        tree, before = TREE_OF_KIND[OrganisationKind(kind)], self._kind_before.get(instance.code)
        if before and TREE_OF_KIND[OrganisationKind(before)] != tree:
            yield (
                "kind",
                f"Trong sổ là «{OrganisationKind(before).label}», không đổi sang hệ thống khác được.",
            )
        if instance.parent and "parent" not in bad:
            above = self._kind.get(instance.parent.code)
            if above and TREE_OF_KIND[OrganisationKind(above)] != tree:
                yield "parent", f"Cấp trên phải cùng hệ thống «{tree.label}»."
            yield from self._line_errors(instance.code)
        if instance.serves and "serves" not in bad:
            served = self._kind.get(instance.serves.code)
            if tree == Tree.PARTY:
                yield "serves", "Tổ chức đảng không ghi mã chi bộ phụ trách."
            elif served and TREE_OF_KIND[OrganisationKind(served)] != Tree.PARTY:
                yield "serves", "Mã này không phải của một tổ chức đảng."

    def _line_errors(self, code: str) -> Iterator[tuple[str, str]]:
        line = self.line_above(code)
        if code in line:
            yield "parent", "Các mã cấp trên nối thành vòng tròn: " + " → ".join([code, *line]) + "."
        elif len(line) >= MAX_DEPTH:
            yield "parent", f"Có từ {MAX_DEPTH} cấp trên nối tiếp nhau trở lên."

    def line_above(self, code: str) -> list[str]:
        """The superiors as they will be, nearest first; a circle ends where it closes."""
        line: list[str] = []
        while (above := self._parent.get(line[-1] if line else code)) is not None and len(line) < MAX_DEPTH:
            line.append(above)
            if above == code:
                break
        return line


def _or_none(column: Column, row: dict[str, Cell]) -> object | None:
    try:
        return column.clean(row)
    except (KeyError, ValueError):
        return None
