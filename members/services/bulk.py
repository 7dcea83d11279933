"""Many rows at once, where Django's own way asks every field of every row how it wants to be written."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice

from django.db import connection
from django.db.models import DateField, Model

#: Values in one statement: what every build of SQLite takes.
MOST_VALUES = 990


def insert(model: type[Model], rows: Iterable[Mapping[str, object]]) -> list[int]:
    """Rows of attribute → value, defaults for the rest; answers the primary keys in their order."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.attname: field.get_default() for field in fields}
    days = [field.attname for field in fields if isinstance(field, DateField)]
    statement, one = _statement(model, [field.column for field in fields])
    remaining, pks = iter(rows), []
    with connection.cursor() as cursor:
        while some := list(islice(remaining, MOST_VALUES // len(fields))):
            complete = [defaults | row for row in some]
            for row in complete:
                for name in days:
                    row[name] = connection.ops.adapt_datefield_value(row[name])
            values = list(chain.from_iterable(row.values() for row in complete))
            cursor.execute(statement.format(values=", ".join([one] * len(some))), values)
            pks += [pk for (pk,) in cursor.fetchall()]
    return pks


def _statement(model: type[Model], columns: list[str]) -> tuple[str, str]:
    """The statement and the marks of one row. Nothing in it comes from outside."""
    quote = connection.ops.quote_name
    table, pk = quote(model._meta.db_table), quote(model._meta.pk.column)
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES {{values}} RETURNING {pk}", f"({marks})"  # noqa: S608
