"""The plan of Chi bộ Một."""

from ceremonies.models import Plan


def _plan(world) -> dict:
    return {"pk": Plan.objects.get_or_create(organisation=world.cast.CB1, year=2026)[0].pk}


def _figure(world) -> dict:
    return _plan(world) | {"group": "women", "figure": "listed"}


KEYS = {
    "ceremonies:plan_detail": _plan,
    "ceremonies:plan_edit": _plan,
    "ceremonies:plan_people": _figure,
    "ceremonies:plan_people_export": _figure,
}
BODIES = {
    "ceremonies:plan_create": lambda world: {
        "organisation": "Chi bộ Một (CB1)",
        "year": 2027,
        "listed_all": 5,
    },
    "ceremonies:plan_edit": lambda world: {"version": 1, "listed_all": 5},
}
