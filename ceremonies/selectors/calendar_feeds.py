"""What a calendar program gets for an address: deadlines as whole days, then ceremonies, meetings, classes."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from ceremonies.models import Due, NoticePreference
from ceremonies.selectors.calendar_events import Event, meetings_of
from ceremonies.selectors.digest import nameless, own_dues

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
    dues = own_dues(user).filter(due__gte=first, due__lte=last).order_by("due", "pk")[:_MOST]
    found = [_due(row, with_names=feed.feed_names) for row in dues] + meetings_of(user, first, last)
    return [_named(event) if feed.feed_names else replace(event, names=()) for event in found]


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
