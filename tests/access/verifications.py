"""A relative of Hoài An whose place was written to."""

from uuid import uuid4

from ceremonies.models import Verification
from tests.road import day

ROW = {"relation": "mother", "name": "Vũ Thị Mẫu", "way": "letter"}


def row_of(world) -> Verification:
    return Verification.objects.get_or_create(candidacy=world.file, **ROW)[0]


def _row(world) -> dict:
    return {"pk": world.file.pk, "row": row_of(world).pk}


def _file(world) -> dict:
    return {"pk": world.file.pk}


KEYS = {
    "ceremonies:verification_create": _file,
    "ceremonies:verification_date": _file,
    "ceremonies:verification_family": _file,
    "ceremonies:verification_results": lambda world: {"pk": row_of(world).candidacy_id},
    "ceremonies:verification_edit": _row,
    "ceremonies:verification_remove": _row,
}
BODIES = {
    "ceremonies:verification_create": lambda world: {
        "form_key": uuid4(),
        "relation": "father",
        "name": "Nguyễn Văn Mẫu",
        "way": "known",
    },
    "ceremonies:verification_date": lambda world: {},
    "ceremonies:verification_family": lambda world: {
        "form_key": uuid4(),
        "name_1": "Nguyễn Hoài An",
        "way_1": "known",
    },
    "ceremonies:verification_results": lambda world: {
        f"version_{row_of(world).pk}": row_of(world).version,
        f"returned_on_{row_of(world).pk}": f"{day(3):%d/%m/%Y}",
        f"result_{row_of(world).pk}": "clear",
    },
    "ceremonies:verification_edit": lambda world: (
        ROW | {"version": row_of(world).version, "sent_on": f"{day(3):%d/%m/%Y}"}
    ),
    "ceremonies:verification_remove": lambda world: {"version": row_of(world).version},
}
