from members.choices import ImportState
from members.models import ImportBatch
from members.services.audit import record
from members.services.batches.progress import forget
from members.services.batches.steps import locked, require_sender, require_version
from members.services.stored_files import forget_bytes


def cancel_import(*, actor, batch: ImportBatch, version: int | None = None) -> ImportBatch:
    """The batch stays as a line in the history; the personal data of its rows and its file do not."""
    require_sender(actor, batch)
    with locked(batch, ImportState.STAGED, ImportState.READING, ImportState.CANCELLED) as current:
        if current.state == ImportState.CANCELLED:
            return current
        if version is not None:
            require_version(current, version)
        current.rows.all().delete()
        current.state, current.version = ImportState.CANCELLED, current.version + 1
        current.options, current.understood, current.failure = {}, {}, ""
        current.save()
        record(actor=actor, action="import.cancel", obj=current, sha256=current.file.sha256)
        forget_bytes(current.file, besides=ImportBatch.objects.filter(state=ImportState.CANCELLED))
    forget(current)
    return current
