"""Guests from any organisation, and what has to be ready."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Model

from ceremonies.models import Ceremony, Guest, Preparation
from ceremonies.services.ceremonies.claims import require_open, require_planned, save
from members.services.errors import Conflict


@dataclass(frozen=True)
class GuestRow:
    """`pk` None: invited now. `came` None: not written down yet."""

    pk: int | None
    name: str
    party_title: str
    office_title: str
    organisation: str
    position: int
    came: bool | None


@dataclass(frozen=True)
class PreparationRow:
    pk: int | None
    text: str
    done: bool
    position: int


@transaction.atomic
def write_guests(*, actor, ceremony: Ceremony, version: int, rows: Sequence[GuestRow]) -> Ceremony:
    """These guests; whoever is not among them is not invited any more."""
    require_open(actor, ceremony)
    save(actor, ceremony, version, [], what="guests", guests=len(rows))
    _write(Guest, ceremony, rows)
    return ceremony


@transaction.atomic
def write_preparations(
    *, actor, ceremony: Ceremony, version: int, rows: Sequence[PreparationRow]
) -> Ceremony:
    require_planned(actor, ceremony)
    save(actor, ceremony, version, [], what="preparations", done=sum(row.done for row in rows))
    _write(Preparation, ceremony, rows)
    return ceremony


def _write(model: type[Model], ceremony: Ceremony, rows: Sequence[GuestRow | PreparationRow]) -> None:
    """In the order of their positions, counted anew."""
    there = set(model.objects.filter(ceremony=ceremony).values_list("pk", flat=True))
    kept = {row.pk for row in rows if row.pk}
    if kept - there:
        raise Conflict("Trang bạn đang mở đã cũ. Hãy mở lại trang.")
    model.objects.filter(ceremony=ceremony, pk__in=there - kept).delete()
    for position, row in enumerate(sorted(rows, key=lambda row: row.position), 1):
        values = asdict(row) | {"position": position}
        pk = values.pop("pk")
        if pk:
            model.objects.filter(pk=pk).update(**values)
        else:
            model.objects.create(ceremony=ceremony, **values)
