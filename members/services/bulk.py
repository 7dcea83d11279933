"""Many rows at once, where Django's own way asks every field of every row how it wants to be written.

PostgreSQL takes one list for each column, SQLite the values one after the other. No name comes from outside.
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
    adapters = _adapters(fields)
    size = MOST_ROWS if _by_column() else MOST_VALUES // len(fields)
    remaining, pks = iter(rows), []
    with connection.cursor() as cursor:
        while some := [defaults | row for row in islice(remaining, size)]:
            for row in some:
                for place, adapt in adapters:
                    row[fields[place].attname] = adapt(row[fields[place].attname])
            values = [tuple(row.values()) for row in some]
            if _by_column():
                source, parameters = _unnested(fields), _columns(values)
            else:
                source, parameters = _listed(fields, len(values)), list(chain.from_iterable(values))
            cursor.execute(
                f"INSERT INTO {_table(model)} ({_names(fields)}) {source} RETURNING {_names([model._meta.pk])}",
                parameters,
            )
            pks += [pk for (pk,) in cursor.fetchall()]
    return pks


def update(model: type[Model], names: tuple[str, ...], rows: Iterable[tuple], **shared) -> None:
    """Each row: values of the fields `names`, of which the last tells it among those of `shared` (field=value)."""
    fields = [model._meta.get_field(name) for name in names]
    among = [model._meta.get_field(name) for name in shared]
    statement = _update_by_column(model, fields, among) if _by_column() else _update_one(model, fields, among)
    adapters, remaining = _adapters(fields), iter(rows)
    with connection.cursor() as cursor:
        while some := [list(row) for row in islice(remaining, MOST_ROWS)]:
            for row in some:
                for place, adapt in adapters:
                    row[place] = adapt(row[place])
            if _by_column():
                cursor.execute(statement, [*_columns(some), *shared.values()])
            else:
                cursor.executemany(statement, [(*row, *shared.values()) for row in some])


def _update_one(model: type[Model], fields: list[Field], among: list[Field]) -> str:
    *changes, key = (f"{_names([field])} = %s" for field in fields)
    where = " AND ".join([key, *(f"{_names([field])} = %s" for field in among)])
    return f"UPDATE {_table(model)} SET {', '.join(changes)} WHERE {where}"  # noqa: S608


def _update_by_column(model: type[Model], fields: list[Field], among: list[Field]) -> str:
    *changes, key = ((_names([field]), f"new.{_names([field])}") for field in fields)
    where = [f"{_table(model)}.{key[0]} = {key[1]}", *(f"{_names([field])} = %s" for field in among)]
    return (
        f"UPDATE {_table(model)} SET {', '.join(f'{old} = {new}' for old, new in changes)} "  # noqa: S608
        f"FROM {_unnest(fields)} AS new({_names(fields)}) WHERE {' AND '.join(where)}"
    )


def _by_column() -> bool:
    return connection.vendor == "postgresql"


def _adapters(fields: list[Field]) -> list[tuple[int, Callable[[object], object]]]:
    """(place, how its values are to be written), where that is not as they are."""
    days = [
        (place, connection.ops.adapt_datefield_value)
        for place, f in enumerate(fields)
        if isinstance(f, DateField)
    ]
    return days + [(place, _json) for place, field in enumerate(fields) if isinstance(field, JSONField)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _names(fields: Iterable[Field]) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in fields)


def _listed(fields: list[Field], rows: int) -> str:
    one = f"({', '.join(['%s'] * len(fields))})"
    return f"VALUES {', '.join([one] * rows)}"


def _unnested(fields: list[Field]) -> str:
    return f"SELECT * FROM {_unnest(fields)}"  # noqa: S608


def _unnest(fields: list[Field]) -> str:
    """Types without their lengths: a cast would cut texts that are too long, where an insert refuses them."""
    types = (field.db_type(connection).partition("(")[0] for field in fields)
    return f"UNNEST({', '.join(f'%s::{type_}[]' for type_ in types)})"


def _columns(rows: Iterable[Iterable[object]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]
