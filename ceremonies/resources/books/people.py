"""Registers of people: Party members, and those on probation."""

from ceremonies.documents.wording import bare_number
from ceremonies.resources.books.base import Book, Column, day, joined
from ceremonies.selectors import books
from ceremonies.selectors.books import Source
from members.models import Membership, PartyRecord


def _numbers(row: Membership) -> str:
    """Empty for who does not keep the register."""
    record: PartyRecord | None = getattr(row.person, "party_record", None)
    return joined(record.card_number, record.file_number) if record else ""


def _origin(row: Membership) -> str:
    return joined(row.person.ethnicity, row.person.religion)


def _schooling(row: Membership) -> str:
    return joined(row.person.qualification, row.person.political_theory)


def _work(row: Membership) -> str:
    return joined(row.person.job_title, row.person.department)


def _admission(row: Membership):
    """The file that made this member, if the portal has it."""
    return next((file for file in row.person.admissions if file.ceremony_on == row.joined_on), None)


def _decision(row: Membership) -> str:
    file = _admission(row)
    valid = next((each for each in file.decisions.all() if not each.is_void), None) if file else None
    return f"{bare_number(valid.number_text)}, {day(valid.issued_on)}" if valid else ""


def _helpers(row: Membership) -> str:
    file = _admission(row)
    return ", ".join(each.person.full_name for each in file.helpers.all()) if file else ""


def _fate(row: Membership) -> str:
    return f"{row.end_reason or 'Thôi sinh hoạt'}, {day(row.ended_on)}" if row.ended_on else ""


def of_person(row: Membership) -> str:
    return row.person.get_absolute_url()


MEMBERS = Book(
    name="dang-vien",
    model=Membership,
    title="Danh sách đảng viên",
    about="Đảng viên đang sinh hoạt; chọn năm hoặc nhiệm kỳ để xem ai vào Đảng trong thời gian ấy.",
    counted="đồng chí",
    source=Source(
        rows=books.members,
        person="person",
        body="organisation",
        day="joined_on",
        order=("person__sort_key", "pk"),
        newest_first=False,
    ),
    columns=(
        Column("Họ và tên", 13, lambda row: row.person.full_name),
        Column("Ngày sinh", 11, lambda row: day(row.person.birth_date)),
        Column("Nam, nữ", 6, lambda row: row.person.get_sex_display()),
        Column("Dân tộc, tôn giáo", 10, _origin, on_screen=False),
        Column("Quê quán", 14, lambda row: row.person.native_place, on_screen=False),
        Column("Chuyên môn, lý luận chính trị", 13, _schooling, on_screen=False),
        Column("Chức vụ, đơn vị", 15, _work, on_screen=False),
        Column("Ngày vào Đảng", 11, lambda row: row.joined),
        Column("Ngày chính thức", 11, lambda row: day(row.official_on)),
        Column("Số thẻ, số lý lịch", 11, _numbers),
        Column("Chi bộ", 12, lambda row: str(row.organisation)),
    ),
    link=of_person,
)

PROBATIONARY = Book(
    name="dang-vien-du-bi",
    model=Membership,
    title="Sổ đảng viên dự bị",
    about="Đảng viên đang dự bị; chọn năm hoặc nhiệm kỳ để xem mọi người được kết nạp trong thời gian ấy.",
    counted="đồng chí",
    source=Source(
        rows=books.probationary,
        dated=books.probationary_since,
        person="person",
        body="organisation",
        day="joined_on",
        order=("person__sort_key", "pk"),
        newest_first=False,
    ),
    columns=(
        Column("Họ và tên", 15, lambda row: row.person.full_name),
        Column("Ngày sinh", 11, lambda row: day(row.person.birth_date)),
        Column("Nam, nữ", 5, lambda row: row.person.get_sex_display(), on_screen=False),
        Column("Dân tộc", 7, lambda row: row.person.ethnicity, on_screen=False),
        Column("Chi bộ", 13, lambda row: str(row.organisation)),
        Column("Số, ngày quyết định kết nạp", 14, _decision, on_screen=False),
        Column("Ngày kết nạp", 11, lambda row: row.joined),
        Column("Hết dự bị", 11, lambda row: day(getattr(_admission(row), "probation_ends_on", None))),
        Column("Đảng viên giúp đỡ", 14, _helpers),
        Column("Ngày chính thức", 11, lambda row: day(row.official_on)),
        Column("Ghi chú", 12, _fate, on_screen=False),
    ),
    link=of_person,
)
