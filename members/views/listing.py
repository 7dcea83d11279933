"""One page of a list of any length: nothing is counted, and page 1 000 costs what page 1 costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

PAGE_SIZE = 50
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Page:
    """What `components/pagination.html` shows: `before` and `after` name the first and the last row here."""

    rows: Sequence
    before: int | None = None
    after: int | None = None


def page_of(
    queryset: QuerySet,
    query: Mapping[str, str],
    *order: str,
    size: int = PAGE_SIZE,
    keys_first: bool = False,
) -> Page:
    """The page that `query` (request.GET) asks for, or the first one when its cursor leads nowhere.

    `order` are columns that are never NULL, all ascending or all descending, the last one unique:
    `("sort_key", "pk")`, `("-opened_on", "-pk")`. Cursors are primary keys, so no name enters an address.
    `keys_first`: for an order without an index; keys are sorted instead of whole rows, with one query more.
    """
    for name, backwards in (("after", False), ("before", True)):
        anchor = _anchor(queryset, query.get(name, ""), order)
        if anchor:
            rows = _beyond(queryset, order, anchor, backwards=backwards)
            rows = _read(rows, size + 1, keys_first=keys_first)
            if rows:
                return _page(rows, size, backwards=backwards)
    rows = _read(queryset.order_by(*order), size + 1, keys_first=keys_first)
    return Page(rows[:size], after=rows[size - 1].pk if len(rows) > size else None)


def slice_of(rows: Sequence, query: Mapping[str, str], *, size: int = PAGE_SIZE) -> Page:
    """The same for a list that is in memory already; cursors are positions."""
    end = _number(query.get("before", ""))
    start = max(end - size, 0) if end else _number(query.get("after", "")) or 0
    more = start + size < len(rows)
    return Page(rows[start : start + size], before=start or None, after=start + size if more else None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _anchor(queryset: QuerySet, cursor: str, order: Sequence[str]) -> tuple | None:
    """The order values of the row a cursor names, if the reader still sees it in this list."""
    pk = _number(cursor)
    fields = [name.removeprefix("-") for name in order]
    return queryset.order_by().filter(pk=pk).values_list(*fields).first() if pk is not None else None


def _read(rows: QuerySet, limit: int, *, keys_first: bool) -> list[Model]:
    if not keys_first:
        return list(rows[:limit])
    keys = list(rows.values_list("pk", flat=True)[:limit])
    found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def _beyond(queryset, order, anchor, *, backwards) -> QuerySet:
    """Rows after the anchor in this order, or before it, nearest first."""
    descending = order[0].startswith("-") != backwards
    fields = [name.removeprefix("-") for name in order]
    nearest_first = [f"-{name}" if descending else name for name in fields]
    beyond = _beyond_row(fields, anchor, "lt" if descending else "gt")
    return queryset.filter(beyond).order_by(*nearest_first)


def _beyond_row(fields: Sequence[str], values: Sequence, side: str) -> Q:
    """(a, b) > (x, y) as a >= x AND (a > x OR b > y).

    Written so, both databases enter the index at the row; Django 5.2 has row values for PostgreSQL only,
    and the usual `a > x OR (a = x AND b > y)` reads the index from its start.
    """
    past = Q(**{f"{fields[0]}__{side}": values[0]})
    if len(fields) == 1:
        return past
    return Q(**{f"{fields[0]}__{side}e": values[0]}) & (past | _beyond_row(fields[1:], values[1:], side))


def _page(rows: list[Model], size: int, *, backwards: bool) -> Page:
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows,
        before=rows[0].pk if more or not backwards else None,
        after=rows[-1].pk if more or backwards else None,
    )
