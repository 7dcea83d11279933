"""Lines of the work queue: of the stored deadlines, and of calls, reviews, ceremonies and classes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import CeremonyState, DueKind
from ceremonies.models import Attendance, Ceremony, Course, Due, Opinion
from ceremonies.permissions.opinions import may_edit_opinions
from ceremonies.permissions.verifications import keeps_file
from ceremonies.permissions.work import desks_with
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.selectors.calls import unanswered
from ceremonies.selectors.ceremonies import day_of
from ceremonies.selectors.reviews import month_of, waiting_cells
from ceremonies.selectors.work import Task
from members.choices import Right, Tree
from members.models import Appointment, Organisation
from members.permissions import grants_of, visible_to

_MOST = 50
_OPEN_FILE = "Mở hồ sơ"
#: So long after its last day a class without results is asked about, in days.
_ASK_FOR = 180


@dataclass(frozen=True)
class Item:
    """One thing to do. `title`, `page`: whom or what it is about; `what`: what is to be done; `since`: since when.

    `left`: working days until `due`, negative once it has passed. `url`: where the button `action` leads.
    """

    title: str
    page: str
    what: str
    action: str
    url: str
    since: date | None = None
    due: date | None = None
    left: int = 0
    late: bool = False
    clause: str = ""
    note: str = ""

    #: For `ceremonies/deadline_badge.html`.
    is_done = False
    is_far = False

    @property
    def overdue(self) -> int:
        return -self.left

    @property
    def tone(self) -> str:
        return "stop" if self.late else "wait"


def _until(due: date, calendar: WorkingCalendar, on: date) -> dict:
    return {"due": due, "left": calendar.between(on, due), "late": due < on}


def of_dues(
    user, rows: Iterable[Due], tasks: dict[int, Task], calendar: WorkingCalendar, on: date
) -> Iterator[Item]:
    """`tasks`: the step that this user takes next, by the key of the file."""
    for row in rows:
        file = row.candidacy
        action, url, note = _deed(user, row, tasks.get(file.pk))
        yield Item(
            title=str(file.person),
            page=file.get_absolute_url(),
            what=row.label,
            action=action,
            url=url,
            since=timezone.localdate(file.desk_since) if row.kind == DueKind.DEADLINE else None,
            clause=row.clause,
            note=note,
            **_until(row.due, calendar, on),
        )


def _deed(user, row: Due, task: Task | None) -> tuple[str, str, str]:
    """(button, address, remark)"""
    file, key = row.candidacy, row.code.rpartition("-")[2]
    page = file.get_absolute_url()
    if row.kind == DueKind.LETTER:
        note = "Chưa có trả lời thì gửi công văn nhắc."
        if keeps_file(user, file):
            return "Ghi kết quả", reverse("ceremonies:verification_edit", args=[file.pk, key]), note
        return _OPEN_FILE, page, note
    if row.kind == DueKind.REMARK:
        note = "" if row.helper_id == user.person_id else f"Đảng viên giúp đỡ: {row.helper}"
        if row.helper_id == user.person_id or keeps_file(user, file):
            return "Viết nhận xét", reverse("ceremonies:remark_create", args=[file.pk]), note
        return _OPEN_FILE, page, note
    if row.kind == DueKind.TASK and keeps_file(user, file):
        return "Ghi kết quả", reverse("ceremonies:probation_task_edit", args=[file.pk, key]), ""
    return _step(row, task, page)


def _step(row: Due, task: Task | None, page: str) -> tuple[str, str, str]:
    file = row.candidacy
    if task is None:
        return _OPEN_FILE, page, f"Hồ sơ đang ở {file.desk}: {file.get_state_display()}."
    if task.step is None:
        barred = f"Đồng chí đã làm bước trước, nên việc “{task.barred.action.label}” cần một người khác có thẩm quyền."
        return _OPEN_FILE, page, barred
    if task.papers_due:
        return "Bổ sung hồ sơ", page, ""
    return task.step.action.label, reverse("ceremonies:candidacy_act", args=[file.pk, task.step.action]), ""


def awaited(
    user, desks: Collection[Organisation], last: date, calendar: WorkingCalendar, on: date
) -> list[Item]:
    """Answers that others owe the user's cells: opinions asked for, letters whose last day comes after `last`."""
    cells = [desk for desk in desks if desk.tree == Tree.PARTY]
    if not cells:
        return []
    letters = visible_to(user, Due).filter(kind=DueKind.LETTER, desk__in=cells, due__gt=last)
    letters = letters.select_related("candidacy__person", "candidacy__cell").order_by("due", "pk")
    opinions = visible_to(user, Opinion).filter(
        candidacy__cell__in=cells,
        candidacy__closed_on=None,
        asked_on__isnull=False,
        held_on=None,
        exempt_reason="",
    )
    opinions = opinions.select_related("candidacy__person", "candidacy__cell").order_by("asked_on", "pk")
    return [
        *of_dues(user, letters[:_MOST], {}, calendar, on),
        *(_opinion(user, each) for each in opinions[:_MOST]),
    ]


def _opinion(user, opinion: Opinion) -> Item:
    file = opinion.candidacy
    page, edit = file.get_absolute_url(), may_edit_opinions(user, file)
    return Item(
        title=str(file.person),
        page=page,
        what=f"Chờ ý kiến nhận xét của {opinion}",
        action="Ghi ý kiến" if edit else _OPEN_FILE,
        url=reverse("ceremonies:opinion_edit", args=[file.pk, opinion.pk]) if edit else page,
        since=opinion.asked_on,
    )


def of_other_subjects(
    user, office: Appointment | None, last: date, calendar: WorkingCalendar, on: date
) -> list[Item]:
    return [
        *_calls(user, office, calendar, on),
        *_reviews(user, office, calendar, on),
        *_ceremonies(user, office, last, calendar, on),
        *_classes(user, office, on),
    ]


def _calls(user, office: Appointment | None, calendar: WorkingCalendar, on: date) -> Iterator[Item]:
    """Calls for nominations that wait for an answer."""
    for line in unanswered(user)[:_MOST]:
        if office and office.organisation_id not in (line.organisation_id, line.organisation.serves_id):
            continue
        quota = f" {line.quota} người" if line.quota else " quần chúng ưu tú"
        yield Item(
            title=str(line.call),
            page=line.call.get_absolute_url(),
            what=f"{line.call.organisation} đề nghị {line.organisation} giới thiệu{quota}",
            action="Trả lời",
            url=line.get_absolute_url(),
            since=line.call.opened_on,
            note=f"Đã nhắc ngày {line.reminded_on:%d/%m/%Y}." if line.reminded_on else "",
            **_until(line.call.due_on, calendar, on),
        )


def _reviews(user, office: Appointment | None, calendar: WorkingCalendar, on: date) -> Iterator[Item]:
    """Cells that owe this month's review of their list, due on its last day."""
    if not grants_of(user).holds(Right.KEEP_CANDIDACY):
        return
    month = month_of(on)
    cells = waiting_cells(user, month).filter(desks_with(user, Right.KEEP_CANDIDACY, office))
    for cell in cells[:_MOST]:
        yield Item(
            title=str(cell),
            page=reverse("ceremonies:review_list"),
            what=f"Rà soát danh sách cảm tình Đảng tháng {month.month}/{month.year}",
            action="Ghi kết quả rà soát",
            url=reverse("ceremonies:review_create", args=[cell.pk]),
            **_until(add_months(month, 1) - timedelta(days=1), calendar, on),
        )


def _kept(user, office: Appointment | None):
    return Organisation.objects.filter(desks_with(user, Right.KEEP_CANDIDACY, office))


def _ceremonies(
    user, office: Appointment | None, last: date, calendar: WorkingCalendar, on: date
) -> Iterator[Item]:
    """Those to come, and those whose day has passed without a record."""
    if not grants_of(user).holds(Right.KEEP_CANDIDACY):
        return
    planned = visible_to(user, Ceremony).filter(state=CeremonyState.PLANNED, cell__in=_kept(user, office))
    planned = planned.exclude(admissions__candidacy__person=user.person_id) if user.person_id else planned
    for ceremony in planned.select_related("cell").order_by("starts_at", "pk")[:_MOST]:
        at, day = timezone.localtime(ceremony.starts_at), day_of(ceremony)
        if day > last:
            break
        came = day <= on
        yield Item(
            title=str(ceremony),
            page=ceremony.get_absolute_url(),
            what=f"Lễ kết nạp lúc {at:%H:%M} ngày {at:%d/%m/%Y}, {ceremony.place}",
            action="Ghi kết quả buổi lễ" if came else "Chuẩn bị buổi lễ",
            url=reverse("ceremonies:ceremony_hold", args=[ceremony.pk])
            if came
            else ceremony.get_absolute_url(),
            **_until(day, calendar, on),
        )


def _classes(user, office: Appointment | None, on: date) -> Iterator[Item]:
    """Classes that are over and have learners without a result."""
    if not grants_of(user).holds(Right.KEEP_CANDIDACY):
        return
    without = Attendance.objects.filter(course=OuterRef("pk"), passed=None)
    over = Q(ends_on__lt=on, ends_on__gte=on - timedelta(days=_ASK_FOR))
    found = visible_to(user, Course).filter(over, Exists(without), organisation__in=_kept(user, office))
    for course in found.order_by("ends_on", "pk")[:_MOST]:
        yield Item(
            title=str(course),
            page=course.get_absolute_url(),
            what=f"Lớp đã bế giảng ngày {course.ends_on:%d/%m/%Y}, còn học viên chưa có kết quả",
            action="Ghi kết quả lớp",
            url=reverse("ceremonies:course_results", args=[course.pk]),
            since=course.ends_on,
        )
