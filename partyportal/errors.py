"""Pages for what goes wrong beneath the views."""

import sys
from http import HTTPStatus

from django.db import OperationalError
from django.shortcuts import render
from django.views import defaults


def server_error(request):
    """A database that is busy or away is no fault of the page: say so and ask to try again."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = render(None, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = "10"
        return response
    return defaults.server_error(request)
