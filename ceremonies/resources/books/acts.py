"""Registers of what was done: resolutions, files handed over, decisions, certificates."""

from django.utils import timezone

from ceremonies.documents.wording import bare_number
from ceremonies.models import Attendance, Decision, Resolution, Step
from ceremonies.resources.books.base import Book, Column, day
from ceremonies.selectors import books
from ceremonies.selectors.books import Source
from ceremonies.selectors.decisions import issuers_of_decisions


def _validity(row: Decision) -> str:
    if row.cancelled_by:
        return f"Đã bị hủy bỏ bằng quyết định {bare_number(row.cancelled_by)}"
    return "Đã hủy số" if row.is_void else "Có hiệu lực"


def _moment(row: Step) -> str:
    return f"{timezone.localtime(row.at):%d/%m/%Y %H:%M}"


def _result(row: Attendance) -> str:
    return row.grade or ("Đạt" if row.passed else "")


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
        Column("Ngày họp", 9, lambda row: day(row.held_on)),
        Column("Tổ chức", 13, lambda row: str(row.body)),
        Column("Nội dung", 20, lambda row: f"{row.get_kind_display()}: {row.get_matter_display().lower()}"),
        Column("Đối với", 14, lambda row: row.candidacy.person.full_name),
        Column("Có mặt", 6, lambda row: "" if row.present is None else f"{row.present}/{row.listed}", False),
        Column("Tán thành", 7, lambda row: row.share),
        Column(
            "Không tán thành",
            7,
            lambda row: "" if row.votes_against is None else str(row.votes_against),
            False,
        ),
        Column("Chủ trì", 12, lambda row: row.chair, on_screen=False),
        Column("Kết quả", 9, lambda row: row.standing),
    ),
    link=lambda row: row.candidacy.get_absolute_url(),
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
        bodies=issuers_of_decisions,
    ),
    columns=(
        Column("Số", 10, lambda row: bare_number(row.number_text)),
        Column("Ngày ban hành", 9, lambda row: day(row.issued_on)),
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
        Column("Ngày cấp", 10, lambda row: day(row.certificate_on)),
        Column("Họ và tên", 15, lambda row: row.person.full_name),
        Column("Ngày sinh", 10, lambda row: day(row.person.birth_date)),
        Column("Loại lớp", 16, lambda row: row.course.get_kind_display(), on_screen=False),
        Column("Lớp", 18, lambda row: str(row.course)),
        Column("Nơi mở lớp", 14, lambda row: row.course.organiser, on_screen=False),
        Column("Xếp loại", 8, _result),
        Column("Chi bộ đề nghị", 13, lambda row: str(row.proposed_by or ""), on_screen=False),
    ),
    link=lambda row: row.course.get_absolute_url(),
    body_label="Tổ chức đảng theo dõi lớp",
)
