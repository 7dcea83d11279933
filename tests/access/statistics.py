"""The statistics form of this year, made in the name of Chi bộ Một; its first line leads to people."""

from uuid import uuid4

from tests.access.books import BODIES as BOOKS


def _total(world) -> dict:
    return {"row": "tong_so"}


KEYS = {f"ceremonies:statistics_{view}": _total for view in ("people", "people_export")}
BODIES = {
    "ceremonies:statistics_make": lambda world: BOOKS["ceremonies:book_print"](world) | {"format": "xlsx"},
    "ceremonies:statistics_people_export": lambda world: {
        "form_key": uuid4(),
        "format": "csv",
        "reason": "Báo cáo",
    },
}
