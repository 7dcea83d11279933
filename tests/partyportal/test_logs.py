import logging
import sys

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from partyportal.logs import NoTraceOfRefusals


def logged(error: Exception) -> logging.LogRecord:
    try:
        raise error
    except type(error):
        return logging.LogRecord("django.request", logging.WARNING, "", 1, "x", (), sys.exc_info())


@pytest.mark.parametrize("error, traced", [(PermissionDenied(), False), (ValueError(), True)])
def test_only_a_refusal_is_logged_without_its_traceback(error, traced):
    record = logged(error)
    assert NoTraceOfRefusals().filter(record)
    assert (record.exc_info is not None) is traced


def test_the_filter_is_on_the_logger_of_requests():
    assert settings.LOGGING["loggers"]["django.request"]["filters"] == ["no_trace_of_refusals"]
