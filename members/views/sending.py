"""A form is sent: once, to a service; what the service refuses is said on the same page, typed text kept."""

from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.core.cache import cache
from django.db import IntegrityError
from django.shortcuts import redirect, render

from members.services.errors import Refused

REMEMBERED = 24 * 60 * 60  # seconds


def once(view):
    """Of two equal sendings of an `OnceForm` only the first is carried out; the second is led to its result."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        key = _form_key(request)
        if key is None:
            return view(request, *args, **kwargs)
        name = f"sent:{request.user.pk}:{key}"
        if not cache.add(name, request.path, REMEMBERED):
            return redirect(cache.get(name, request.path))
        response = None
        try:
            response = view(request, *args, **kwargs)
        finally:
            if response is not None and response.status_code == HTTPStatus.FOUND:
                cache.set(name, response.url, REMEMBERED)
            else:
                cache.delete(name)
        return response

    return wrapper


def _form_key(request) -> UUID | None:
    """None for a page that is only read, and for a key that the form will refuse."""
    try:
        return UUID(request.POST.get("form_key", ""))
    except ValueError:
        return None


def attempt(form, service, **details):
    """What the service answers; None when it refused, and the form then says why."""
    try:
        return service(**details)
    except Refused as refused:
        form.add_error(None, refused.message)
    except IntegrityError:
        form.add_error(None, "Thông tin này trùng hoặc không khớp với thông tin vừa được người khác ghi.")
    return None


def form_page(request, form, *, template="members/form.html", **context):
    """The page of a form: `heading`, `submit`, `back_url`, `back_label`, optionally `lead` and `note`."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, template, {"form": form, **context}, status=status)
