"""What an open file has to do, reckoned from its rows: the deadlines that are not done, letters that wait for an
answer, the next remarks of the helpers, the tasks given."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import prefetch_related_objects

from ceremonies.choices import DueKind, RemarkKind, State
from ceremonies.models import Candidacy, Due, HelperAssignment, Policy, ProbationTask
from ceremonies.permissions.verifications import BEFORE_ADMISSION
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import Deadline
from ceremonies.rules.remarks import remark_due
from ceremonies.rules.verification import reply_due
from ceremonies.selectors import key_dates
from ceremonies.selectors.deadlines import Running, deadlines_of

#: What has to be at hand, for many files at once.
RELATED = (*key_dates.RELATED, "extensions", "verifications", "remarks", "tasks")
_ON_PROBATION = (State.PROBATION, State.RECOGNITION)


def dues_of(files: Sequence[Candidacy], calendar: WorkingCalendar, on: date) -> Iterator[Due]:
    """Rows as they are to be stored, of all these files; a constant number of queries. A closed file has none."""
    files = [file for file in files if file.is_open]
    prefetch_related_objects(files, *RELATED)
    policies = Policy.objects.in_bulk({file.policy_id for file in files})
    for file in files:
        file.policy = policies[file.policy_id]
        yield from reckoned(file, calendar, on)


def reckoned(file: Candidacy, calendar: WorkingCalendar, on: date) -> Iterator[Due]:
    """Of one open file, by the policy that it has in hand."""
    yield from _deadlines(file, calendar)
    yield from _letters(file, calendar)
    yield from _remarks(file, on)
    yield from _tasks(file)


def running_of(row: Due, calendar: WorkingCalendar, on: date) -> Running:
    """A stored row as the page of the file shows it."""
    deadline = Deadline(
        code=row.code,
        label=row.label,
        due=row.due,
        clause=row.clause,
        desk="",
        phase=row.phase,
        until=row.until,
        counted_from=row.counted_from,
        length=row.length,
        done_on=None,
        extended=row.extended,
        extendable=row.extendable,
        clamped=row.clamped,
    )
    return Running(
        deadline, desk="", left=deadline.working_days_left(on, calendar), late=deadline.is_late(on)
    )


def _deadlines(file: Candidacy, calendar: WorkingCalendar) -> Iterator[Due]:
    for each in deadlines_of(file, calendar):
        if each.done_on is None:
            yield Due(
                candidacy=file,
                code=each.code,
                kind=DueKind.DEADLINE,
                label=each.label,
                due=each.due,
                clause=each.clause,
                desk_id=getattr(file, f"{each.desk}_id"),
                until=each.until,
                phase=each.phase,
                counted_from=each.counted_from,
                length=each.length,
                extended=each.extended,
                extendable=each.extendable,
                clamped=each.clamped,
            )


def _letters(file: Candidacy, calendar: WorkingCalendar) -> Iterator[Due]:
    if file.state not in BEFORE_ADMISSION:
        return
    policy = file.policy.data
    for letter in file.verifications.all():
        due = reply_due(letter.way, letter.sent_on, policy, calendar)
        if due and not letter.returned_on:
            yield Due(
                candidacy=file,
                code=f"letter-{letter.pk}",
                kind=DueKind.LETTER,
                label=f"Có trả lời thẩm tra lý lịch ({letter})",
                due=due,
                clause=policy["verification"]["clause"],
                desk_id=file.cell_id,
                counted_from=letter.sent_on,
            )


def _remarks(file: Candidacy, on: date) -> Iterator[Due]:
    for helper in file.helpers.all():
        if helper.is_current(on):
            last = _last_remark(file, helper)
            yield Due(
                candidacy=file,
                code=f"remark-{helper.pk}",
                kind=DueKind.REMARK,
                label="Nhận xét định kỳ của đảng viên giúp đỡ",
                due=remark_due(
                    file.policy.data,
                    assigned_on=helper.starts_on,
                    last_on=last,
                    admitted_on=file.ceremony_on,
                ),
                clause=file.policy.data["probation" if file.ceremony_on else "helper"]["clause"],
                desk_id=file.cell_id,
                helper_id=helper.person_id,
                counted_from=last or helper.starts_on,
            )


def _last_remark(file: Candidacy, helper: HelperAssignment) -> date | None:
    mine = (
        each.written_on
        for each in file.remarks.all()
        if each.helper_id == helper.person_id and each.kind == RemarkKind.PERIODIC
    )
    return max(mine, default=None)


def _tasks(file: Candidacy) -> Iterator[Due]:
    if file.state not in _ON_PROBATION:
        return
    for task in file.tasks.all():
        if task.due_on and not task.done_on:
            yield Due(
                candidacy=file,
                code=f"task-{task.pk}",
                kind=DueKind.TASK,
                label=f"Nhiệm vụ của đảng viên dự bị: {task}",
                due=task.due_on,
                clause=file.policy.data["probation"]["clause"],
                desk_id=file.cell_id,
                counted_from=_given_on(task, file),
            )


def _given_on(task: ProbationTask, file: Candidacy) -> date | None:
    """Since the admission, where it was written down only after its last day, or before the day was kept."""
    return task.given_on if task.given_on and task.given_on <= task.due_on else file.ceremony_on
