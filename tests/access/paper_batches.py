"""A batch that the secretary of Chi bộ Một ordered, and orders that name the file of Hoài An."""

from uuid import UUID, uuid4

from ceremonies.models import Decision, PaperBatch
from members import clock

_KEY = UUID("5b0d3f0e-70f4-4ab0-9d10-5d2e6f5a3c77")


def _file(world) -> int:
    """0: in a world without a file."""
    return world.file.pk if world.file else 0


def _batch(world) -> dict:
    found = PaperBatch.objects.filter(form_key=_KEY).first()
    found = found or PaperBatch.objects.create(
        organisation=world.cast.CB1,
        kind="application",
        files=[_file(world)],
        actor=world.cast.chi_bo,
        at=clock.now(),
        form_key=_KEY,
    )
    return {"pk": found.pk}


def _order(world) -> dict:
    return {"form_key": uuid4(), "organisation": "Chi bộ Một (CB1)", "files": _file(world)}


def _print_set(world) -> dict:
    decision = Decision.objects.filter(candidacy=world.file).first()
    files = decision.pk if decision else 0
    return {"form_key": uuid4(), "organisation": "Đảng ủy Bộ Mẫu (DUB)", "files": files}


KEYS = {
    "ceremonies:batch_detail": _batch,
    "ceremonies:batch_progress": _batch,
    "ceremonies:batch_redo": _batch,
    "ceremonies:batch_file": lambda world: _batch(world) | {"part": "zip"},
}
BODIES = {
    "ceremonies:batch_create": _order,
    "ceremonies:batch_of_decisions": _print_set,
    "ceremonies:batch_redo": lambda world: {},
}
QUERIES = {"ceremonies:batch_create": lambda world: {"paper": "application"}}
