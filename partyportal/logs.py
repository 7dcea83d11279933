import logging
import re

from django.core.exceptions import PermissionDenied


class NoTraceOfRefusals(logging.Filter):
    """A refused page is ordinary: one line in the log, without its traceback."""

    def filter(self, record):
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True


class NoSecretAddresses(logging.Filter):
    """The address of a calendar is its key."""

    _SECRET = re.compile(r"(/lich/)[^/\s]+(\.ics)")

    def filter(self, record):
        if "/lich/" in f"{record.msg} {record.args}":
            record.msg, record.args = self._SECRET.sub(r"\1…\2", record.getMessage()), ()
        return True
