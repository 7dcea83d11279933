"""The groups of people as the database tells them: one expression a dimension, for counts and for lists alike."""

from datetime import date

from django.db.models import Case, CharField, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from ceremonies.rules.categories import OTHER, UNSAID, Dimension, Group

#: Between two entries of the register that are read as one.
BETWEEN = "\n"


class Years(Func):
    """Whole years from one day to another; who was born on 29 February is a year older on 1 March."""

    arity = 2
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **extra):
        whole = "(CAST(REPLACE({}, '-', '') AS INTEGER) - CAST(REPLACE({}, '-', '') AS INTEGER)) / 10000"
        return self._between(compiler, whole)

    def as_postgresql(self, compiler, connection, **extra):
        whole = "(TO_CHAR(({})::date, 'YYYYMMDD')::int - TO_CHAR(({})::date, 'YYYYMMDD')::int) / 10000"
        return self._between(compiler, whole)

    def _between(self, compiler, whole: str):
        (first, first_params), (last, last_params) = map(compiler.compile, self.source_expressions)
        return whole.format(last, first), (*last_params, *first_params)


def key_of(dimension: Dimension, *, person: str = "person__", on: date | str):
    """What `dimension.group_of` understands. `on`: the day of the age, or the name of the field that holds it."""
    if dimension.told_by == "years":
        return Years(F(f"{person}{dimension.fields[0]}"), Value(on) if isinstance(on, date) else F(on))
    if dimension.told_by != "words":
        return F(f"{person}{dimension.fields[0]}")
    fields = [f"{person}{name}" for name in dimension.fields]
    unsaid = Q(**dict.fromkeys(fields, ""))
    whens = [When(_mentions(fields, group), then=Value(group.code)) for group in dimension.groups]
    return Case(When(unsaid, then=Value(UNSAID)), *whens, default=Value(OTHER), output_field=CharField())


def _mentions(fields: list[str], group: Group) -> Q:
    found = Q()
    for field in fields:
        for way in group.spellings:
            found |= Q(**{f"{field}__contains": way})
    return found


def entry_of(dimension: Dimension, *, person: str = "person__"):
    """What the register says, for groups told by words: read once by `Dimension.code_of`, not by the database."""
    fields = [F(f"{person}{name}") for name in dimension.fields]
    return fields[0] if len(fields) == 1 else Concat(fields[0], Value(BETWEEN), *fields[1:])


def with_entry_of(rows: QuerySet, dimension: Dimension, code: str, *, person: str = "person__") -> QuerySet:
    """The rows whose entry `Dimension.code_of` puts into this group."""
    rows = rows.annotate(entry=entry_of(dimension, person=person))
    found = rows.order_by().values_list("entry", flat=True).distinct()
    return rows.filter(
        entry__in=[entry for entry in found if dimension.code_of(*entry.split(BETWEEN)) == code]
    )


def in_group(rows: QuerySet, dimension: Dimension, code: str, *, person: str = "person__", on) -> QuerySet:
    """The rows that `key_of` puts into this group."""
    rows = rows.alias(group_key=key_of(dimension, person=person, on=on))
    if dimension.told_by != "years":
        return rows.filter(group_key=code)
    groups = {group.code: group for group in dimension.groups}
    if code not in groups:
        return rows.none()
    return rows.filter(group_key__gte=groups[code].least, group_key__lte=groups[code].most)
