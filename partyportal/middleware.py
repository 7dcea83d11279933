"""Headers of every answer, the end of idle sessions, the first password, pages for conflicts and buttons."""

import time
from http import HTTPStatus

from django.conf import settings
from django.contrib import auth
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from members.services.errors import Conflict, Refused

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class ResponseHeaders:
    """Isolation headers on every answer, static files included; no method but those the pages use."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        allowed = request.method in METHODS
        response = self.get_response(request) if allowed else HttpResponseNotAllowed(METHODS)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class SessionLimits:
    """Ends a session after 30 idle minutes and, whatever happens, after a working day.

    What a signed-in person saw stays in no cache.
    """

    STARTED, SEEN = "_started", "_seen"
    RECORD_EVERY = 5 * 60  # seconds: reading pages must not write to the database at every click

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and self._is_over(request.session):
            auth.logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            self._record(request.session)
            response.headers["Cache-Control"] = "no-store, private"
        return response

    def _is_over(self, session) -> bool:
        now = int(time.time())
        started, seen = session.get(self.STARTED, now), session.get(self.SEEN, now)
        return now - started > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS

    def _record(self, session):
        now = int(time.time())
        if self.STARTED not in session:
            session[self.STARTED] = now
        if now - session.get(self.SEEN, 0) >= self.RECORD_EVERY:
            session[self.SEEN] = now


class FirstPassword:
    """Whoever signs in with a password that an administrator gave out chooses another one first."""

    OPEN_TO_ALL = {"account_change_password", "account_logout", "preferences", "live", "ready"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        waiting = request.user.is_authenticated and request.user.must_change_password
        if waiting and request.resolver_match.view_name not in self.OPEN_TO_ALL:
            return redirect("account_change_password")
        return None


class ButtonPage:
    """Who opens an address that only a button may send to, as after signing in again, reads what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not request.user.is_authenticated:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page


class ConflictPage:
    """A service found the step already done, out of order or against the rules; nothing was written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        context = {"back_url": _came_from(request)}
        if isinstance(exception, Conflict):
            context |= {"message": exception.message, "who": exception.who, "when": exception.when}
        elif isinstance(exception, Refused):
            context |= {"title": "Chưa làm được việc này", "message": exception.message}
        else:
            return None
        return render(request, "409.html", context, status=HTTPStatus.CONFLICT)


def _came_from(request) -> str:
    """The page of ours that sent the form: shown again, it tells how things stand now."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if ours else "/"
