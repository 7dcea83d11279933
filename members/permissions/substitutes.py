"""Who names a substitute: the holder of the office, and whoever keeps the appointments."""

from members.clock import today
from members.models import Appointment
from members.permissions.acts import RULES, rule
from members.permissions.grants import grants_of

RULES["substitutes.list"] = lambda user, obj: any(grants_of(user).paths.values())


@rule("substitute.name")
def _may_name(user, office: Appointment):
    """For an office of one's own only: a substitute names nobody, and the system administrator has none."""
    if office.organisation_id is None or office.substitutes_id or not office.is_current(today()):
        return False
    return office.user_id == user.pk or RULES["appointment.manage"](user, None)


@rule("substitute.end")
def _may_end(user, substitution: Appointment):
    office = substitution.substitutes
    return office is not None and (office.user_id == user.pk or RULES["appointment.manage"](user, None))
