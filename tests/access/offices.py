from datetime import timedelta
from uuid import uuid4

from members.clock import today
from members.models import Appointment
from members.services.substitutes import name_substitute


def _office(world) -> Appointment:
    return Appointment.objects.get(user=world.cast.chi_bo, substitutes=None)


def _substitution(world) -> Appointment:
    there = Appointment.objects.filter(substitutes__isnull=False).first()
    return there or name_substitute(
        actor=world.cast.chi_bo,
        office=_office(world),
        user=world.cast.giup_do,
        starts_on=today() + timedelta(days=1),  # until then it gives no right
        ends_on=today() + timedelta(days=2),
    )


KEYS = {
    "members:substitute_create": lambda world: {"pk": _office(world).pk},
    "members:substitute_end": lambda world: {"pk": _substitution(world).pk},
}
BODIES = {
    "members:substitute_create": lambda world: {
        "form_key": str(uuid4()),
        "user": "giup_do",
        "starts_on": f"{today() + timedelta(days=5):%d/%m/%Y}",
        "ends_on": f"{today() + timedelta(days=9):%d/%m/%Y}",
    },
}
