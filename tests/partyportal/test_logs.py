import logging
import sys

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied

from partyportal.logs import NoSecretAddresses, NoTraceOfRefusals


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


def test_the_secret_of_a_calendar_stands_in_no_log():
    record = logging.LogRecord(
        "x", logging.WARNING, "", 1, "%s: %s", ("Not Found", "/lich/bi-mat_1.ics"), None
    )
    assert NoSecretAddresses().filter(record)
    assert record.getMessage() == "Not Found: /lich/….ics"
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["no_secret_addresses"]
