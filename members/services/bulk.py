"""Many rows at once, where Django's own way asks every field of every row how it wants to be written.

PostgreSQL takes new rows by COPY and changed ones as one JSON text, SQLite the values one after the other. No name
comes from outside.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, islice

from django.db import connection
from django.db.models import DateField, DateTimeField, Field, JSONField, Model, UUIDField

#: Values in one statement of SQLite: of more, the text of the statement alone takes longer than it saves.
MOST_VALUES = 2_000
#: Rows in one statement of PostgreSQL.
MOST_ROWS = 2_000


def insert(model: type[Model], rows: Iterable[Mapping[str, object]]) -> list[int]:
    """Rows of attribute → value, defaults for the rest; answers the primary keys in their order."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.attname: field.get_default() for field in fields}
    put, size = (_copy, MOST_ROWS) if _is_postgresql() else (_insert, MOST_VALUES // len(fields))
    remaining, pks = iter(rows), []
    while some := [list((defaults | row).values()) for row in islice(remaining, size)]:
        pks += put(model, fields, _adapted(fields, some))
    return pks


def _insert(model: type[Model], fields: list[Field], rows: list[list[object]]) -> list[int]:
    into = f"INSERT INTO {_table(model)} ({_names(fields)}) {_values(fields, len(rows))}"
    with connection.cursor() as cursor:
        cursor.execute(f"{into} RETURNING {_names([model._meta.pk])}", [*chain.from_iterable(rows)])
        return [pk for (pk,) in cursor.fetchall()]


def _copy(model: type[Model], fields: list[Field], rows: list[list[object]]) -> list[int]:
    """COPY does not tell the primary keys that it gives, so they are taken before."""
    key = model._meta.pk
    with connection.wrap_database_errors, connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [_table(model), key.column, len(rows)],
        )
        pks = [pk for (pk,) in cursor.fetchall()]
        with cursor.copy(f"COPY {_table(model)} ({_names([key, *fields])}) FROM STDIN") as copy:
            for pk, row in zip(pks, rows, strict=True):
                copy.write_row([pk, *row])
    return pks


def update(model: type[Model], names: tuple[str, ...], rows: Iterable[tuple], **shared) -> None:
    """Each row: values of the fields `names`, of which the last tells it among those of `shared` (field=value)."""
    fields = [model._meta.get_field(name) for name in names]
    among = [model._meta.get_field(name) for name in shared]
    statement = _update_all(model, fields, among) if _is_postgresql() else _update_one(model, fields, among)
    remaining = iter(rows)
    with connection.cursor() as cursor:
        while some := [list(row) for row in islice(remaining, MOST_ROWS)]:
            if _is_postgresql():
                cursor.execute(statement, [_recorded(fields, some), *shared.values()])
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


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _recorded(fields: list[Field], rows: list[list[object]]) -> str:
    columns = [field.column for field in fields]
    return _json([dict(zip(columns, row, strict=True)) for row in rows])


def _adapted(fields: list[Field], rows: list[list[object]]) -> list[list[object]]:
    """As the database takes them."""
    adapters = [(place, adapt) for place, field in enumerate(fields) if (adapt := _adapter(field))]
    for row in rows:
        for place, adapt in adapters:
            row[place] = adapt(row[place])
    return rows


def _adapter(field: Field) -> Callable[[object], object] | None:
    if isinstance(field, DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, DateField):
        return connection.ops.adapt_datefield_value
    if isinstance(field, UUIDField):
        return None if connection.features.has_native_uuid_field else lambda value: value and value.hex
    return _json if isinstance(field, JSONField) else None


#: A value as JSON, days as ISO 8601 writes them. Made once: `json.dumps` would make another for each value.
_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=str).encode


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
