"""Judged rows into `ImportRow` and back, in chunks."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Count, Model, QuerySet

from members.choices import Outcome
from members.models import ImportBatch, ImportRow, Person
from members.resources.judged import Judged
from members.services import bulk
from members.spreadsheets.tables import DataRow

CHUNK = 2_000

T = TypeVar("T")


def chunks(things: Iterable[T], size: int | None) -> Iterator[list[T]]:
    """Lists of at most `size`; None: everything in one."""
    rest = iter(things)
    while chunk := list(islice(rest, size)):
        yield chunk


def staged_data(row: Judged) -> dict:
    return {
        "key": row.key,
        "values": row.values,
        "before": row.before,
        "target": target_of(row),
        "person": _person_of(row.instance),
        "messages": [{"level": one.level, "column": one.column, "text": one.text} for one in row.messages],
        "repaired": [
            {"column": one.column, "old": one.old, "new": one.new, "why": one.why} for one in row.repaired
        ],
        "unknown": row.unknown,
        "double": row.double,
        "matches": row.matches,
    }


def target_of(row: Judged) -> int | None:
    return row.instance.pk if row.instance is not None else None


def _person_of(instance: Model | None) -> int | None:
    return instance.pk if isinstance(instance, Person) else getattr(instance, "person_id", None)


def insert(batch: ImportBatch, judged: Iterable[Judged], answers: dict[int, str]) -> int:
    """Answers how many."""
    return len(
        bulk.insert(
            ImportRow,
            (
                {
                    "batch_id": batch.pk,
                    "number": row.number,
                    "outcome": row.outcome.value,
                    "data": staged_data(row),
                    "answer": answers.get(row.number, ""),
                }
                for row in judged
            ),
        )
    )


def counted(batch: ImportBatch) -> dict[str, int]:
    found = dict(
        ImportRow.objects.filter(batch=batch).order_by().values_list("outcome").annotate(Count("pk"))
    )
    return {
        "rows": sum(found.values()),
        **{outcome.value: found.get(outcome.value, 0) for outcome in Outcome},
    }


def in_order(rows: QuerySet[ImportRow], *columns: str) -> Iterator[tuple]:
    """The number and these columns of all of them, a chunk in memory at a time; rows may be written meanwhile."""
    beyond = 0
    wanted = rows.order_by("number").values_list("number", *columns)
    while chunk := list(wanted.filter(number__gt=beyond)[:CHUNK]):
        yield from chunk
        beyond = chunk[-1][0]


def to_write(batch: ImportBatch) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(batch=batch, outcome__in=(Outcome.NEW, Outcome.CHANGED))


def as_data(number: int, data: dict) -> DataRow:
    return DataRow(number, data["values"])


def update(batch: ImportBatch, columns: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Each row: the new values of these columns, then its number."""
    bulk.update(ImportRow, (*columns, "number"), rows, batch=batch.pk)
