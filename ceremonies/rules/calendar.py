"""Working days: Monday to Friday, without the days off, with the weekend days that are worked instead."""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkingCalendar:
    """`off`: days off that fall on a weekday; `worked`: weekend days that are worked instead of another day.

    A period does not count the day on which it begins: the working day after it is day one.
    A period of no days ends where it begins, even on a day off.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def add(self, day: date, days: int) -> date:
        """The last day of a period of so many working days that begins on `day`."""
        if days < 0:
            raise ValueError("a period has no negative length")
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; negative when `last` is the earlier one."""
        if last < first:
            return -self.between(last, first)
        inside = _weekdays(last) - _weekdays(first)
        lost = sum(first < day <= last and day.weekday() < _SATURDAY for day in self.off - self.worked)
        return inside - lost + sum(first < day <= last and day.weekday() >= _SATURDAY for day in self.worked)


def _weekdays(day: date) -> int:
    """Mondays to Fridays since the beginning of time up to and with this day; 01/01/0001 was a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(rest, _SATURDAY)
