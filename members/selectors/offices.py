"""The offices that a user holds today, and the one they chose to work in."""

from members.clock import today
from members.models import Appointment, User


def offices_of(user: User) -> list[Appointment]:
    """One query; the longest held first."""
    held = (
        Appointment.objects.current(today())
        .filter(user=user)
        .select_related("organisation", "substitutes__user")
    )
    return list(held.order_by("starts_on", "pk"))


def chosen(offices: list[Appointment], key: object) -> Appointment | None:
    """The office with this key, if it is still held; None stands for all of them."""
    return next((office for office in offices if office.pk == key), None)
