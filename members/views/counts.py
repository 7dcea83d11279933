"""What stands beside a line of the navigation; each subject registers its own."""

from collections.abc import Callable

from django.http import HttpRequest

Count = Callable[[HttpRequest], str]
COUNTS: dict[str, Count] = {}


def counted(view: str):
    """Registers what counts for the line that leads to this address; "" where there is nothing to count."""

    def register(count: Count) -> Count:
        COUNTS[view] = count
        return count

    return register
