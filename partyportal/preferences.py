"""Choices of the device in front of the reader, not of the account: office PCs have several readers."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

ONE_YEAR = 365 * 24 * 60 * 60  # seconds
#: Cookie and field of the form → its values; the first one is that of a device where nobody chose.
CHOICES = {
    "large_type": ("0", "1"),
    "theme": ("auto", "light", "dark"),
    "shortcuts": ("on", "off"),
}


def chosen(request: HttpRequest) -> dict[str, str]:
    """Every choice; what a cookie says that is no choice counts as none."""
    kept = {name: request.COOKIES.get(name, "") for name in CHOICES}
    return {name: kept[name] if kept[name] in values else values[0] for name, values in CHOICES.items()}


@login_not_required
@require_POST
def preferences(request):
    """POST one or more of CHOICES, next=the page to come back to."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    for name, values in CHOICES.items():
        if name in request.POST:
            value = request.POST[name]
            response.set_cookie(
                name,
                value if value in values else values[0],
                max_age=ONE_YEAR,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
    return response
