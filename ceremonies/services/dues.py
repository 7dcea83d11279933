"""Keeps the stored rows of what is due equal to what the rules reckon.

Whoever moves a date of a file calls `refresh_dues` in the same transaction; whoever changes what many files are
reckoned by (days off, values of a policy, a list taken back) calls `refresh_later`.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django_tasks import task

from ceremonies.models import Candidacy, Due
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.dues import dues_of
from members.clock import today
from members.tasks import daily

#: So many files are read and locked at once.
_CHUNK = 200
_KEY = ("candidacy", "code")
_KEPT = [field for field in Due._meta.concrete_fields if not field.primary_key and field.name not in _KEY]
_waiting: ContextVar[set[int] | None] = ContextVar("waiting", default=None)


@contextmanager
def dues_once() -> Iterator[None]:
    """For many steps in one transaction: the files are only noted, and their rows rewritten once at the end."""
    token = _waiting.set(set())
    try:
        yield
        files = sorted(_waiting.get() or ())
    finally:
        _waiting.reset(token)
    for start in range(0, len(files), _CHUNK):
        refresh_dues(*files[start : start + _CHUNK])


def refresh_dues(*files: int) -> int:
    """Rewrites the rows of the files with these keys; how many rows changed. Rows that stay the same keep their key."""
    waiting = _waiting.get()
    if waiting is None:
        return _rewrite(files)
    waiting.update(files)
    return 0


@transaction.atomic
def _rewrite(files: Collection[int]) -> int:
    locked = list(Candidacy.objects.select_for_update().filter(pk__in=files).order_by("pk"))
    stored = {_key(row): row for row in Due.objects.filter(candidacy__in=files)}
    wanted = {_key(row): row for row in dues_of(locked, working_calendar(), today())}
    gone = [row.pk for key, row in stored.items() if key not in wanted]
    changed = [
        row for key, row in wanted.items() if key not in stored or _values(row) != _values(stored[key])
    ]
    if gone:
        Due.objects.filter(pk__in=gone).delete()
    if changed:
        Due.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=_KEY,
            update_fields=[field.name for field in _KEPT],
        )
    return len(gone) + len(changed)


def refresh_dues_of_people(people: Collection[int]) -> int:
    """Their certificates moved; how many rows changed."""
    files = Candidacy.objects.filter(person__in=people, closed_on__isnull=True)
    return refresh_dues(*files.values_list("pk", flat=True))


def _key(row: Due) -> tuple:
    return row.candidacy_id, row.code


def _values(row: Due) -> list:
    return [getattr(row, field.attname) for field in _KEPT]


@daily
@task()
def refresh_all_dues() -> int:
    """All open files and whatever rows are left of closed ones; how many rows changed."""
    return sum(refresh_dues(*keys) for keys in _chunks())


def refresh_later() -> None:
    """Call inside the transaction of the change; the worker rewrites all open files after it."""
    refresh_all_dues.enqueue()


def _chunks() -> Iterator[list[int]]:
    """By key, so that no long-lived cursor is needed and a file opened meanwhile is no harm."""
    Due.objects.filter(candidacy__closed_on__isnull=False).delete()
    last = 0
    while True:
        found = Candidacy.objects.filter(closed_on__isnull=True, pk__gt=last).order_by("pk")
        keys = list(found.values_list("pk", flat=True)[:_CHUNK])
        if not keys:
            return
        last = keys[-1]
        yield keys
