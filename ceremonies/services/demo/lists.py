"""Two classes and the register of Party members: brought in as their lists would be, without the files."""

from datetime import date, timedelta

from ceremonies.choices import CourseKind
from ceremonies.services.class_results import ClassResults
from ceremonies.services.demo.latecomers import EVERYBODY
from ceremonies.services.demo.stage import Stage
from members.resources.base import ListContext
from members.services.audit import record
from members.services.list_kinds import ListKind
from members.services.listed_party_register import PartyRegister
from members.spreadsheets.tables import DataRow

KEEPER = "DU"
ORGANISER = "Trung tâm Chính trị Khối cơ quan Mẫu"
#: Name, grade, number of the certificate.
AWARENESS = [
    ("Nguyễn Hoài Thương", "Giỏi", "301/CN"),
    ("Hoàng Thảo Nguyên", "Khá", "302/CN"),
    ("Trương Minh Nhật", "Khá", "303/CN"),
    ("Huỳnh Nhật Hạ", "Giỏi", "304/CN"),
    ("Âu Thị Lệ Thu", "Trung bình", "305/CN"),
    ("Văn Thị Cẩm Tú", "Không đạt", ""),
]
NEW_MEMBERS = [
    ("Phùng Nhật Nam", "", ""),
    ("Tô Mỹ Hạnh", "", ""),
]
#: Name, foreign languages, occupation before the Party, Huy hiệu Đảng.
RECORDS = [
    ("Trịnh Bá Lương", "Anh B2", "Sinh viên", "Huy hiệu 30 năm"),
    ("Mai Thu Trang", "Pháp B1", "Chuyên viên", ""),
    ("Đoàn Minh Tuệ", "Anh B1", "Kỹ sư", ""),
    ("Tạ Hồng Vân", "Nga B1", "Giáo viên", ""),
    ("Nghiêm Xuân Trường", "Anh B1", "Bộ đội", "Huy hiệu 30 năm"),
    ("Đàm Thị Kim Oanh", "Anh B1", "Chuyên viên", ""),
]
_BORN = {actor.name: date.fromisoformat(actor.born) for actor in EVERYBODY}


def bring_lists(stage: Stage, present: date) -> None:
    _hold(stage, present - timedelta(75), CourseKind.AWARENESS, "nhận thức về Đảng", AWARENESS)
    _hold(stage, present - timedelta(12), CourseKind.NEW_MEMBERS, "đảng viên mới", NEW_MEMBERS)
    rows = [
        {
            "Họ và tên": name,
            "Ngày sinh": _BORN[name],
            "Số thẻ đảng viên": stage.people[name].citizen_id,
            "Số lý lịch": f"{number:06d} ĐUK",
            "Huy hiệu Đảng": badge,
            "Ngoại ngữ": languages,
            "Nghề nghiệp trước khi vào Đảng": before,
            "Nghề nghiệp hiện nay": stage.people[name].job_title,
        }
        for number, (name, languages, before, badge) in enumerate(RECORDS, 1201)
    ]
    _bring(stage, PartyRegister(), rows, {})


def _hold(stage: Stage, ends_on: date, kind: CourseKind, about: str, results: list[tuple]) -> None:
    details = {
        "title": f"Lớp bồi dưỡng {about} khóa {ends_on:%m/%Y}",
        "kind": kind.value,
        "organiser": ORGANISER,
        "starts_on": ends_on - timedelta(4),
        "ends_on": ends_on,
        "certificate_on": ends_on + timedelta(3),
    }
    rows = [
        {"Họ và tên": name, "Ngày sinh": _BORN[name], "Xếp loại": grade, "Số giấy chứng nhận": number}
        for name, grade, number in results
    ]
    _bring(stage, ClassResults(), rows, details)


def _bring(stage: Stage, kind: ListKind, rows: list[dict], details: dict) -> None:
    """Judged and written as a list of these rows; a row that is not good is a mistake in this file."""
    organisation = stage.organisations[KEEPER]
    actor = stage.office_holder(kind.right, organisation)
    context = ListContext(actor=actor, organisation=organisation, details=details)
    resource = kind.resource(context)
    judged = list(resource.judge(DataRow(number, row) for number, row in enumerate(rows, 1)))
    wrong = [row for row in judged if row.outcome not in ("new", "changed")]
    if wrong:
        raise ValueError(wrong)
    kind.write(actor, judged, resource)
    record(actor=actor, action="demo.list", label=kind.label, rows=len(rows))
