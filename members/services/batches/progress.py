"""How far the worker is; kept outside the database, where an open transaction would hide it."""

import time
from dataclasses import dataclass

from django.core.cache import caches

from members.choices import ImportState
from members.models import ImportBatch

#: Seconds without a sign of the worker until the page says that none seems to run.
PATIENCE = 30

BUSY = (ImportState.READING, ImportState.APPLYING, ImportState.UNDOING)


@dataclass(frozen=True)
class Progress:
    done: int
    total: int
    """0 while it is not known."""
    late: bool
    """No sign of a worker for half a minute."""

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0


def progress_of(batch: ImportBatch) -> Progress | None:
    """None when nothing is going on."""
    if batch.state not in BUSY:
        return None
    done, total, at = caches["progress"].get_or_set(_key(batch), lambda: (0, 0, time.time()), timeout=None)
    return Progress(done, total, late=time.time() - at > PATIENCE)


def tell(batch: ImportBatch, done: int, total: int) -> None:
    """Nothing for a batch whose sender waits for the answer."""
    if batch.state in BUSY:
        caches["progress"].set(_key(batch), (done, total, time.time()), timeout=None)


def forget(batch: ImportBatch) -> None:
    caches["progress"].delete(_key(batch))


def _key(batch: ImportBatch) -> str:
    return f"import-{batch.pk}"
