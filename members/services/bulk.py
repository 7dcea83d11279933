"""Many rows at once, where Django's own way asks every field of every row how it wants to be written.

PostgreSQL takes all rows as one JSON text, SQLite the values one after the other. No name comes from outside.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, islice

from django.db import connection
from django.db.models import DateField, Field, JSONField, Model

#: Values in one statement of SQLite, which takes 32,766 since 3.32 (2020).
MOST_VALUES = 30_000
#: Rows in one statement of PostgreSQL.
MOST_ROWS = 2_000


def insert(model: type[Model], rows: Iterable[Mapping[str, object]]) -> list[int]:
    """Rows of attribute → value, defaults for the rest; answers the primary keys in their order."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.attname: field.get_default() for field in fields}
    size = MOST_ROWS if _takes_json() else MOST_VALUES // len(fields)
    into = f"INSERT INTO {_table(model)} ({_names(fields)})"
    remaining, pks = iter(rows), []
    with connection.cursor() as cursor:
        while some := [list((defaults | row).values()) for row in islice(remaining, size)]:
            source = f"SELECT * FROM {_recordset(fields)}" if _takes_json() else _values(fields, len(some))  # noqa: S608
            cursor.execute(f"{into} {source} RETURNING {_names([model._meta.pk])}", _parameters(fields, some))
            pks += [pk for (pk,) in cursor.fetchall()]
    return pks


def update(model: type[Model], names: tuple[str, ...], rows: Iterable[tuple], **shared) -> None:
    """Each row: values of the fields `names`, of which the last tells it among those of `shared` (field=value)."""
    fields = [model._meta.get_field(name) for name in names]
    among = [model._meta.get_field(name) for name in shared]
    statement = _update_all(model, fields, among) if _takes_json() else _update_one(model, fields, among)
    remaining = iter(rows)
    with connection.cursor() as cursor:
        while some := [list(row) for row in islice(remaining, MOST_ROWS)]:
            if _takes_json():
                cursor.execute(statement, [*_parameters(fields, some), *shared.values()])
            else:
                cursor.executemany(statement, [(*row, *shared.values()) for row in _adapted(fields, some)])


def _update_one(model: type[Model], fields: list[Field], among: list[Field]) -> str:
    *changes, key = (f"{_names([field])} = %s" for field in fields)
    where = " AND ".join([key, *(f"{_names([field])} = %s" for field in among)])
    return f"UPDATE {_table(model)} SET {', '.join(changes)} WHERE {where}"  # noqa: S608


def _update_all(model: type[Model], fields: list[Field], among: list[Field]) -> str:
    *changes, key = ((_names([field]), f"new.{_names([field])}") for field in fields)
    where = [f"{_table(model)}.{key[0]} = {key[1]}", *(f"{_names([field])} = %s" for field in among)]
    return (
        f"UPDATE {_table(model)} SET {', '.join(f'{old} = {new}' for old, new in changes)} "  # noqa: S608
        f"FROM {_recordset(fields)} WHERE {' AND '.join(where)}"
    )


def _takes_json() -> bool:
    return connection.vendor == "postgresql"


def _parameters(fields: list[Field], rows: list[list[object]]) -> list[object]:
    if not _takes_json():
        return list(chain.from_iterable(_adapted(fields, rows)))
    columns = [field.column for field in fields]
    return [_json([dict(zip(columns, row, strict=True)) for row in rows])]


def _adapted(fields: list[Field], rows: list[list[object]]) -> list[list[object]]:
    """As SQLite keeps them."""
    adapters = [(place, adapt) for place, field in enumerate(fields) if (adapt := _adapter(field))]
    for row in rows:
        for place, adapt in adapters:
            row[place] = adapt(row[place])
    return rows


def _adapter(field: Field) -> Callable[[object], object] | None:
    if isinstance(field, DateField):
        return connection.ops.adapt_datefield_value
    return _json if isinstance(field, JSONField) else None


def _json(value: object) -> str:
    """Days as ISO 8601 writes them."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _names(fields: Iterable[Field]) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in fields)


def _values(fields: list[Field], rows: int) -> str:
    one = f"({', '.join(['%s'] * len(fields))})"
    return f"VALUES {', '.join([one] * rows)}"


def _recordset(fields: list[Field]) -> str:
    """Types without their lengths: a cast would cut texts that are too long, where an insert refuses them."""
    types = (f"{_names([field])} {field.db_type(connection).partition('(')[0]}" for field in fields)
    return f"json_to_recordset(%s) AS new({', '.join(types)})"
