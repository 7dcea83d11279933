"""What Hoài An agreed to about her data."""

from tests.road import day


def _person(world) -> dict:
    return {"pk": world.cast.an.pk}


KEYS = {
    "members:consent_detail": _person,
    "members:consent_give": _person,
    "members:consent_record": _person,
    "members:consent_withdraw": _person,
    "ceremonies:consent_pdf": _person,
}
BODIES = {
    "members:consent_give": lambda world: {"agrees": "on"},
    "members:consent_record": lambda world: {
        "given_on": f"{day(2):%d/%m/%Y}",
        "paper_kept_at": "Tủ hồ sơ số 2",
    },
    "members:consent_withdraw": lambda world: {
        "withdrawn_on": f"{day(1):%d/%m/%Y}",
        "paper_kept_at": "Tủ hồ sơ số 2",
    },
}
