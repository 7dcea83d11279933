"""A calendar as programs read it (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry

from ceremonies.selectors.calendar_events import Event

_NAME = "Công tác phát triển đảng viên"
_CEREMONY = timedelta(
    hours=2
)  # how long the portal takes a ceremony to last: nobody writes its end beforehand


def calendar_of(events: Iterable[Event], *, site: str, made_at: datetime) -> bytes:
    """`site`: the address that paths are put behind, without a slash at its end."""
    calendar = Calendar()
    calendar.add("prodid", "-//Party Portal//vi")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME)
    calendar.add("x-wr-timezone", str(timezone.get_default_timezone()))
    for event in events:
        calendar.add_component(_entry(event, site, made_at))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(event: Event, site: str, made_at: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.uid}@party-portal")
    entry.add("dtstamp", made_at)
    entry.add("summary", event.title)
    if isinstance(event.starts, datetime):
        starts = timezone.localtime(event.starts)
        entry.add("dtstart", starts)
        entry.add("dtend", starts + _CEREMONY)
    else:
        entry.add("dtstart", event.starts)
        entry.add("dtend", (event.ends or event.starts) + timedelta(days=1))  # the day after, for whole days
        entry.add("transp", "TRANSPARENT")  # a deadline takes no time of the day
    if event.place:
        entry.add("location", event.place)
    entry.add("description", "\n".join(filter(None, [event.text, site + event.path])))
    entry.add("url", site + event.path)
    entry.add("class", "PRIVATE")
    return entry
