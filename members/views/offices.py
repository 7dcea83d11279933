"""In which of their offices somebody works just now: it narrows the queue and gives no right."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from members.models import Appointment
from members.selectors.offices import chosen, offices_of

_KEY = "office"


def offices_held(request) -> list[Appointment]:
    """Read once a request."""
    if not hasattr(request, "offices_held"):
        request.offices_held = offices_of(request.user)
    return request.offices_held


def acting_office(request) -> Appointment | None:
    """None: all offices at once."""
    key = request.session.get(_KEY)
    return chosen(offices_held(request), key) if key else None


@require_POST
def office_choose(request):
    """`office`: the key of an office held today; anything else means all of them."""
    typed = request.POST.get("office", "")
    office = chosen(offices_held(request), int(typed)) if typed.isascii() and typed.isdecimal() else None
    if office:
        request.session[_KEY] = office.pk
    else:
        request.session.pop(_KEY, None)
    return redirect("/")
