"""How far the worker is; its signs of life are kept outside the database, where an open transaction would hide them."""

import time
from dataclasses import dataclass

from django.core.cache import caches

from ceremonies.models import PaperBatch

#: Seconds without a sign of the worker until the page says that none seems to run; more for each row of a register,
#: which is laid out as a whole.
PATIENCE, PATIENCE_A_ROW = 30, 0.05


@dataclass(frozen=True)
class Progress:
    done: int
    total: int
    late: bool
    """No sign of a worker for half a minute."""

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total


def progress_of(batch: PaperBatch) -> Progress | None:
    """None when nothing is going on."""
    if not batch.is_busy:
        return None
    seen = caches["progress"].get_or_set(_key(batch), time.time, timeout=None)
    patience = PATIENCE + PATIENCE_A_ROW * len(batch.files)
    return Progress(batch.done, len(batch.files), late=time.time() - seen > patience)


def tell(batch: PaperBatch, done: int) -> None:
    """So many files are dealt with."""
    PaperBatch.objects.filter(pk=batch.pk).update(done=done)
    caches["progress"].set(_key(batch), time.time(), timeout=None)


def forget(batch: PaperBatch) -> None:
    caches["progress"].delete(_key(batch))


def _key(batch: PaperBatch) -> str:
    return f"papers-{batch.pk}"
