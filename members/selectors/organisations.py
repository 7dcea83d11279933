from django.db.models import Exists, OuterRef, Q, QuerySet

from members.choices import Tree, kinds_of
from members.clock import today
from members.models import Appointment, Organisation, User
from members.names import fold


def filter_organisations(rows: QuerySet[Organisation], *, q: str = "", kind: str = "") -> QuerySet:
    """Every word of `q` occurs in the name or the code, or it is the symbol of its papers; marks aside."""
    if fold(q):
        named = Q()
        for word in fold(q).split():
            named &= Q(search_key__contains=word)
        rows = rows.filter(named | Q(symbol__in=_symbols(fold(q))))
    return rows.filter(kind=kind) if kind else rows


def _symbols(folded: str) -> list[str]:
    """As they are written: "đtn" may be typed for "ĐTN"."""
    written = Organisation.objects.order_by().exclude(symbol="").values_list("symbol", flat=True).distinct()
    return [symbol for symbol in written if fold(symbol) == folded]


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


def lacks_for_decisions(organisation: Organisation) -> list[str]:
    """What the head and the number of its decisions need beside a term, and nobody has entered."""
    needed = {
        "ký hiệu văn bản": organisation.symbol,
        "địa danh": organisation.place,
        "dòng trên của tiêu đề văn bản": organisation.letterhead_parent or organisation.parent_id,
    }
    return [what for what, entered in needed.items() if not entered]


def issuer_for(user: User, about: Organisation | None) -> Organisation | None:
    """In whose name a list leaves: where the user holds office, over the organisation it is about if possible.

    Whoever holds office nowhere in particular takes it in the name of that organisation, or of the highest Party body.
    """
    offices = Appointment.objects.current(today()).filter(user=user, organisation__isnull=False)
    held = [
        each.organisation
        for each in offices.select_related("organisation__parent").order_by("starts_on", "pk")
    ]
    over = [each for each in held if about and about.path.startswith(each.path)]
    if held or about:
        return (over or held or [about])[0]
    roots = Organisation.objects.filter(parent__isnull=True, kind__in=kinds_of(Tree.PARTY))
    return roots.order_by("path").first()
