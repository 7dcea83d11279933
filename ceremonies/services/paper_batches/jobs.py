"""What the worker does for a batch. The job looks at the batch first: done twice, it does nothing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from ceremonies.choices import BatchState
from ceremonies.documents import merge_for_print, zip_papers
from ceremonies.models import PaperBatch
from ceremonies.services.paper_batches.making import LeftOut, papers_of
from ceremonies.services.paper_batches.progress import forget, tell
from members.permissions import may
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.stored_files import DamagedFile, store_file
from members.services.workers import rescues

#: A job that so many workers did not survive is given up.
MAX_ATTEMPTS = 3
BUSY = (BatchState.WAITING, BatchState.MAKING)
_AT_WORK = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
_NO_RIGHT = "Người yêu cầu không còn quyền lập văn bản cho tổ chức này."
_GAVE_UP = (
    "Máy chủ đã dừng nhiều lần giữa chừng nên việc này không được làm. Hãy báo người quản trị hệ thống."
)
_BROKE = (
    "Máy chủ gặp lỗi nên việc này chưa làm xong. Hãy thử lại; nếu vẫn vậy, hãy báo người quản trị hệ thống."
)
_DAMAGED = "Có tệp gốc không còn đọc được trên máy chủ. Hãy báo người quản trị hệ thống."
_NOTHING = "Không lập được văn bản nào; lý do của từng hồ sơ ở bên dưới."


def hand_over(batch: PaperBatch) -> None:
    """Queues the work. Call inside the transaction that saves the batch."""
    batch.job = str(make_papers.enqueue(batch.pk).id)
    batch.save(update_fields=["job"])
    tell(batch, 0)


@task(takes_context=True)
def make_papers(context, batch_pk: int) -> None:
    """Papers made before a worker died are found again by their keys and not made twice."""
    batch = PaperBatch.objects.select_related("organisation", "actor").filter(pk=batch_pk).first()
    if batch is None or not batch.is_busy or batch.job != str(context.task_result.id):
        return None
    if context.attempt > MAX_ATTEMPTS:
        return _fail(batch, _GAVE_UP)
    try:
        _work(batch)
    except PermissionDenied:
        _fail(batch, _NO_RIGHT)
    except (Refused, Conflict) as known:
        _fail(batch, known.message)
    except DamagedFile:
        _fail(batch, _DAMAGED)
    except Exception:
        _fail(batch, _BROKE)
        raise


def _work(batch: PaperBatch) -> None:
    if not may(batch.actor, "batch.make", batch):
        raise PermissionDenied
    PaperBatch.objects.filter(pk=batch.pk).update(state=BatchState.MAKING)
    papers: list[tuple[str, bytes]] = []
    left_out: list[list] = []
    for done, found in enumerate(papers_of(batch), start=1):
        if isinstance(found, LeftOut):
            left_out.append([found.key, found.name, found.why])
        else:
            papers += found
        tell(batch, done)
    _finish(batch, papers, left_out)


def _finish(batch: PaperBatch, papers: list[tuple[str, bytes]], left_out: list[list]) -> None:
    values: dict = {"left_out": left_out, "state": BatchState.READY}
    with transaction.atomic():
        if papers:
            archive, merged = zip_papers(papers), merge_for_print([content for _, content in papers])
            values["archive"] = store_file(archive, content_type="application/zip")
            values["print_file"] = store_file(merged, content_type="application/pdf")
        else:
            values |= {"state": BatchState.FAILED, "failure": _NOTHING}
        if PaperBatch.objects.filter(pk=batch.pk, job=batch.job, state__in=BUSY).update(**values):
            record(
                actor=batch.actor,
                action="paper_batch.finish",
                obj=batch,
                papers=len(papers),
                left_out=len(left_out),
            )
    forget(batch)


def _fail(batch: PaperBatch, sentence: str) -> None:
    most = PaperBatch._meta.get_field("failure").max_length
    busy = PaperBatch.objects.filter(pk=batch.pk, job=batch.job, state__in=BUSY)
    busy.update(state=BatchState.FAILED, failure=sentence[:most])
    forget(batch)


@rescues
def requeue_orphans() -> int:
    """Batches whose job ended without them (the database was away at its end) get another; answers how many."""
    found = 0
    for busy in PaperBatch.objects.filter(state__in=BUSY):
        if not _is_orphan(busy):
            continue
        with transaction.atomic():
            batch = PaperBatch.objects.select_for_update().get(pk=busy.pk)
            if _is_orphan(batch):
                hand_over(batch)
                found += 1
    return found


def _is_orphan(batch: PaperBatch) -> bool:
    job = DBTaskResult.objects.filter(pk=batch.job or None, status__in=_AT_WORK)
    return batch.is_busy and not job.exists()
