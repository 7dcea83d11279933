"""How a view answers when a service could not do what was asked."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from members.services.errors import Conflict
from members.views.sending import attempt

_MOST_DIGITS = 9


def conflict_page(request: HttpRequest, conflict: Conflict, back_url: str) -> HttpResponse:
    context = {
        "message": conflict.message,
        "who": conflict.who,
        "when": conflict.when,
        "back_url": back_url,
    }
    return render(request, "409.html", context, status=HTTPStatus.CONFLICT)


def try_to(form, service, **details):
    """Like `attempt`, and a conflict too is said on the page of the form: what was typed stays."""
    try:
        return attempt(form, service, **details)
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return None


def seen_version(request: HttpRequest) -> int:
    """The version that a button carries; none that is a number: not a button of ours."""
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise PermissionDenied
    return int(text)
