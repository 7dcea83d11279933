"""What comes before a nomination: plans of the year, a call, a review of the list, a class that takes proposals.

Written down on the day the audience sees: the entries of the audit follow one another.
"""

from datetime import date, timedelta
from uuid import UUID, uuid5

from ceremonies.choices import CourseKind, ReviewOutcome
from ceremonies.models import Call, Course, Plan
from ceremonies.selectors.courses import proposable
from ceremonies.selectors.reviews import files_to_review
from ceremonies.services.calls import answer_nobody, open_call, remind
from ceremonies.services.courses import open_course
from ceremonies.services.demo.stage import Stage
from ceremonies.services.learners import propose_learners
from ceremonies.services.plans import save_plan
from ceremonies.services.reviews import Said, hold_review
from members.choices import Right

_KEY = UUID("7a1f6a52-0d0e-4d0b-9d3e-6a2b8f1c0001")
MEASURES = (
    "Giao việc khó, việc mới cho đoàn viên, công đoàn viên ưu tú để thử thách.\n"
    "Hằng tháng rà soát danh sách cảm tình Đảng; hằng quý nghe Đoàn và công đoàn giới thiệu.\n"
    "Cử người đủ điều kiện học lớp bồi dưỡng nhận thức về Đảng ngay trong năm."
)
#: Body, number, targets.
PLANS = [
    ("DU", "01-KH/ĐU", {"all": (45, 20), "youth": (30, 14), "women": (20, 9), "minority": (2, 1)}),
    ("CB-CNTT", "02-KH/CB", {"all": (18, 8), "youth": (14, 6), "women": (8, 4)}),
    ("CB-VP", "02-KH/CB", {"all": (12, 5), "youth": (8, 3), "women": (6, 2)}),
]


def bring_sources(stage: Stage, present: date) -> None:
    for code, number, targets in PLANS:
        _plan(stage, code, number, targets, date(present.year, 1, 15))
    _call(stage, present)
    _review(stage, "CB-CNTT", present.replace(day=1) - timedelta(5))
    _course(stage, present)


def _plan(stage: Stage, code: str, number: str, targets, dated: date) -> None:
    body = stage.organisations[code]
    plan = Plan(organisation=body, year=dated.year, number=number, dated=dated, measures=MEASURES)
    save_plan(actor=stage.office_holder(Right.KEEP_CANDIDACY, body), plan=plan, targets=targets)


def _call(stage: Stage, present: date) -> None:
    """One has nobody, the others were reminded."""
    body = stage.organisations["CB-CNTT"]
    keeper = stage.office_holder(Right.KEEP_CANDIDACY, body)
    call = Call(
        organisation=body,
        title="Giới thiệu quần chúng ưu tú quý tới",
        text="Đề nghị giới thiệu người hoàn thành tốt nhiệm vụ hai năm liền, có nguyện vọng vào Đảng.",
        due_on=present + timedelta(10),
    )
    open_call(
        actor=keeper,
        call=call,
        kinds=["youth_cell", "union_group", "department"],
        quota=2,
        form_key=uuid5(_KEY, "call"),
    )
    [silent, *_] = call.addressees.filter(organisation__kind="department").select_related("organisation")
    answer_nobody(
        actor=keeper, addressee=silent, version=1, note="Cán bộ mới tuyển, chưa đủ thời gian thử thách."
    )
    remind(actor=keeper, call=call)


def _review(stage: Stage, code: str, held_on: date) -> None:
    """Last month's; that of this month waits on the home page of the cell."""
    cell = stage.organisations[code]
    keeper = stage.office_holder(Right.KEEP_CANDIDACY, cell)
    files = files_to_review(keeper, cell).filter(listed_on__lte=held_on)
    said = [Said(file, file.version, ReviewOutcome.STAYS) for file in files]
    hold_review(actor=keeper, cell=cell, held_on=held_on, number="20-NQ/CB", items=said)


def _course(stage: Stage, present: date) -> None:
    body, cell = stage.organisations["DU"], stage.organisations["CB-CNTT"]
    course = Course(
        organisation=body,
        kind=CourseKind.AWARENESS,
        title=f"Lớp bồi dưỡng nhận thức về Đảng khóa cuối năm {present.year}",
        organiser="Trung tâm Chính trị Khối cơ quan Mẫu",
        place="Hội trường Bộ Mẫu",
        starts_on=present + timedelta(14),
        ends_on=present + timedelta(18),
    )
    open_course(actor=stage.office_holder(Right.KEEP_CANDIDACY, body), course=course)
    keeper = stage.office_holder(Right.KEEP_CANDIDACY, cell)
    files = [file for file in proposable(keeper, course, cell) if not file.certificate_on][:3]
    propose_learners(
        actor=keeper,
        course=course,
        cell=cell,
        files=files,
        number="22-NQ/CB",
        proposed_on=present - timedelta(4),
    )
