"""The secret address of an account's calendar: made, shown once, made anew, taken back."""

import secrets

from django.db import transaction

from ceremonies.models import NoticePreference
from ceremonies.selectors.calendar_feeds import hash_of
from members import clock
from members.clock import today
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict


@transaction.atomic
def make_feed(*, actor, with_names: bool) -> str:
    """The token, told this once; an earlier address ends."""
    require(may(actor, "notices.wish", None))
    token = secrets.token_urlsafe(32)
    values = {"feed_hash": hash_of(token), "feed_made_at": clock.now(), "feed_names": with_names}
    NoticePreference.objects.update_or_create(user=actor, defaults=values)
    record(actor=actor, action="calendar.create", obj=actor, names=with_names)
    return token


@transaction.atomic
def revoke_feed(*, actor) -> None:
    require(may(actor, "notices.wish", None))
    feeds = NoticePreference.objects.filter(user=actor, feed_hash__isnull=False)
    if not feeds.exists():
        raise Conflict("Địa chỉ lịch đã được thu hồi.")
    feeds.update(feed_hash=None, feed_made_at=None, feed_names=False, feed_read_on=None)
    record(actor=actor, action="calendar.revoke", obj=actor)


@transaction.atomic
def note_reading(feed: NoticePreference) -> None:
    """Programs ask every hour: the audit is told once a day."""
    days = NoticePreference.objects.filter(pk=feed.pk, feed_hash=feed.feed_hash)
    if feed.feed_read_on != today() and days.exclude(feed_read_on=today()).update(feed_read_on=today()):
        record(actor=feed.user, action="calendar.read", obj=feed.user, names=feed.feed_names)
