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


def long_date(day: date) -> str:
    """As office papers write it: days below 10 and the months 1 and 2 take a leading 0."""
    return f"ngày {day.day:02} tháng {office_month(day)} năm {day.year}"


def office_month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block it is this moment, for this thread alone."""
    token = _turned.set(moment)
    try:
        yield
    finally:
        _turned.reset(token)
