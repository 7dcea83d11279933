"""An office-holder who is away is stood in for, from a day to a day (người thay khi vắng)."""

from datetime import date, timedelta

from django.db import transaction

from members.clock import today
from members.models import Appointment, User
from members.permissions import may
from members.selectors.substitutes import eligible
from members.services.access import require
from members.services.appointments import cut_short, sync_grants, write_appointment
from members.services.errors import Conflict, Refused

_OVER = "Việc thay này đã kết thúc."
#: Who is away for longer has left the office; a year typed wrongly must not give it away for good.
_LONGEST = timedelta(days=366)


@transaction.atomic
def name_substitute(*, actor, office: Appointment, user: User, starts_on: date, ends_on: date) -> Appointment:
    """The substitute holds the same office beside the holder, with a mark; the rights end by themselves."""
    office = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("organisation", "user")
        .get(pk=office.pk)
    )
    require(may(actor, "substitute.name", office))
    _refuse_days(office, starts_on, ends_on)
    if user == actor:
        raise Refused("Không ai được tự cử mình làm người thay.")
    if not eligible(office, today()).filter(pk=user.pk).exists():
        raise Refused(
            f"{user} không thuộc {office.organisation} hoặc cấp dưới, nên không thay ở chức vụ này được."
        )
    taken = office.substitutions.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if taken:
        raise Refused(
            f"{taken.user} đã thay ở chức vụ này từ {taken.starts_on:%d/%m/%Y} đến {taken.ends_on:%d/%m/%Y}."
        )
    substitution = Appointment(
        user=user,
        role=office.role,
        organisation=office.organisation,
        starts_on=starts_on,
        ends_on=ends_on,
        substitutes=office,
    )
    return write_appointment(actor=actor, appointment=substitution)


def _refuse_days(office: Appointment, starts_on: date, ends_on: date) -> None:
    if starts_on < today():
        raise Refused("Ngày bắt đầu thay không được ở trong quá khứ.")
    if ends_on < starts_on:
        raise Refused("Ngày cuối cùng thay không được trước ngày bắt đầu.")
    if ends_on - starts_on > _LONGEST:
        raise Refused(
            "Cử người thay nhiều nhất một năm; vắng lâu hơn thì đề nghị quản trị hệ thống phân công lại."
        )
    if office.ends_on and ends_on > office.ends_on:
        raise Refused(f"Chức vụ này kết thúc ngày {office.ends_on:%d/%m/%Y}, không cử người thay lâu hơn.")


@transaction.atomic
def end_substitution(*, actor, substitution: Appointment) -> None:
    """The holder is back: the rights are gone at once. What never began is taken away."""
    current = Appointment.objects.select_for_update(of=("self",)).filter(pk=substitution.pk).first()
    if current is None:
        raise Conflict(_OVER)
    require(may(actor, "substitute.end", current))
    if current.ends_on < today():
        raise Conflict(_OVER)
    user = current.user_id
    cut_short(actor=actor, substitution=current, last_day=today() - timedelta(days=1))
    sync_grants(users=[user])
