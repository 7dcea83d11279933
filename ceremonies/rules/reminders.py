"""Which reminder of a deadline is due on a day. In working days."""

from collections.abc import Sequence


def reminder(left: int, before: Sequence[int], after: Sequence[int]) -> int | None:
    """The last one reached: -3 is the reminder three days before, 7 the one a week after; None before the first.

    `left`: working days until the deadline, negative once it has passed. Only one at a time: whoever was not reminded
    for a week because the machine was off is told how it stands, not three times how it stood.
    """
    if left >= 0:
        reached = [days for days in before if left <= days]
        return -min(reached) if reached else None
    passed = [days for days in after if days <= -left]
    return max(passed) if passed else None
