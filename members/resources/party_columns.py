"""The columns of the register of Party members that the list of people does not have."""

from members.models import Membership, PartyRecord, Person
from members.resources import party_cells
from members.resources.columns import Column, PartialDate
from members.resources.known_people import like
from members.resources.people import PersonResource
from members.spreadsheets.cells import as_text, mending, values
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
    digits = as_text(cell).replace(" ", "").replace(".", "")
    if not (digits.isascii() and digits.isdecimal() and 8 <= len(digits) <= 12):
        raise ValueError("Số thẻ đảng viên gồm 8 đến 12 chữ số.")
    return digits


def name_in_use(cell: Cell) -> tuple[Cell, str]:
    name = party_cells.current_name(cell) if isinstance(cell, str) else cell
    return (name, "lấy họ tên đang dùng") if name and name != as_text(cell).strip() else (cell, "")


class PartyRegisterColumns(PersonResource):
    full_name = like(
        "full_name",
        aliases=(
            *PersonResource.fields["full_name"].aliases,
            "Họ và tên / họ tên khai sinh",
            "Họ tên đang dùng, họ tên khai sinh",
            "Họ và tên, họ tên khai sinh",
        ),
        repair=name_in_use,
    )
    birth_date = like("birth_date", required=False)
    joined_on = MembershipPartialDay(
        JOINED,
        party_cells.JOINED,
        values.partial_date,
        values.show_partial_date,
        repair=mending.day,
        precision=PRECISION,
        aliases=("Ngày vào", "Ngày kết nạp", "Vào Đảng"),
    )
    official_on = MembershipDay(
        OFFICIAL,
        party_cells.OFFICIAL,
        values.day,
        as_text,
        repair=mending.day,
        aliases=("Ngày vào Đảng chính thức", "Ngày công nhận chính thức", "Chính thức"),
    )
    card_number = record_column(
        "card_number", party_cells.CARD, card_number, aliases=("Số thẻ", "Số thẻ Đảng", "Thẻ đảng viên")
    )
    file_number = record_column("file_number", party_cells.FILE, aliases=("Số lý lịch đảng viên", "Số LL"))
    badge = record_column("badge", party_cells.BADGE, aliases=("Huy hiệu", "Số Huy hiệu", "Số Huy hiệu Đảng"))
    foreign_languages = record_column("foreign_languages", "Ngoại ngữ", aliases=("Trình độ ngoại ngữ",))
    occupation_before = record_column(
        "occupation_before",
        party_cells.BEFORE,
        aliases=("Nghề nghiệp trước khi vào", "Nghề nghiệp khi vào Đảng"),
    )
    occupation = record_column("occupation", party_cells.NOW, aliases=("Nghề nghiệp",))
    service = record_column("service", "Bộ đội, công an, hưu trí", aliases=("Bộ đội, công an, hưu",))
    moved_out = record_column(
        "moved_out",
        "Ngày chuyển đi, đến đâu",
        aliases=("Chuyển đi", "Ngày chuyển đi", "Ngày, tháng chuyển đi, đến đâu"),
    )
    moved_in = record_column(
        "moved_in",
        "Ngày chuyển đến, từ đâu",
        aliases=("Chuyển đến", "Ngày chuyển đến", "Ngày, tháng chuyển đến, từ đâu"),
    )
    died = record_column("died", "Ngày từ trần, lý do", aliases=("Từ trần", "Ngày từ trần"))
    left = record_column(
        "left", "Ngày ra khỏi Đảng, hình thức", aliases=("Ra khỏi Đảng", "Ngày ra khỏi Đảng")
    )
    remark = record_column("note", "Ghi chú")

    class Meta:
        model = Person
        import_id_fields = ["citizen_id"]
        fields = [
            "full_name",
            "birth_date",
            "sex",
            "citizen_id",
            "ethnicity",
            "religion",
            "native_place",
            "residence",
            "education",
            "political_theory",
            "qualification",
            "foreign_languages",
            "job_title",
            "department",
            "occupation_before",
            "occupation",
            "joined_on",
            "official_on",
            "card_number",
            "file_number",
            "badge",
            "service",
            "moved_out",
            "moved_in",
            "died",
            "left",
            "remark",
        ]
