"""Đảng ủy Cục Mẫu asks every youth cell, trade-union group and department; the line is that of Chi đoàn Một."""

from uuid import UUID

from ceremonies.models import Addressee, Call
from tests.road import day

_KEY = UUID("5c0f2c61-3f9c-4dd0-a6a7-000000000001")
_WORDS = {"title": "Giới thiệu quần chúng ưu tú quý I", "due_on": f"{day(-20):%d/%m/%Y}"}


def _call(world) -> dict:
    call, created = Call.objects.get_or_create(
        form_key=_KEY,
        defaults={
            "organisation": world.cast.DUC,
            "title": "Giới thiệu quần chúng ưu tú",
            "opened_on": day(10),
            "due_on": day(-20),
        },
    )
    if created:
        for code in ("CD1", "CD2", "TCD", "PM1"):
            Addressee.objects.create(call=call, organisation=world.cast.organisations[code])
    return {"pk": call.pk}


def _line(world) -> dict:
    call = _call(world)["pk"]
    return {"pk": Addressee.objects.get(call=call, organisation=world.cast.CD1).pk}


KEYS = {
    f"ceremonies:{view}": _call
    for view in (
        "call_detail",
        "call_edit",
        "call_answers_export",
        "call_remind",
        "call_close",
        "addressee_add",
    )
} | {"ceremonies:addressee_answer": _line, "ceremonies:addressee_drop": _line}
QUERIES = {"ceremonies:call_create": lambda world: {"org": world.cast.DUC.pk}}
BODIES = {
    "ceremonies:call_create": lambda world: (
        _WORDS | {"form_key": "5c0f2c61-3f9c-4dd0-a6a7-000000000002", "kinds": ["youth_cell"]}
    ),
    "ceremonies:call_edit": lambda world: _WORDS | {"version": 1},
    "ceremonies:call_remind": lambda world: {},
    "ceremonies:call_close": lambda world: {"version": 1},
    "ceremonies:addressee_add": lambda world: {"organisation": "Phòng Hai (PM2)", "quota": 2},
    "ceremonies:addressee_answer": lambda world: {"version": 1, "nobody": "on"},
    "ceremonies:addressee_drop": lambda world: {"version": 1},
}
