"""Remarks of Hoài An's helper, and a task once she is a probationary member."""

from uuid import uuid4

from ceremonies.models import ProbationTask
from tests.road import day


def _task(world) -> ProbationTask:
    return ProbationTask.objects.get_or_create(candidacy=world.file, title="Phụ trách sổ chi đoàn")[0]


def _file(world) -> dict:
    return {"pk": world.file.pk}


def _row(world) -> dict:
    return {"pk": world.file.pk, "row": _task(world).pk}


KEYS = {
    "ceremonies:remark_create": _file,
    "ceremonies:probation_task_create": _file,
    "ceremonies:probation_task_edit": _row,
    "ceremonies:probation_task_remove": _row,
}
BODIES = {
    "ceremonies:remark_create": lambda world: {
        "form_key": uuid4(),
        "helper": world.cast.ha.pk,
        "written_on": f"{day():%d/%m/%Y}",
        "text": "Gương mẫu trong công tác.",
    },
    "ceremonies:probation_task_create": lambda world: {"form_key": uuid4(), "title": "Học tập chuyên đề"},
    "ceremonies:probation_task_edit": lambda world: {
        "title": "Phụ trách sổ chi đoàn",
        "done_on": f"{day():%d/%m/%Y}",
        "version": _task(world).version,
    },
    "ceremonies:probation_task_remove": lambda world: {"version": _task(world).version},
}
