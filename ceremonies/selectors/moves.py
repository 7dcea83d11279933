"""Files that went with their person to another place."""

from django.db.models import Q, QuerySet

from ceremonies.models import Candidacy, Move
from members.names import fold
from members.permissions import visible_to


def moves(user, *, q: str = "") -> QuerySet[Move]:
    """Those that left a cell this user looks after; the file itself may be out of sight."""
    named = Q(candidacy__person__search_key__contains=fold(q)) if q else Q()
    found = visible_to(user, Move).filter(named)
    return found.select_related("candidacy__person", "from_cell", "from_committee", "to_cell")


def moves_of(candidacy: Candidacy) -> QuerySet[Move]:
    return candidacy.moves.select_related("from_cell", "to_cell").order_by("pk")
