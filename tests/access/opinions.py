"""What Hoài An's youth cell was asked."""

from uuid import uuid4

from ceremonies.models import Opinion
from tests.road import day

ROW = {"kind": "youth_union", "asked_of": "Chi đoàn Một"}


def row_of(world) -> Opinion:
    return Opinion.objects.get_or_create(candidacy=world.file, **ROW)[0]


def _row(world) -> dict:
    return {"pk": world.file.pk, "row": row_of(world).pk}


KEYS = {
    "ceremonies:opinion_create": lambda world: {"pk": world.file.pk},
    "ceremonies:opinion_edit": _row,
    "ceremonies:opinion_remove": _row,
}
GIVEN = {"held_on": f"{day(3):%d/%m/%Y}", "people": 9, "agree": 8, "against": 1}
BODIES = {
    "ceremonies:opinion_create": lambda world: (
        GIVEN | {"form_key": uuid4(), "kind": "trade_union", "asked_of": "Tổ công đoàn Một"}
    ),
    "ceremonies:opinion_edit": lambda world: ROW | GIVEN | {"version": row_of(world).version},
    "ceremonies:opinion_remove": lambda world: {"version": row_of(world).version},
}
