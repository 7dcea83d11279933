"""A review of Chi bộ Một that was held two months ago."""

from ceremonies.models import ListReview
from tests.road import day


def _review(world) -> dict:
    held_on = day(60)
    review, _ = ListReview.objects.get_or_create(
        cell=world.cast.CB1,
        month=held_on.replace(day=1),
        defaults={"held_on": held_on, "number": "02-NQ/CB", "actor": world.cast.chi_bo},
    )
    return {"pk": review.pk}


KEYS = {
    "ceremonies:review_create": lambda world: {"cell": world.cast.CB1.pk},
    "ceremonies:review_detail": _review,
    "ceremonies:review_entries_export": _review,
}


def _said(world) -> dict:
    file = world.file
    said = {f"outcome_{file.pk}": "stays", f"version_{file.pk}": file.version} if file else {}
    return said | {
        "form_key": "3f0b5a8e-7f0e-4a7a-9a52-0d7a2a1d9d11",
        "number": "05-NQ/CB",
        "held_on": f"{day(2):%d/%m/%Y}",
    }


BODIES = {"ceremonies:review_create": _said}
