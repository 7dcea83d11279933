"""Pages for what goes wrong beneath the views."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.shortcuts import render
from django.views import defaults

_TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request, exception):
    """More text, boxes or files than one sending may hold is no broken request: say how much it may."""
    if not isinstance(exception, _TOO_LARGE):
        return defaults.bad_request(request, exception)
    context = {
        "most_text": settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1024**2,
        "most_fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    }
    return render(request, "413.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def server_error(request):
    """A database that is busy or away is no fault of the page: say so and ask to try again."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = render(None, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = "10"
        return response
    return defaults.server_error(request)
