"""Headers of every answer, the end of idle sessions, and errors a person can understand."""

import logging
import time
from http import HTTPStatus

from django.conf import settings
from django.contrib import auth
from django.db import OperationalError
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

logger = logging.getLogger(__name__)

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class ResponseHeaders:
    """Isolation headers everywhere; nothing that a signed-in person saw stays in a cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = (
            self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)
        )
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            add_never_cache_headers(response)
            response.headers["Cache-Control"] = "no-store, private"
        return response


class SessionLimits:
    """Ends a session after 30 idle minutes and, whatever happens, after a working day."""

    STARTED, SEEN = "_started", "_seen"
    RECORD_EVERY = 60  # seconds: one write a minute, not one a request

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now, session = int(time.time()), request.session
            started, seen = session.setdefault(self.STARTED, now), session.get(self.SEEN, now)
            if now - started > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
                auth.logout(request)
            elif self.SEEN not in session or now - seen >= self.RECORD_EVERY:
                session[self.SEEN] = now
        return self.get_response(request)


class FriendlyErrors:
    """A database that is busy or away is no fault of the page: say so and ask to try again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError):
            logger.exception("database unavailable")
            response = render(request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
            response.headers["Retry-After"] = "10"
            return response
        return None
