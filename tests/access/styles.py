"""The style profile of Đảng ủy Cục Mẫu."""

from datetime import date

from ceremonies.models import StyleProfile
from tests.styles import typed


def _style(world) -> dict:
    found, _ = StyleProfile.objects.get_or_create(
        organisation=world.cast.DUC, starts_on=date(2026, 1, 1), defaults={"name": "Thể thức mẫu"}
    )
    return {"pk": found.pk}


KEYS = {"ceremonies:style_edit": _style}
BODIES = {
    "ceremonies:style_create": lambda world: typed(
        organisation="Đảng ủy Cục Mẫu (DUC)", starts_on="02/02/2026"
    ),
    "ceremonies:style_edit": lambda world: typed(version=1, starts_on="01/01/2026"),
}
