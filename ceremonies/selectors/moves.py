"""Files that went with their person to another place."""

from django.db.models import QuerySet

from ceremonies.models import Candidacy, Move
from members.permissions import visible_to
from members.selectors.search import people_matching


def moves(user, *, q: str = "") -> QuerySet[Move]:
    """Those that left a cell this user looks after; the file itself may be out of sight."""
    found = visible_to(user, Move).filter(people_matching(user, q, "candidacy__person"))
    return found.select_related("candidacy__person", "from_cell", "from_committee", "to_cell")


def moves_of(candidacy: Candidacy) -> QuerySet[Move]:
    return candidacy.moves.select_related("from_cell", "to_cell").order_by("pk")
