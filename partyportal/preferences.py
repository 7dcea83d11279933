"""Choices of the device in front of the reader, not of the account: office PCs have several readers."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

LARGE_TYPE_COOKIE = "large_type"
ONE_YEAR = 365 * 24 * 60 * 60  # seconds


@login_not_required
@require_POST
def preferences(request):
    """POST large_type=1 or 0, next=the page to come back to."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        LARGE_TYPE_COOKIE,
        "1" if request.POST.get("large_type") == "1" else "0",
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
