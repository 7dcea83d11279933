"""The secretary of Chi bộ Một keeps a filter for himself; everybody may keep their own."""

from uuid import UUID

from members.forms.saved_filters import Filtered
from members.models import SavedFilter

_SIGNED = Filtered("members:person_list", "Người", "q=nguyen").signed()


def _saved(world) -> dict:
    saved, _ = SavedFilter.objects.get_or_create(
        form_key=UUID("5c0f2c61-3f9c-4dd0-a6a7-000000000011"),
        defaults={
            "owner": world.cast.chi_bo,
            "list_name": "members:person_list",
            "title": "Họ Nguyễn",
            "query": "q=nguyen",
        },
    )
    return {"pk": saved.pk}


KEYS = {"members:saved_filter_edit": _saved, "members:saved_filter_delete": _saved}
QUERIES = {"members:saved_filter_list": lambda world: {"loc": _SIGNED}}
BODIES = {
    "members:saved_filter_create": lambda world: {
        "loc": _SIGNED,
        "title": "Họ Nguyễn của tôi",
        "form_key": "5c0f2c61-3f9c-4dd0-a6a7-000000000012",
    },
    "members:saved_filter_edit": lambda world: {"version": 1},
    "members:saved_filter_delete": lambda world: {},
}
