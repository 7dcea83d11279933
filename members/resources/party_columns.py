"""The columns of the register of Party members that the list of people does not have."""

from collections.abc import Callable

from members.models import Membership, PartyRecord, Person
from members.resources import party_cells
from members.resources.columns import Column, Composite, PartialDate
from members.spreadsheets import values
from members.spreadsheets.reading import Cell

RECORD, MEMBERSHIP = "party_record__", "party_membership__"
CARD = RECORD + "card_number"
JOINED, PRECISION = MEMBERSHIP + "joined_on", MEMBERSHIP + "joined_precision"
OFFICIAL = MEMBERSHIP + "official_on"


def membership_of(person: Person) -> Membership | None:
    """The membership this register is about: `load` and `selectors.party_members` put it on the person."""
    return next(iter(getattr(person, "party_memberships", ())), None)


class MembershipDay(Column):
    def get_value(self, instance):
        return getattr(membership_of(instance), self.attribute.removeprefix(MEMBERSHIP), None)


class MembershipPartialDay(PartialDate):
    def get_value(self, instance):
        membership = membership_of(instance)
        known = membership and membership.joined_on
        return (known, membership.joined_precision) if known else None


def record_column(name: str, title: str, clean=None, **options) -> Column:
    longest = PartyRecord._meta.get_field(name).max_length
    return Column(RECORD + name, title, clean or (lambda cell: values.text(cell, longest=longest)), **options)


def card_number(cell: Cell) -> str:
    digits = values.as_text(cell).replace(" ", "").replace(".", "")
    if not (digits.isascii() and digits.isdecimal() and 8 <= len(digits) <= 12):
        raise ValueError("Số thẻ đảng viên gồm 8 đến 12 chữ số.")
    return digits


def name_in_use(cell: Cell) -> tuple[Cell, str]:
    name = party_cells.current_name(cell) if isinstance(cell, str) else cell
    return (name, "lấy họ tên đang dùng") if name and name != values.as_text(cell).strip() else (cell, "")


def _composite(title: str, *aliases: str) -> Composite:
    return Composite(title, aliases, lambda written, cells: {})


COMBINED: tuple[tuple[Composite, Callable[[str], party_cells.Parted]], ...] = (
    (
        _composite(
            "Nam, nữ, dân tộc, tôn giáo",
            "Nam/nữ, dân tộc, tôn giáo",
            "Giới tính, dân tộc, tôn giáo",
            "Nam, nữ; dân tộc; tôn giáo",
            "Ngày sinh, nam nữ, dân tộc, tôn giáo",
        ),
        party_cells.people_parts,
    ),
    (
        _composite(
            "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
            "Trình độ văn hóa, lý luận, chuyên môn, ngoại ngữ",
            "Trình độ: văn hóa, lý luận, chuyên môn, ngoại ngữ",
        ),
        party_cells.schooling_parts,
    ),
    (
        _composite(
            "Nghề nghiệp trước khi vào Đảng / hiện nay",
            "Nghề nghiệp trước khi vào Đảng, hiện nay",
            "Nghề nghiệp trước / hiện nay",
            "Nghề nghiệp khi vào Đảng, hiện nay",
        ),
        party_cells.occupation_parts,
    ),
    (
        _composite(
            "Ngày vào Đảng, ngày chính thức",
            "Ngày vào Đảng / ngày chính thức",
            "Ngày vào Đảng; ngày chính thức",
            "Ngày vào Đảng, chính thức",
        ),
        party_cells.day_parts,
    ),
    (
        _composite(
            "Số thẻ, số lý lịch, số Huy hiệu",
            "Số thẻ, số lý lịch, số Huy hiệu Đảng",
            "Số thẻ, số lý lịch, Huy hiệu Đảng",
            "Số thẻ đảng, số lý lịch, số huy hiệu Đảng",
        ),
        party_cells.number_parts,
    ),
)
