"""The desks at which somebody works: theirs today, narrowed to one office where they chose one."""

from django.db.models import Q

from members.choices import Right, Role
from members.models import Appointment, Organisation
from members.models.organisation import PATH_END
from members.permissions import REACHES_BELOW, ROLE_RIGHTS, RULES, grants_of, scope

#: Whoever holds one of these acts for the organisation.
_ACTING = (Right.KEEP_CANDIDACY, Right.DRAFT_NOMINATION)


def desks_with(user, right: Right, office: Appointment | None = None) -> Q:
    """Organisations on which the user holds the right, in this office where one is given; it never widens."""
    held = scope(user, right)
    if office is None:
        return held
    if right not in ROLE_RIGHTS[Role(office.role)] or office.organisation is None:
        return Q(pk__in=[])
    path = office.organisation.path
    return held & (Q(path__gte=path, path__lt=path + PATH_END) if right in REACHES_BELOW else Q(path=path))


def lies_with(user, right: Right, office: Appointment | None = None) -> Q:
    """Files at these desks; told by key where the right ends at the organisation: to a list of keys an index leads."""
    if right in REACHES_BELOW:
        return Q(desk__in=Organisation.objects.filter(desks_with(user, right, office)))
    grants = grants_of(user)
    paths = grants.paths.get(right, set())
    if office is not None:
        conferred = right in ROLE_RIGHTS[Role(office.role)] and office.organisation
        paths = paths & {office.organisation.path} if conferred else set()
    return Q(desk__in=sorted(grants.keys[path] for path in paths))


RULES["work.together"] = lambda user, obj: any(grants_of(user).holds(right) for right in _ACTING)


def own_desks(user, office: Appointment | None = None) -> list[Organisation]:
    """The organisations for which the user acts; no query for somebody without such an office."""
    if not any(grants_of(user).holds(right) for right in _ACTING):
        return []
    acting = Q(pk__in=[])
    for right in _ACTING:
        acting |= desks_with(user, right, office)
    return list(Organisation.objects.filter(acting).order_by("path"))
