"""Which workers live: each holds a lock on a file of its own, which the system drops the moment it ends."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

#: What each application does for work whose job ended without it; each answers how much it took up again.
RESCUES: list[Callable[[], int]] = []


def rescues(function: Callable[[], int]) -> Callable[[], int]:
    """Registers what looks for orphaned work every half minute."""
    RESCUES.append(function)
    return function


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "workers"


@contextmanager
def living(worker_id: str) -> Iterator[None]:
    """Within the block the others see that this worker lives. The file gets its name when it is locked."""
    _folder().mkdir(parents=True, exist_ok=True)
    path, beginning = _folder() / worker_id, _folder() / f".{worker_id}"
    with beginning.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        beginning.rename(path)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def dead_workers() -> Iterator[set[str]]:
    """Those of this data folder that ended without saying so; no other worker looks after them meanwhile."""
    held: dict[str, int] = {}
    try:
        for path in _folder().glob("[!.]*"):
            handle = _locked(path)
            if handle is not None:
                held[path.name] = handle
        yield set(held)
        for name in held:
            (_folder() / name).unlink(missing_ok=True)
    finally:
        for handle in held.values():
            os.close(handle)


def _locked(path: Path) -> int | None:
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def is_known(worker_id: str) -> bool:
    """A worker of this data folder, whose lock tells; one of another machine has none here."""
    return (_folder() / worker_id).exists()
