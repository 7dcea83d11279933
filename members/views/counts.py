"""What stands beside a line of the navigation; each subject registers its own."""

from collections.abc import Callable

from django.http import HttpRequest

from members.models import Appointment

Count = Callable[[HttpRequest, Appointment | None], str]
"""In this office, or in all of them."""

COUNTS: dict[str, Count] = {}


def counted(view: str):
    """Registers what counts for the line that leads to this address; "" where there is nothing to count."""

    def register(count: Count) -> Count:
        COUNTS[view] = count
        return count

    return register
