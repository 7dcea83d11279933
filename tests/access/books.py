"""The book of resolutions, printed in the name of Chi bộ Một: Hoài An's file has given it its first lines."""

from uuid import uuid4

from tests.road import day


def _resolutions(world) -> dict:
    return {"name": "nghi-quyet"}


KEYS = {f"ceremonies:book_{view}": _resolutions for view in ("detail", "export", "print")}
BODIES = {
    "ceremonies:book_export": lambda world: {"form_key": uuid4(), "format": "csv", "reason": "Báo cáo"},
    "ceremonies:book_print": lambda world: {
        "form_key": uuid4(),
        "organisation": "Chi bộ Một (CB1)",
        "dated": f"{day():%d/%m/%Y}",
        "signer": "",
        "signer_name": "Phạm Quốc Dũng",
        "signer_office": "Bí thư",
        "reason": "Đối chiếu sổ",
    },
}
