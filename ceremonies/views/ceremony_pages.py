"""What all pages of one ceremony share: the row its keeper may change, and a form that is sent to a service."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from ceremonies.models import Ceremony
from members.services.errors import Conflict
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page


def kept_ceremony(request, pk) -> Ceremony:
    ceremony = get_visible_or_404(request, Ceremony, pk, "cell")
    require_may(request, "ceremony.keep", ceremony)
    return ceremony


def send(request, form, service, *, details: dict, done: str, back, **page):
    """The service's answer leads `back`; a refusal or a conflict is said above what was typed."""
    status = None
    try:
        if attempt(form, service, actor=request.user, **details) is not None:
            messages.success(request, done)
            return redirect(back)
    except Conflict as conflict:
        form.add_error(None, in_words(conflict))
        status = HTTPStatus.CONFLICT
    answer = form_page(request, form, **page)
    answer.status_code = status or answer.status_code
    return answer


def in_words(conflict: Conflict) -> str:
    if not conflict.who:
        return conflict.message
    when = f" lúc {timezone.localtime(conflict.when):%H:%M ngày %d/%m/%Y}" if conflict.when else ""
    return f"{conflict.message} Người ghi: {conflict.who}{when}."
