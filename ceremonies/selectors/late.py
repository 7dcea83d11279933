"""What is late below the reader's own desks, so that a committee sees where to help."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from ceremonies.models import Due
from ceremonies.permissions.work import desks_with
from ceremonies.selectors.lists import below
from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.models import Appointment, Organisation
from members.permissions import grants_of, visible_to

#: Of more late things no number is told: the list is long enough.
MOST = 1000
_SEGMENT = 6  # characters of a path for each level


@dataclass(frozen=True)
class LateThere:
    """How many things are late at an organisation right below the reader, or further down."""

    organisation: Organisation
    count: int


def organisations_below(user, office: Appointment | None = None) -> QuerySet[Organisation]:
    """Party bodies below those of the reader's offices; what is late at these themselves stands in the queue."""
    seen = desks_with(user, Right.VIEW_CANDIDACIES, office)
    party = Organisation.objects.filter(seen, kind__in=kinds_of(Tree.PARTY))
    return party.exclude(path__in=_own_paths(user, office)).order_by("path")


def late_below(
    user, office: Appointment | None = None, *, don_vi: Organisation | None = None, loai: str = ""
) -> QuerySet[Due]:
    """`don_vi`: of this organisation and those below it; `loai`: a `DueKind`."""
    found = visible_to(user, Due).filter(
        due__lt=today(), desk__in=organisations_below(user, office).order_by().values("pk")
    )
    if don_vi:
        found = found.filter(below("desk", don_vi))
    if loai:
        found = found.filter(kind=loai)
    return found.select_related("candidacy__person", "candidacy__desk", "desk", "helper")


def late_by_organisation(user, office: Appointment | None = None) -> list[LateThere] | None:
    """By the organisations right below the reader's own, most first; None where there are too many to count."""
    if not grants_of(user).holds(Right.VIEW_CANDIDACIES):
        return []
    desks = list(late_below(user, office).order_by().values_list("desk__path", flat=True)[: MOST + 1])
    if len(desks) > MOST:
        return None
    own = _own_paths(user, office)
    counts = Counter(_right_below(path, own) for path in desks)
    names = {each.path: each for each in Organisation.objects.filter(path__in=counts)} if counts else {}
    there = [LateThere(names[path], count) for path, count in counts.items()]
    return sorted(there, key=lambda each: (-each.count, each.organisation.path))


def _own_paths(user, office: Appointment | None) -> set[str]:
    if office and office.organisation:
        return {office.organisation.path}
    return set(grants_of(user).paths.get(Right.VIEW_CANDIDACIES, ()))


def _right_below(path: str, own: set[str]) -> str:
    nearest = max((each for each in own if path.startswith(each)), key=len)
    return path[: len(nearest) + _SEGMENT]
