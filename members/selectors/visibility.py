"""Why an account sees a person: the other direction of `visible_to(user, Person)`, for the person's own eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from members.choices import Right, Role, Tree
from members.models import (
    Appointment,
    Membership,
    Organisation,
    OrganisationUserObjectPermission,
    Person,
    User,
)
from members.permissions import ROLE_RIGHTS


@dataclass(frozen=True)
class Access:
    account: User
    office: Appointment | None
    why: str


def who_sees(person: Person, on: date) -> list[Access]:
    """Each account and office whose reach covers the person today; three queries."""
    reasons: dict[str, str] = {}
    for path, reason in _bonds(person, on):
        reasons.setdefault(path, reason)
    found = [
        Access(office.user, office, _why(office.organisation, reasons))
        for office in _offices(reasons, on).select_related("user", "organisation")
    ]
    own = User.objects.filter(person=person, is_active=True).first()
    if own:
        found.insert(0, Access(own, None, "Đây là tài khoản của chính người này."))
    return found


def _bonds(person: Person, on: date) -> Iterator[tuple[str, str]]:
    """(path of an organisation, what binds the person to it)"""
    for membership in Membership.objects.current(on).filter(person=person).select_related("organisation"):
        yield membership.organisation.path, f"sinh hoạt tại {membership.organisation}"
    department = person.department
    if department and department.tree == Tree.STAFF:
        yield department.path, f"công tác tại {department}"
        if department.serves:
            served = department.serves
            yield served.path, f"công tác tại {department}, đơn vị do {served} phụ trách"


def _offices(reasons: dict[str, str], on: date):
    """Current offices that may view people here or above, and whose grant exists."""
    above = {path[:end] for path in reasons for end in range(6, len(path) + 1, 6)}
    roles = [role for role, rights in ROLE_RIGHTS.items() if Right.VIEW_PEOPLE in rights]
    grant = OrganisationUserObjectPermission.objects.filter(
        user=OuterRef("user"),
        content_object=OuterRef("organisation"),
        permission__codename=Right.VIEW_PEOPLE,
    )
    reaching = Q(organisation__path__in=above) & Exists(grant)
    return (
        Appointment.objects.current(on)
        .filter(reaching | Q(role=Role.SYSTEM_ADMIN), role__in=roles, user__is_active=True)
        .order_by("organisation__path", "role", "user__full_name", "pk")
    )


def _why(organisation: Organisation | None, reasons: dict[str, str]) -> str:
    if organisation is None:
        return "Quản trị hệ thống xem được danh sách người của mọi tổ chức, không xem được hồ sơ."
    path, reason = next(bond for bond in reasons.items() if bond[0].startswith(organisation.path))
    reach = "" if path == organisation.path else f", trong phạm vi của {organisation}"
    return f"Người này {reason}{reach}."
