"""What time it is for the portal. Only the demonstration and the tests turn it; no request can reach `at`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_turned: ContextVar[datetime | None] = ContextVar("turned clock", default=None)


def now() -> datetime:
    return _turned.get() or timezone.now()


def today() -> date:
    """The day in the office's time zone."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block it is this moment, for this thread alone."""
    token = _turned.set(moment)
    try:
        yield
    finally:
        _turned.reset(token)
