"""Lines of the work queue: what they hold, and those of the stored deadlines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import DueKind
from ceremonies.models import Due
from ceremonies.permissions.verifications import keeps_file
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.selectors.work import Task

OPEN_FILE = "Mở hồ sơ"


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
    def facts(self) -> list[str]:
        """Last day, clause, since when, remark: what there is of them."""
        due = f"Hạn {self.due:%d/%m/%Y}" if self.due else ""
        since = f"Từ {self.since:%d/%m/%Y}" if self.since else ""
        return [said for said in (due, self.clause, since, self.note) if said]

    @property
    def overdue(self) -> int:
        return -self.left

    @property
    def tone(self) -> str:
        return "stop" if self.late else "wait"


def until(due: date, calendar: WorkingCalendar, on: date) -> dict:
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
            what=_what(user, row),
            action=action,
            url=url,
            since=timezone.localdate(file.desk_since) if row.kind == DueKind.DEADLINE else row.counted_from,
            clause=row.clause,
            note=note,
            **until(row.due, calendar, on),
        )


def _what(user, row: Due) -> str:
    """With the helper's name, where somebody else reads it."""
    return f"{row.label}: {row.helper}" if row.helper_id and row.helper_id != user.person_id else row.label


def _deed(user, row: Due, task: Task | None) -> tuple[str, str, str]:
    """(button, address, remark)"""
    file, key = row.candidacy, row.code.rpartition("-")[2]
    page = file.get_absolute_url()
    if row.kind == DueKind.LETTER:
        note = "Chưa có trả lời thì gửi công văn nhắc."
        if keeps_file(user, file):
            return "Ghi kết quả", reverse("ceremonies:verification_edit", args=[file.pk, key]), note
        return OPEN_FILE, page, note
    if row.kind == DueKind.REMARK:
        if row.helper_id == user.person_id or keeps_file(user, file):
            return "Viết nhận xét", reverse("ceremonies:remark_create", args=[file.pk]), ""
        return OPEN_FILE, page, ""
    if row.kind == DueKind.TASK and keeps_file(user, file):
        return "Ghi kết quả", reverse("ceremonies:probation_task_edit", args=[file.pk, key]), ""
    return _step(row, task, page)


def _step(row: Due, task: Task | None, page: str) -> tuple[str, str, str]:
    file = row.candidacy
    if task is None:
        return OPEN_FILE, page, f"Hồ sơ đang ở {file.desk}: {file.get_state_display()}."
    if task.step is None:
        barred = f"Đồng chí đã làm bước trước, nên việc “{task.barred.action.label}” cần một người khác có thẩm quyền."
        return OPEN_FILE, page, barred
    return task.deed.label, task.deed.url, ""
