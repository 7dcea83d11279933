"""What the worker does for a batch. Each job looks at the batch first: done twice, it does nothing."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from members.choices import ImportState
from members.models import ImportBatch, User
from members.services.batches.facts import options_of
from members.services.batches.progress import BUSY, forget, tell
from members.services.errors import Conflict, Refused
from members.services.stored_files import DamagedFile
from members.services.workers import rescues
from members.spreadsheets.refusals import UnusableFile

#: A job that so many workers did not survive is given up.
MAX_ATTEMPTS = 3
#: Where a job that could not be done leaves its batch.
_BACK = {
    ImportState.READING: ImportState.STAGED,
    ImportState.APPLYING: ImportState.STAGED,
    ImportState.UNDOING: ImportState.APPLIED,
}
_AT_WORK = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_NO_RIGHT = "Người yêu cầu không còn quyền nhập danh sách này nên không dòng nào được ghi."
_GAVE_UP = (
    "Máy chủ đã dừng nhiều lần giữa chừng nên việc này không được làm. Hãy báo người quản trị hệ thống."
)
_BROKE = (
    "Máy chủ gặp lỗi nên việc này chưa được làm. Hãy thử lại; nếu vẫn vậy, hãy báo người quản trị hệ thống."
)
DAMAGED = "Tệp gốc không còn đọc được trên máy chủ. Hãy hủy đợt nhập này và gửi lại tệp."

_WORK: dict[ImportState, Callable] = {}


def works(state: ImportState):
    """Registers what is to be done for a batch in this state: a function of batch and actor."""

    def register(function):
        _WORK[state] = function
        return function

    return register


@task(takes_context=True)
def work_on(context, batch_pk: int, actor_pk: int | None) -> None:
    batch = ImportBatch.objects.select_related("organisation").filter(pk=batch_pk, state__in=BUSY).first()
    if batch is None or options_of(batch).job != str(context.task_result.id):
        return None
    if context.attempt > MAX_ATTEMPTS:
        return fail(batch, _GAVE_UP)
    try:
        _WORK[ImportState(batch.state)](batch, User.objects.get(pk=actor_pk) if actor_pk else None)
        forget(batch)
    except PermissionDenied:
        fail(batch, _NO_RIGHT)
    except (Refused, Conflict, UnusableFile) as known:
        fail(batch, known.message)
    except DamagedFile:
        fail(batch, DAMAGED)
    except Exception:
        fail(batch, _BROKE)
        raise


def hand_over(batch: ImportBatch, actor_pk: int | None) -> None:
    """Queues the work for the state of the batch. Call inside the transaction that saves state and options."""
    options = options_of(batch)
    options.job_of = actor_pk
    options.job = str(work_on.enqueue(batch.pk, actor_pk).id)
    batch.options = options.as_json()
    tell(batch, 0, 0)


@rescues
def requeue_orphans() -> int:
    """Batches whose job ended without them (the database was away at its end) get another; answers how many."""
    found = 0
    for busy in ImportBatch.objects.filter(state__in=BUSY):
        if not _is_orphan(busy):
            continue
        with transaction.atomic():
            batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=busy.pk)
            if _is_orphan(batch):
                hand_over(batch, options_of(batch).job_of)
                batch.save(update_fields=["options"])
                found += 1
    return found


def _is_orphan(batch: ImportBatch) -> bool:
    job = DBTaskResult.objects.filter(pk=options_of(batch).job or None, status__in=_AT_WORK)
    return batch.state in BUSY and not job.exists()


def fail(batch: ImportBatch, sentence: str) -> None:
    """The batch goes back to where it was, and says why. Of half a reading nothing stays."""
    half_read = batch.state == ImportState.READING
    with transaction.atomic():
        found = ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(
            state=_BACK[ImportState(batch.state)],
            failure=sentence,
            version=batch.version + 1,
            options=batch.options | {"skip_wrong": False},
            counts={} if half_read else batch.counts,
        )
        if found and half_read:
            batch.rows.all().delete()
    forget(batch)
