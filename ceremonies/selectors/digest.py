"""What one account has to do, by urgency, on one page: for the screen, the printed sheet and the mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from ceremonies.choices import DueKind
from ceremonies.models import Due, Notice
from ceremonies.selectors.calendar_events import Event, meetings_of
from ceremonies.selectors.notices import notices
from members.choices import Right
from members.permissions import organisations_with, visible_to

#: Days of the calendar after today that the digest looks ahead.
AHEAD = 7
#: So many lines of each sort; whoever has more reads the lists.
MOST = 200


@dataclass(frozen=True)
class Digest:
    """`late`, `due_today`, `soon`: what is to be done; `unread`: notices; `events`: where to be in the next days."""

    on: date
    late: Sequence[Due]
    due_today: Sequence[Due]
    soon: Sequence[Due]
    unread: Sequence[Notice]
    events: Sequence[Event]

    @property
    def asks_something(self) -> bool:
        return bool(self.late or self.due_today or self.soon or self.unread)


def own_dues(user) -> QuerySet[Due]:
    """What lies at the desks where the account holds an office today, and the remarks it owes as a helper."""
    desks = Q(desk__in=organisations_with(user, Right.KEEP_CANDIDACY)) & ~Q(kind=DueKind.REMARK)
    helped = Q(helper=user.person_id) if user.person_id else Q(pk__in=[])
    return visible_to(user, Due).filter(desks | helped).select_related("candidacy__person", "desk")


def nameless(row: Due) -> str:
    """What is to be done, for where no person may be named: a letter or a task may name one in its label."""
    return row.get_kind_display() if row.kind in (DueKind.LETTER, DueKind.TASK) else row.label


def digest_of(user, on: date) -> Digest:
    """A constant number of queries."""
    last = on + timedelta(days=AHEAD)
    due = own_dues(user).order_by("due", "candidacy__person__sort_key", "pk")
    coming = list(due.filter(due__gte=on, due__lte=last)[:MOST])
    return Digest(
        on=on,
        late=list(due.filter(due__lt=on)[:MOST]),
        due_today=[row for row in coming if row.due == on],
        soon=[row for row in coming if row.due > on],
        unread=list(notices(user, unread=True).order_by("-at", "-pk")[:MOST]),
        events=meetings_of(user, on, last),
    )
