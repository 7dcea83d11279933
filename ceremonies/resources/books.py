"""The registers of a Party office: which there are, and the columns of each on screen, on paper and in a file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone
from import_export.resources import Resource

from ceremonies.documents.wording import bare_number
from ceremonies.models import Attendance, Decision, Resolution, Step
from ceremonies.selectors import books
from ceremonies.selectors.books import Source
from members.models import Membership, PartyRecord


@dataclass(frozen=True)
class Column:
    """`share` of the width on paper; a column of 0 stays off it. `on_screen`: the page keeps to what fits."""

    title: str
    share: int
    text: Callable[[Model], str]
    on_screen: bool = True


@dataclass(frozen=True, kw_only=True)
class Book:
    """`name` stands in the address. The first column on screen leads to `link`."""

    name: str
    model: type[Model]
    title: str
    about: str
    counted: str
    source: Source
    columns: tuple[Column, ...]
    link: Callable[[Model], str]
    body_label: str = "Tổ chức đảng"

    @property
    def screen(self) -> list[Column]:
        return [column for column in self.columns if column.on_screen]


class BookResource(Resource):
    """All columns of a register, whatever fits on the screen."""

    def __init__(self, book: Book):
        super().__init__()
        self._columns = book.columns

    def get_export_headers(self, selected_fields=None, **kwargs) -> list[str]:
        return [column.title for column in self._columns]

    def export_resource(self, instance, selected_fields=None, **kwargs) -> list[str]:
        return [column.text(instance) for column in self._columns]


def _day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _record(row: Membership, name: str) -> str:
    """Empty for who does not keep the register."""
    record: PartyRecord | None = getattr(row.person, "party_record", None)
    return getattr(record, name) or "" if record else ""


def _work(row: Membership) -> str:
    parts = (row.person.job_title, str(row.person.department or ""))
    return ", ".join(part for part in parts if part)


def _admission(row: Membership):
    """The file that made this member, if the portal has it."""
    return next((file for file in row.person.admissions if file.ceremony_on == row.joined_on), None)


def _decision(row: Membership) -> str:
    file = _admission(row)
    valid = next((each for each in file.decisions.all() if not each.is_void), None) if file else None
    return f"{bare_number(valid.number_text)}, {_day(valid.issued_on)}" if valid else ""


def _helpers(row: Membership) -> str:
    file = _admission(row)
    return ", ".join(each.person.full_name for each in file.helpers.all()) if file else ""


def _fate(row: Membership) -> str:
    return f"{row.end_reason or 'Thôi sinh hoạt'}, {_day(row.ended_on)}" if row.ended_on else ""


def _validity(row: Decision) -> str:
    if row.cancelled_by:
        return f"Đã bị hủy bỏ bằng quyết định {bare_number(row.cancelled_by)}"
    return "Đã hủy số" if row.is_void else "Có hiệu lực"


def _moment(row: Step) -> str:
    return f"{timezone.localtime(row.at):%d/%m/%Y %H:%M}"


def _result(row: Attendance) -> str:
    return row.grade or ("Đạt" if row.passed else "")


def _share(row: Resolution) -> str:
    return "" if row.entitled is None else f"{row.votes_for}/{row.entitled}"


def _standing(row: Resolution) -> str:
    if row.superseded:
        return "Ghi nhầm, đã ghi lại" if row.corrected else "Đã biểu quyết lại"
    return "" if row.passed is None else ("Đạt" if row.passed else "Không đạt")


def _of_person(row: Model) -> str:
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
        Column("Họ và tên", 14, lambda row: row.person.full_name),
        Column("Ngày sinh", 9, lambda row: _day(row.person.birth_date)),
        Column("Nam, nữ", 5, lambda row: row.person.get_sex_display()),
        Column("Dân tộc", 6, lambda row: row.person.ethnicity, on_screen=False),
        Column("Tôn giáo", 7, lambda row: row.person.religion, on_screen=False),
        Column("Quê quán", 13, lambda row: row.person.native_place, on_screen=False),
        Column("Chuyên môn", 10, lambda row: row.person.qualification, on_screen=False),
        Column("Lý luận chính trị", 7, lambda row: row.person.political_theory, on_screen=False),
        Column("Chức vụ, đơn vị", 14, _work, on_screen=False),
        Column("Ngày vào Đảng", 9, lambda row: row.joined),
        Column("Ngày chính thức", 9, lambda row: _day(row.official_on)),
        Column("Số thẻ", 8, lambda row: _record(row, "card_number")),
        Column("Số lý lịch", 8, lambda row: _record(row, "file_number"), on_screen=False),
        Column("Chi bộ", 12, lambda row: str(row.organisation)),
    ),
    link=_of_person,
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
        Column("Ngày sinh", 9, lambda row: _day(row.person.birth_date)),
        Column("Nam, nữ", 5, lambda row: row.person.get_sex_display(), on_screen=False),
        Column("Dân tộc", 7, lambda row: row.person.ethnicity, on_screen=False),
        Column("Chi bộ", 13, lambda row: str(row.organisation)),
        Column("Số, ngày quyết định kết nạp", 14, _decision, on_screen=False),
        Column("Ngày kết nạp", 9, lambda row: row.joined),
        Column("Hết dự bị", 9, lambda row: _day(getattr(_admission(row), "probation_ends_on", None))),
        Column("Đảng viên giúp đỡ", 14, _helpers),
        Column("Ngày chính thức", 9, lambda row: _day(row.official_on)),
        Column("Ghi chú", 12, _fate, on_screen=False),
    ),
    link=_of_person,
)

DECISIONS = Book(
    name="quyet-dinh",
    model=Decision,
    title="Sổ quyết định",
    about="Quyết định kết nạp, công nhận, xóa tên và hủy bỏ, kể cả số đã hủy.",
    counted="quyết định",
    source=Source(
        rows=books.decisions,
        person="candidacy__person",
        body="organisation",
        day="issued_on",
        order=("issued_on", "pk"),
        bodies=books.issuers,
    ),
    columns=(
        Column("Số", 10, lambda row: bare_number(row.number_text)),
        Column("Ngày ban hành", 9, lambda row: _day(row.issued_on)),
        Column("Về việc", 18, lambda row: row.get_kind_display()),
        Column("Họ và tên", 15, lambda row: row.person_name),
        Column("Chi bộ", 14, lambda row: str(row.candidacy.cell)),
        Column("Cấp ban hành", 14, lambda row: str(row.organisation), on_screen=False),
        Column("Người ký", 13, lambda row: row.signer_name, on_screen=False),
        Column("Tình trạng", 12, _validity),
    ),
    link=lambda row: row.get_absolute_url(),
    body_label="Cấp ban hành",
)

HANDOVERS = Book(
    name="giao-nhan-ho-so",
    model=Step,
    title="Sổ giao nhận hồ sơ",
    about="Mỗi lần hồ sơ phát triển đảng viên từ nơi này sang nơi khác: ai giao, nơi nào nhận, vì sao.",
    counted="lần giao nhận",
    source=Source(
        rows=books.handovers,
        person="candidacy__person",
        body="candidacy__cell",
        day="at",
        order=("at", "pk"),
        has_time=True,
    ),
    columns=(
        Column("Ngày, giờ", 10, _moment),
        Column("Hồ sơ của", 15, lambda row: row.candidacy.person.full_name),
        Column("Việc", 16, lambda row: row.get_action_display()),
        Column("Nơi giao", 14, lambda row: str(row.desk)),
        Column("Người giao", 13, lambda row: row.actor_name, on_screen=False),
        Column("Nơi nhận", 14, lambda row: row.taker or "Nơi ngoài hệ thống"),
        Column("Lý do", 18, lambda row: row.reason, on_screen=False),
    ),
    link=lambda row: row.candidacy.get_absolute_url(),
)

CERTIFICATES = Book(
    name="giay-chung-nhan",
    model=Attendance,
    title="Sổ cấp giấy chứng nhận",
    about="Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng và lớp bồi dưỡng đảng viên mới.",
    counted="giấy chứng nhận",
    source=Source(
        rows=books.certificates,
        person="person",
        body="course__organisation",
        day="given_on",
        order=("given_on", "pk"),
    ),
    columns=(
        Column("Số giấy chứng nhận", 11, lambda row: row.certificate_number),
        Column("Ngày cấp", 9, lambda row: _day(row.certificate_on)),
        Column("Họ và tên", 15, lambda row: row.person.full_name),
        Column("Ngày sinh", 9, lambda row: _day(row.person.birth_date)),
        Column("Loại lớp", 16, lambda row: row.course.get_kind_display(), on_screen=False),
        Column("Lớp", 18, lambda row: str(row.course)),
        Column("Nơi mở lớp", 14, lambda row: row.course.organiser, on_screen=False),
        Column("Xếp loại", 8, _result),
        Column("Chi bộ đề nghị", 13, lambda row: str(row.proposed_by or ""), on_screen=False),
    ),
    link=lambda row: row.course.get_absolute_url(),
    body_label="Tổ chức đảng theo dõi lớp",
)

RESOLUTIONS = Book(
    name="nghi-quyet",
    model=Resolution,
    title="Sổ ghi nghị quyết",
    about="Nghị quyết, ý kiến và kết quả biểu quyết của chi bộ, cấp ủy về phát triển đảng viên, kể cả lần ghi lại.",
    counted="nghị quyết",
    source=Source(
        rows=books.resolutions,
        person="candidacy__person",
        body="body",
        day="held_on",
        order=("held_on", "pk"),
    ),
    columns=(
        Column("Số", 9, lambda row: bare_number(row.number)),
        Column("Ngày họp", 9, lambda row: _day(row.held_on)),
        Column("Tổ chức", 13, lambda row: str(row.body)),
        Column("Nội dung", 20, lambda row: f"{row.get_kind_display()}: {row.get_matter_display().lower()}"),
        Column("Đối với", 14, lambda row: row.candidacy.person.full_name),
        Column("Có mặt", 6, lambda row: "" if row.present is None else f"{row.present}/{row.listed}", False),
        Column("Tán thành", 7, _share),
        Column(
            "Không tán thành",
            7,
            lambda row: "" if row.votes_against is None else str(row.votes_against),
            False,
        ),
        Column("Chủ trì", 12, lambda row: row.chair, on_screen=False),
        Column("Kết quả", 9, _standing),
    ),
    link=lambda row: row.candidacy.get_absolute_url(),
)

BOOKS = {book.name: book for book in (MEMBERS, PROBATIONARY, RESOLUTIONS, HANDOVERS, DECISIONS, CERTIFICATES)}
