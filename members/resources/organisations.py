from collections.abc import Iterator

from members.choices import TREE_OF_KIND, OrganisationKind, Tree
from members.models import Organisation
from members.resources.base import Found, SheetResource
from members.resources.columns import Column
from members.resources.judged import Message
from members.resources.nearest import Nearest
from members.spreadsheets.cells import ORGANISATION_KIND, values

MAX_DEPTH = 10
CODE, KIND, PARENT, SERVES = "Mã", "Loại", "Mã cấp trên", "Mã chi bộ phụ trách"


def _tree(kind: str) -> Tree:
    return TREE_OF_KIND[OrganisationKind(kind)]


class OrganisationResource(SheetResource):
    """The list of organisations, by code; a superior may stand further down in the same sheet."""

    code = Column("code", CODE, values.code, required=True, aliases=("Mã tổ chức", "Mã đơn vị"), remember=0)
    name = Column(
        "name",
        "Tên tổ chức",
        lambda cell: values.text(cell, longest=200),
        required=True,
        aliases=("Tên", "Tên đơn vị"),
        remember=0,
    )
    kind = Column(
        "kind",
        KIND,
        lambda cell: values.entry(
            cell, ORGANISATION_KIND, "Loại tổ chức", ", ".join(OrganisationKind.labels)
        ),
        lambda kind: OrganisationKind(kind).label,
        required=True,
        aliases=("Loại tổ chức",),
        choices=tuple(OrganisationKind.labels),
    )
    parent = Column(
        "parent__code",
        PARENT,
        values.code,
        aliases=("Cấp trên", "Mã tổ chức cấp trên"),
        help="Mã của tổ chức cấp trên trực tiếp, trong sổ hoặc ở dòng khác của danh sách này.",
    )
    serves = Column(
        "serves__code",
        SERVES,
        values.code,
        aliases=("Mã tổ chức đảng phụ trách", "Chi bộ phụ trách"),
        help="Mã của tổ chức đảng nhận đề nghị giới thiệu của tổ chức này.",
    )
    symbol = Column(
        "symbol",
        "Ký hiệu văn bản",
        lambda cell: values.text(cell, longest=20),
        help="Sau số văn bản, ví dụ ĐU, CB, ĐTN. Không có thì không lấy được số văn bản.",
    )
    place = Column(
        "place",
        "Địa danh",
        lambda cell: values.text(cell, longest=100),
        help="Trước ngày của văn bản, ví dụ Hà Nội. Để trống thì lấy của cấp trên.",
    )

    repeated = "Mã này còn ở dòng {rows} của tệp; mỗi tổ chức chỉ được có một dòng."
    related = ("parent", "serves")
    chunk = None

    class Meta:
        model = Organisation
        import_id_fields = ["code"]
        fields = ["code", "name", "kind", "parent", "serves", "symbol", "place"]

    def get_queryset(self):
        found = Organisation.objects.select_related(*self.related)
        return found.select_for_update(of=("self",)) if self.context.lock else found

    def begin(self):
        """The register; `note` lays the rows of the sheet over it, so that it shows what will be."""
        self.known = {organisation.code: organisation for organisation in self.get_queryset()}
        self._kind = {code: organisation.kind for code, organisation in self.known.items()}
        self._parent = {
            code: organisation.parent.code if organisation.parent else None
            for code, organisation in self.known.items()
        }
        self._nearest = None

    def note(self, read):
        super().note(read)
        code = self.key(read)
        if code is not None:
            self._kind[code] = read.values.get("kind") or self._kind.get(code)
            above = read.values.get("parent__code")
            self._parent[code] = above or self._parent.get(code)

    def find(self, read) -> Found:
        return Found(self.known.get(self.key(read)))

    def check(self, read, found, changes) -> Iterator[Message]:
        parent, serves = read.values.get("parent__code"), read.values.get("serves__code")
        for title, code in ((PARENT, parent), (SERVES, serves)):
            if code is not None and code not in self._kind:
                yield Message("error", title, self._unknown(code))
        kind = self._kind.get(self.key(read))
        if kind is None:
            return
        if found.known and _tree(found.known.kind) != _tree(kind):
            before = OrganisationKind(found.known.kind).label
            yield Message("error", KIND, f"Trong sổ là «{before}», không đổi sang hệ thống khác được.")
        yield from self._parent_errors(self.key(read), kind)
        yield from self._serves_errors(kind, serves or self._serves_now(found.known))

    def _parent_errors(self, code: str, kind: str) -> Iterator[Message]:
        above = self._kind.get(self._parent[code])
        if above and _tree(above) != _tree(kind):
            yield Message("error", PARENT, f"Cấp trên phải cùng hệ thống «{_tree(kind).label}».")
        line = self.line_above(code)
        if code in line:
            circle = " → ".join([code, *line])
            yield Message("error", PARENT, f"Các mã cấp trên nối thành vòng tròn: {circle}.")
        elif len(line) >= MAX_DEPTH:
            yield Message("error", PARENT, f"Có từ {MAX_DEPTH} cấp trên nối tiếp nhau trở lên.")

    def _serves_errors(self, kind: str, serves: str | None) -> Iterator[Message]:
        served = self._kind.get(serves)
        if serves and _tree(kind) == Tree.PARTY:
            yield Message("error", SERVES, "Tổ chức đảng không ghi mã chi bộ phụ trách.")
        elif served and _tree(served) != Tree.PARTY:
            yield Message("error", SERVES, "Mã này không phải của một tổ chức đảng.")

    def _serves_now(self, known: Organisation | None) -> str | None:
        return known.serves.code if known and known.serves else None

    def _unknown(self, code: str) -> str:
        self._nearest = self._nearest or Nearest(self._kind)
        return f"Không có tổ chức nào mang mã «{code}».{self._nearest.sentence(code)}"

    def line_above(self, code: str) -> list[str]:
        """The superiors as they will be, nearest first; a circle ends where it closes."""
        line: list[str] = []
        while (above := self._parent.get(line[-1] if line else code)) is not None and len(line) < MAX_DEPTH:
            line.append(above)
            if above == code:
                break
        return line
