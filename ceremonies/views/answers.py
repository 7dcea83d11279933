"""How a view answers when a service could not do what was asked."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from members.services.errors import Conflict
from members.views.sending import attempt


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
