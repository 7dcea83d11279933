import logging

from django.core.exceptions import PermissionDenied


class NoTraceOfRefusals(logging.Filter):
    """A refused page is ordinary: one line in the log, without its traceback."""

    def filter(self, record):
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True
