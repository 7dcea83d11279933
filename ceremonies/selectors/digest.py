"""What one account has to do and where it is expected, on one page: for the screen, the printed sheet and the mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ceremonies.choices import DueKind, NoticeKind
from ceremonies.models import Due, Notice
from ceremonies.permissions.work import own_desks
from ceremonies.selectors.calendar_events import Event, meetings_of
from ceremonies.selectors.notices import notices
from ceremonies.selectors.queue import due_rows, end_of_next_week, queue_of
from ceremonies.selectors.queue_items import Item
from members.clock import today

#: Days after today that the digest looks ahead for meetings.
AHEAD = 7
#: So many notices; whoever has more reads the list.
_MOST_NOTICES = 100


@dataclass(frozen=True)
class Digest:
    """`late`, `due_today`, `soon`, `open`: what is to be done, as on the home page, in all offices of the account.

    `unread`: what else it was told, `events`: where to be. `more`: there are more late or due things than these.
    """

    on: date
    late: Sequence[Item]
    due_today: Sequence[Item]
    soon: Sequence[Item]
    open: Sequence[Item]
    unread: Sequence[Notice]
    events: Sequence[Event]
    more: bool

    @property
    def asks_something(self) -> bool:
        return bool(self.late or self.due_today or self.soon or self.unread)


def digest_of(user) -> Digest:
    """Of today; a constant number of queries."""
    on = today()
    queue = queue_of(user, None, own_desks(user))
    told = notices(user, unread=True).filter(kind__in=[NoticeKind.NEWS, NoticeKind.BELOW])
    return Digest(
        on=on,
        late=queue.late,
        due_today=[item for item in queue.soon if item.due == on],
        soon=[item for item in queue.soon if item.due != on],
        open=queue.open,
        unread=list(told.order_by("-at", "-pk")[:_MOST_NOTICES]),
        events=meetings_of(user, on, on + timedelta(days=AHEAD)),
        more=queue.more,
    )


def due_lines(user) -> list[Due]:
    """The deadlines among them, for a mail that tells each."""
    return due_rows(user, None, own_desks(user), end_of_next_week(today()))


def nameless(row: Due) -> str:
    """What is to be done, for where no person may be named: a letter or a task may name one in its label."""
    return row.get_kind_display() if row.kind in (DueKind.LETTER, DueKind.TASK) else row.label
