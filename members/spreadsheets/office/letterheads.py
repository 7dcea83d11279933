"""What stands above and below a list in the name of an organisation, as each of the trees writes it."""

from dataclasses import dataclass
from datetime import date

from members.choices import OrganisationKind, Tree
from members.clock import long_date
from members.models import Organisation

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
#: What stands on the right. The trade union and the office write the national motto, the Party never does.
_RIGHT = {
    Tree.PARTY: ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    Tree.YOUTH: ("ĐOÀN TNCS HỒ CHÍ MINH",),
    Tree.UNION: MOTTO,
    Tree.STAFF: MOTTO,
}
_STARS = {Tree.PARTY: "*", Tree.YOUTH: "***", Tree.UNION: "***", Tree.STAFF: ""}
_ON_BEHALF = {
    OrganisationKind.DECIDING_COMMITTEE: "T/M ĐẢNG ỦY",
    OrganisationKind.GRASSROOTS_COMMITTEE: "T/M ĐẢNG ỦY",
    OrganisationKind.SECTION_COMMITTEE: "T/M ĐẢNG ỦY BỘ PHẬN",
    OrganisationKind.PARTY_CELL: "T/M CHI BỘ",
    OrganisationKind.UNION_GROUP: "TỔ TRƯỞNG",
    OrganisationKind.DEPARTMENT: "THỦ TRƯỞNG ĐƠN VỊ",
}


@dataclass(frozen=True)
class Letterhead:
    above: str
    own: str
    stars: str
    right: tuple[str, ...]
    place: str
    on_behalf: str


def letterhead_of(organisation: Organisation) -> Letterhead:
    """Superior and name as its other papers print them. `organisation.parent` is read."""
    return Letterhead(
        above=organisation.upper_line.upper(),
        own=(organisation.letterhead_name or organisation.name).upper(),
        stars=_STARS[organisation.tree],
        right=_RIGHT[organisation.tree],
        place=organisation.place,
        on_behalf=_ON_BEHALF.get(OrganisationKind(organisation.kind), "TM. BAN CHẤP HÀNH"),
    )


def dated(place: str, day: date) -> str:
    """«Hà Nội, ngày 05 tháng 10 năm 2026»"""
    return f"{place}, {long_date(day)}" if place else long_date(day).capitalize()
