"""Who holds the office at a desk today, substitutes included: whom a reminder goes to."""

from collections import defaultdict
from collections.abc import Collection

from members.choices import Right
from members.clock import today
from members.models import Appointment, User
from members.permissions import ROLE_RIGHTS


def holders(organisations: Collection[int], right: Right = Right.KEEP_CANDIDACY) -> dict[int, list[User]]:
    """By organisation; active accounts appointed there to a role that confers the right. One query.

    Whether the account may see a file is asked of `visible_to` besides.
    """
    roles = [role for role, rights in ROLE_RIGHTS.items() if right in rights]
    held = Appointment.objects.current(today()).filter(
        organisation__in=organisations, role__in=roles, user__is_active=True
    )
    found: dict[int, dict[int, User]] = defaultdict(dict)
    for appointment in held.select_related("user").order_by("pk"):
        found[appointment.organisation_id][appointment.user_id] = appointment.user
    return {organisation: list(users.values()) for organisation, users in found.items()}
