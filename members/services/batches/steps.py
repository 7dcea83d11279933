"""What every step of a batch begins and ends with."""

import gc
from contextlib import contextmanager

from django.db import transaction

from members.choices import ImportState
from members.models import AuditEntry, ImportBatch
from members.permissions import may
from members.services.access import require
from members.services.errors import Conflict
from members.services.list_kinds import kind_of

_TOO_LATE = {
    ImportState.READING: "Danh sách này đang được đọc.",
    ImportState.STAGED: "Danh sách này chưa được ghi.",
    ImportState.APPLYING: "Danh sách này đang được ghi.",
    ImportState.APPLIED: "Danh sách này đã được ghi vào sổ trước đó.",
    ImportState.UNDOING: "Danh sách này đang được lấy lại.",
    ImportState.UNDONE: "Danh sách này đã được lấy lại trước đó.",
    ImportState.CANCELLED: "Danh sách này đã bị hủy trước đó.",
}


def require_sender(actor, batch: ImportBatch) -> None:
    """PermissionDenied unless the actor sees the batch and may send such a list to its organisation today."""
    if actor is not None:
        require(may(actor, "imports.send", batch))
    kind_of(batch).require(actor, batch.organisation)


@contextmanager
def uncollected():
    """Rows come and go by their reference counts: the collector of cycles would walk over all of Django for nothing.

    For the whole process while it lasts; what other requests leave in cycles waits so long.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def locked(batch: ImportBatch, *states: ImportState, version: int | None = None):
    """One transaction with the row as it is now. Conflict when it is in none of the states or another version."""
    with transaction.atomic():
        current = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if current.state not in states:
            raise _overtaken(current, _TOO_LATE[ImportState(current.state)])
        if version is not None:
            require_version(current, version)
        yield current


def require_version(batch: ImportBatch, version: int) -> None:
    if batch.version != version:
        raise _overtaken(batch, "Đợt nhập này vừa được sửa. Hãy mở lại trang để xem nội dung mới nhất.")


def _overtaken(batch: ImportBatch, message: str) -> Conflict:
    entries = AuditEntry.objects.filter(object_type=batch._meta.label_lower, object_id=batch.pk)
    last = entries.exclude(action__in=("import.original", "import.return")).last()
    return Conflict(message, who=last.actor_name if last else "", when=last.at if last else None)
