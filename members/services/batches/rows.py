"""Judged rows into `ImportRow` and back, in chunks."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection
from django.db.models import Count, Model, QuerySet

from members.choices import Outcome
from members.models import ImportBatch, ImportRow, Person
from members.resources.judged import Judged
from members.spreadsheets.layouts import DataRow

CHUNK = 2_000
_COLUMNS = ("batch_id", "number", "outcome", "data", "answer", "done")

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
    """One statement for many rows: the stock bulk insert takes three times as long. Answers how many."""
    names = ", ".join(connection.ops.quote_name(name) for name in _COLUMNS)
    table = connection.ops.quote_name(ImportRow._meta.db_table)
    rows = [
        (batch.pk, row.number, row.outcome.value, _json(staged_data(row)), answers.get(row.number, ""), "{}")
        for row in judged
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})",  # noqa: S608
            rows,
        )
    return len(rows)


def _json(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
    return DataRow(number, dict(data["values"]))


def seen(outcome: str, target: int | None, values: dict[str, str], before: dict[str, str]) -> int:
    """A number for what the sender saw and agreed to, good within this process."""
    return hash((str(outcome), target, frozenset(values.items()), frozenset(before.items())))


def update(batch: ImportBatch, columns: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Each row: the new values of these columns, then its number."""
    quoted = connection.ops.quote_name
    names = ", ".join(f"{quoted(name)} = %s" for name in columns)
    table = quoted(ImportRow._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {names} WHERE batch_id = %s AND number = %s",  # noqa: S608
            [(*map(_plain, values), batch.pk, number) for *values, number in rows],
        )


def _plain(value: dict | str) -> str:
    return value if isinstance(value, str) else _json(value)
