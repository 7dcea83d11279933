"""What one account has to do, by urgency, on one page: for the screen, the printed sheet and the mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ceremonies.choices import DueKind, NoticeKind
from ceremonies.models import Due, Notice
from ceremonies.permissions.work import own_desks
from ceremonies.selectors.calendar_events import Event, meetings_of
from ceremonies.selectors.notices import notices
from ceremonies.selectors.queue import MOST, due_rows

#: Days of the calendar after today that the digest looks ahead.
AHEAD = 7
#: So many notices; whoever has more reads the list.
_MOST_NOTICES = 100


@dataclass(frozen=True)
class Digest:
    """`late`, `due_today`, `soon`: what is to be done; `unread`: what else was told; `events`: where to be."""

    on: date
    late: Sequence[Due]
    due_today: Sequence[Due]
    soon: Sequence[Due]
    unread: Sequence[Notice]
    events: Sequence[Event]
    #: There are more late or due ones than these.
    more: bool = False

    @property
    def asks_something(self) -> bool:
        return bool(self.late or self.due_today or self.soon or self.unread)


def nameless(row: Due) -> str:
    """What is to be done, for where no person may be named: a letter or a task may name one in its label."""
    return row.get_kind_display() if row.kind in (DueKind.LETTER, DueKind.TASK) else row.label


def digest_of(user, on: date) -> Digest:
    """What the home page has, in all offices of the account; a constant number of queries."""
    last = on + timedelta(days=AHEAD)
    rows = due_rows(user, None, own_desks(user), last)
    told = notices(user, unread=True).filter(kind__in=[NoticeKind.NEWS, NoticeKind.BELOW])
    return Digest(
        on=on,
        late=[row for row in rows[:MOST] if row.due < on],
        due_today=[row for row in rows[:MOST] if row.due == on],
        soon=[row for row in rows[:MOST] if row.due > on],
        more=len(rows) > MOST,
        unread=list(told.order_by("-at", "-pk")[:_MOST_NOTICES]),
        events=meetings_of(user, on, last),
    )
