"""What a calendar program gets for an address: deadlines as whole days, then ceremonies, meetings, classes."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from django.db.models import Q, QuerySet

from ceremonies.choices import DueKind
from ceremonies.models import Due, NoticePreference
from ceremonies.permissions.work import own_desks
from ceremonies.selectors.calendar_events import Event, meetings_of
from ceremonies.selectors.digest import nameless
from members.permissions import visible_to

#: Days before and after today.
_BACK, _AHEAD = 60, 400
_MOST = 500


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def feed_with(token: str) -> NoticePreference | None:
    """The feed whose address this is, of an account that may sign in."""
    feeds = NoticePreference.objects.filter(feed_hash=hash_of(token), user__is_active=True)
    return feeds.select_related("user").first()


def events_of(feed: NoticePreference, on: date) -> list[Event]:
    """Names only if the account chose so."""
    user, first, last = feed.user, on - timedelta(days=_BACK), on + timedelta(days=_AHEAD)
    found = [_due(row, with_names=feed.feed_names) for row in _own_dues(user, first, last)]
    found += meetings_of(user, first, last)
    return [_named(event) if feed.feed_names else replace(event, names=()) for event in found]


def _own_dues(user, first: date, last: date) -> QuerySet[Due]:
    """At the desks where the account holds an office today, and the remarks it owes as a helper."""
    desks = Q(desk__in=own_desks(user)) & ~Q(kind=DueKind.REMARK)
    helped = Q(helper=user.person_id) if user.person_id else Q(pk__in=[])
    found = visible_to(user, Due).filter(desks | helped, due__gte=first, due__lte=last)
    return found.select_related("candidacy__person", "desk").order_by("due", "pk")[:_MOST]


def _due(row: Due, *, with_names: bool) -> Event:
    what = row.label if with_names else nameless(row)
    return Event(
        uid=f"due-{row.candidacy_id}-{row.code}",
        title=f"Hạn: {what}" + (f" – {row.desk}" if row.desk else ""),
        starts=row.due,
        path=row.candidacy.get_absolute_url(),
        text=row.clause,
        names=(str(row.candidacy.person),),
    )


def _named(event: Event) -> Event:
    title = ": ".join((event.title, ", ".join(event.names))) if event.names else event.title
    return replace(event, title=title)
