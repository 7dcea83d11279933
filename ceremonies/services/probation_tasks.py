"""Tasks of a probationary member (nhiệm vụ được phân công)."""

from django.db import transaction

from ceremonies.models import ProbationTask
from ceremonies.services.candidacies import as_it_is
from ceremonies.services.dues import refresh_dues
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version

_FIELDS = ["title", "due_on", "done_on", "note"]


@transaction.atomic
def write_task(*, actor, task: ProbationTask, version: int | None = None) -> ProbationTask:
    """A new task, or the task with the version the user saw."""
    candidacy = as_it_is(task.candidacy_id)
    require(may(actor, "probation_task.edit", candidacy))
    if task.done_on and task.done_on > today():
        raise Refused("Ngày hoàn thành không được ở tương lai.")
    for day in (task.due_on, task.done_on):
        if day and candidacy.ceremony_on and day < candidacy.ceremony_on:
            raise Refused(f"Ngày này không được trước ngày kết nạp {candidacy.ceremony_on:%d/%m/%Y}.")
    if task.pk is None:
        task.given_on = today()
        task.save(force_insert=True)
        action = "probation_task.create"
    else:
        save_version(task, version, _FIELDS)
        action = "probation_task.change"
    refresh_dues(candidacy.pk)
    record(
        actor=actor, action=action, obj=task, candidacy=candidacy.pk, due_on=task.due_on, done_on=task.done_on
    )
    return task


@transaction.atomic
def remove_task(*, actor, task: ProbationTask, version: int) -> None:
    """A task given by mistake; the audit keeps it."""
    require(may(actor, "probation_task.edit", as_it_is(task.candidacy_id)))
    record(actor=actor, action="probation_task.remove", obj=task, candidacy=task.candidacy_id)
    if not ProbationTask.objects.filter(pk=task.pk, version=version).delete()[0]:
        raise Conflict("Nhiệm vụ này vừa được người khác sửa hoặc bỏ. Hãy mở lại hồ sơ.")
    refresh_dues(task.candidacy_id)
