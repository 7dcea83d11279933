from datetime import date

from django.db import models
from django.db.models import Q


def current(on: date, *, start: str = "starts_on", end: str = "ends_on") -> Q:
    """Rows in force on this day; both ends belong to the period, an empty end is open."""
    return Q(**{f"{start}__lte": on}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": on}))


def within_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


class Period(models.Model):
    """From a day to a day, both included; an empty end means until further notice."""

    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        abstract = True

    def is_current(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
