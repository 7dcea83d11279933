"""Whose probation ends when."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from ceremonies.models import Candidacy
from ceremonies.rules import add_months
from ceremonies.selectors.figures import files_of
from members.models import Organisation

MONTHS = 13
OVER, LATER = "qua-han", "sau-nay"


@dataclass(frozen=True)
class Slot:
    """`code`: "qua-han", "2026-12" or "sau-nay". `last` None: from `first` on."""

    code: str
    label: str
    first: date | None
    last: date | None
    number: int = 0

    @property
    def ends(self) -> Q:
        found = Q(probation_ends_on__gte=self.first) if self.first else Q()
        return found & Q(probation_ends_on__lte=self.last) if self.last else found


def probationers(user, organisation: Organisation) -> QuerySet[Candidacy]:
    """Admitted, not yet official, not struck off."""
    files = files_of(user, organisation)
    return files.filter(
        closed_on__isnull=True,
        ceremony_on__isnull=False,
        probation_ends_on__isnull=False,
        official_from__isnull=True,
    )


def slots(on: date) -> list[Slot]:
    """What is over, this month and the twelve after it, and what is later."""
    found = [Slot(OVER, "Đã hết thời gian dự bị", None, on - timedelta(days=1))]
    first = on
    for _ in range(MONTHS):
        next_month = add_months(first.replace(day=1), 1)
        label = f"Tháng {first.month}/{first.year}"
        found.append(Slot(f"{first:%Y-%m}", label, first, next_month - timedelta(days=1)))
        first = next_month
    return [*found, Slot(LATER, "Sau đó", first, None)]


def calendar(user, organisation: Organisation, on: date) -> list[Slot]:
    """One query."""
    asked = slots(on)
    counts = {f"slot_{place}": Count("pk", filter=slot.ends) for place, slot in enumerate(asked)}
    found = probationers(user, organisation).aggregate(**counts)
    return [
        Slot(slot.code, slot.label, slot.first, slot.last, found[f"slot_{place}"])
        for place, slot in enumerate(asked)
    ]
