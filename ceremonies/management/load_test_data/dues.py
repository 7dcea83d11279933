"""What is due in the open files, reckoned by the rules themselves."""

from collections.abc import Iterator

from ceremonies.models import Candidacy, Due
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.dues import dues_of
from members.clock import today
from members.services import bulk

_AT_ONCE = 200


def write_dues() -> None:
    fields = [field.attname for field in Due._meta.concrete_fields if not field.primary_key]
    for files in _open_files():
        rows = dues_of(files, working_calendar(), today())
        bulk.insert(Due, ({name: getattr(row, name) for name in fields} for row in rows))


def _open_files() -> Iterator[list[Candidacy]]:
    last, found = 0, Candidacy.objects.filter(closed_on__isnull=True).order_by("pk")
    while files := list(found.filter(pk__gt=last)[:_AT_ONCE]):
        last = files[-1].pk
        yield files
