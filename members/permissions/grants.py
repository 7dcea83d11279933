"""What a user holds today: appointment in force and django-guardian grant, both."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from members.choices import Right, Role
from members.clock import today
from members.models import Appointment, Organisation
from members.models.organisation import PATH_END
from members.permissions.roles import REACHES_BELOW, ROLE_RIGHTS

#: With more organisations below, a reader is asked about row by row, and not for the list of all whom they see.
MOST_NARROW = 50


@dataclass
class Grants:
    """What one user may do today: right → paths of organisations; `everywhere` needs no organisation.

    `keys`: path → primary key of these organisations.
    """

    paths: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[str, int] = field(default_factory=dict)
    everywhere: set[str] = field(default_factory=set)
    wide_paths: set[str] = field(default_factory=set)

    @property
    def is_wide(self) -> bool:
        """Whether so many organisations are in reach that a list or a search must not begin with all their rows.

        Then a list is walked in its own order and `scope` asked of each row: every other one is found. The few rows of
        a narrow reach are gathered from indexes first (`together`), or all the others would be walked to find them.
        """
        return bool(self.everywhere or self.wide_paths)

    def cover(self, right: Right, organisation: Organisation | None) -> bool:
        if right in self.everywhere:
            return True
        if organisation is None:
            return False
        held = self.paths.get(right, ())
        if right in REACHES_BELOW:
            return any(organisation.path.startswith(path) for path in held)
        return organisation.path in held

    @property
    def hold_something(self) -> bool:
        """Any office at all."""
        return bool(self.everywhere or any(self.paths.values()))

    def holds(self, right: Right) -> bool:
        """Somewhere, at any organisation: for menus only."""
        return right in self.everywhere or bool(self.paths.get(right))


def grants_of(user) -> Grants:
    """One query; kept for the request when `GrantsMiddleware` has opened the user's cache."""
    if not user.is_authenticated or not user.is_active:
        return Grants()
    cache = getattr(user, "grants_cache", None)
    if cache is None:
        return _load_grants(user)
    if "grants" not in cache:
        cache["grants"] = _load_grants(user)
    return cache["grants"]


def _load_grants(user) -> Grants:
    grants = Grants()
    end = Concat(OuterRef("organisation__path"), Value(PATH_END))
    below = Organisation.objects.filter(path__gt=OuterRef("organisation__path"), path__lt=end)
    rows = (
        Appointment.objects.current(today())
        .filter(user=user)
        .annotate(
            own=FilteredRelation("organisation__grants", condition=Q(organisation__grants__user=user.pk)),
            is_wide=Exists(below[MOST_NARROW : MOST_NARROW + 1]),
        )
        .values_list("role", "organisation", "organisation__path", "own__permission__codename", "is_wide")
    )
    for role, key, path, codename, is_wide in rows:
        if path is None:
            grants.everywhere |= ROLE_RIGHTS[Role(role)]
        elif codename in ROLE_RIGHTS[Role(role)]:
            grants.paths[codename].add(path)
            grants.keys[path] = key
            grants.wide_paths |= {path} if is_wide else set()
    return grants


def scope(user, right: Right, field_path: str = "path") -> Q:
    """Organisations on which the user holds the right, as a condition on their path column."""
    grants = grants_of(user)
    if right in grants.everywhere:
        return Q()
    found = Q(pk__in=[])
    for path in grants.paths.get(right, ()):
        if right in REACHES_BELOW:
            found |= Q(**{f"{field_path}__gte": path, f"{field_path}__lt": path + PATH_END})
        else:
            found |= Q(**{field_path: path})
    return found


def together(first: QuerySet, *others: QuerySet) -> QuerySet:
    """One set of keys: of conditions joined by OR, PostgreSQL would ask every row."""
    return first.order_by().union(*(each.order_by() for each in others), all=True)


def organisations_with(user, right: Right) -> QuerySet[Organisation]:
    return Organisation.objects.filter(scope(user, right))
