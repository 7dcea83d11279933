from django.db.models import Exists, OuterRef, Q, QuerySet

from members.choices import Tree, kinds_of
from members.models import Organisation
from members.names import fold


def filter_organisations(rows: QuerySet[Organisation], *, q: str = "", kind: str = "") -> QuerySet:
    """Every word of `q` occurs in the name or the code, marks aside."""
    for word in fold(q).split():
        rows = rows.filter(search_key__contains=word)
    return rows.filter(kind=kind) if kind else rows


def tops(rows: QuerySet[Organisation], tree: Tree, most: int) -> list[Organisation]:
    """The first two levels of a tree in order, at most so many; `has_children` tells whether more lie below."""
    below = Organisation.objects.filter(parent=OuterRef("pk"))
    two_levels = Q(parent__isnull=True) | Q(parent__parent__isnull=True)
    found = rows.filter(two_levels, kind__in=kinds_of(tree)).annotate(has_children=Exists(below))
    return list(found.order_by("path")[:most])


def line_above(organisation: Organisation) -> QuerySet[Organisation]:
    """Its superiors, from the root down."""
    path = organisation.path
    paths = [path[:end] for end in range(6, len(path), 6)]
    return Organisation.objects.filter(path__in=paths).order_by("path")
