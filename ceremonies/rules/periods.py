"""Periods that reports are about: a year, a half, a quarter, a term of office, or days somebody names."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ceremonies.rules.arithmetic import add_months

_CODE = re.compile(r"(?P<year>[12]\d{3})(-(?P<part>n[12]|q[1-4]))?", re.ASCII)
_MONTHS = {"n": 6, "q": 3}
_NAMES = {
    "n1": "6 tháng đầu năm",
    "n2": "6 tháng cuối năm",
    "q1": "Quý I năm",
    "q2": "Quý II năm",
    "q3": "Quý III năm",
    "q4": "Quý IV năm",
}


@dataclass(frozen=True)
class Span:
    """Both days belong to it. `label` as a title says it: «6 tháng đầu năm 2026»."""

    first: date
    last: date
    label: str

    def until(self, day: date) -> "Span":
        """As far as it had gone on this day; one that had not begun is its own first day."""
        return replace(self, last=max(min(self.last, day), self.first))

    def a_year_before(self) -> "Span":
        """Cùng kỳ năm trước; a last day of a month stays the last of its month."""
        day_after = self.last + timedelta(days=1)
        last = add_months(day_after, -12) - timedelta(days=1)
        return replace(self, first=add_months(self.first, -12), last=last, label="cùng kỳ năm trước")

    def as_long_from(self, first: date) -> "Span":
        """Another period of as many days."""
        return replace(self, first=first, last=first + (self.last - self.first))

    @property
    def years(self) -> list[int]:
        return list(range(self.first.year, self.last.year + 1))


def span_of(code: str) -> Span | None:
    """«2026», «2026-n1» (half), «2026-q3» (quarter); None for anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    year, part = int(found["year"]), found["part"]
    if part is None:
        return Span(date(year, 1, 1), date(year, 12, 31), f"Năm {year}")
    months = _MONTHS[part[0]]
    first = date(year, (int(part[1]) - 1) * months + 1, 1)
    last = add_months(first, months) - timedelta(days=1)
    return Span(first, last, f"{_NAMES[part]} {year}")


def codes_around(day: date, years: int) -> list[str]:
    """The parts of this year that have begun, and of the years before it, newest first; each year above its parts."""
    codes = []
    for year in range(day.year, day.year - years, -1):
        parts = ["", *(f"-{part}" for part in ("n2", "n1", "q4", "q3", "q2", "q1"))]
        codes += [f"{year}{part}" for part in parts]
    return [code for code in codes if (span := span_of(code)) and span.first <= day]


def own_span(first: date, last: date) -> Span:
    return Span(first, last, f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}")
