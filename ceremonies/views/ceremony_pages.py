"""What all pages of one ceremony share: the row its keeper may change, and a form that is sent to a service."""

from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import redirect

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
        form.add_error(None, conflict.in_words)
        status = HTTPStatus.CONFLICT
    answer = form_page(request, form, **page)
    answer.status_code = status or answer.status_code
    return answer
