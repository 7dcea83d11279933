from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ceremonies.models import Holiday
from ceremonies.rules.calendar import WorkingCalendar


def working_calendar() -> WorkingCalendar:
    """The days off and the days worked instead, as the administrators keep them; one query."""
    days = list(Holiday.objects.values_list("day", "is_worked"))
    return WorkingCalendar(
        off=frozenset(day for day, is_worked in days if not is_worked),
        worked=frozenset(day for day, is_worked in days if is_worked),
    )


@dataclass(frozen=True)
class Span:
    """Days of the calendar that follow each other, called as the first of them without what tells them apart."""

    first: date
    last: date
    name: str

    def __str__(self):
        days = f"{self.first:%d/%m}" if self.first == self.last else f"{self.first:%d/%m}–{self.last:%d/%m}"
        return f"{days} {self.name}"


def spans(days: Iterable[date]) -> list[Span]:
    """What the calendar calls these days; one query."""
    days = sorted(days)
    names = dict(Holiday.objects.filter(day__in=days).values_list("day", "name")) if days else {}
    found: list[Span] = []
    for day in days:
        if found and day - found[-1].last == timedelta(days=1):
            found[-1] = Span(found[-1].first, day, found[-1].name)
        else:
            found.append(Span(day, day, names.get(day, "").partition(",")[0]))
    return found
