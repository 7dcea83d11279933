"""The calendar of an account: its secret address, and what a calendar program gets there without signing in."""

from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_POST, require_safe

from ceremonies.forms.notices import FeedForm
from ceremonies.models import NoticePreference
from ceremonies.resources.calendar import calendar_of
from ceremonies.selectors.calendar_feeds import events_of, feed_with
from ceremonies.services.calendar_feeds import make_feed, note_reading, revoke_feed
from members import clock
from members.clock import today

_WINDOW = 15 * 60  # seconds
_REMEMBERED = 30 * 24 * 3600  # seconds
#: Within the window: readings of one address; guesses from one machine.
_MOST_READINGS, _MOST_GUESSES = 60, 30
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)  # so that the hash is one of what it says
_HEADERS = {
    "Cache-Control": "no-cache, private",  # kept by the program that asks, and asked about each time
    "Content-Disposition": 'inline; filename="lich.ics"',
    "X-Robots-Tag": "noindex",
}


@require_POST
def calendar_make(request):
    """The address is shown in this answer alone: no message, session or cache keeps it."""
    form = FeedForm(request.POST)
    form.is_valid()
    token = make_feed(actor=request.user, with_names=form.cleaned_data["with_names"])
    url = request.build_absolute_uri(reverse("ceremonies:calendar_feed", args=[token]))
    return render(request, "ceremonies/calendar_made.html", {"url": url}, status=HTTPStatus.CREATED)


@require_POST
def calendar_revoke(request):
    revoke_feed(actor=request.user)
    messages.success(
        request, "Đã thu hồi địa chỉ lịch. Các chương trình đang dùng địa chỉ ấy không đọc được nữa."
    )
    return redirect("ceremonies:notice_wishes")


@login_not_required
@require_safe
def calendar_feed(request, token):
    """Whoever knows the address reads it; guessing is counted by the caller's address, reading by the token."""
    feed = feed_with(token)
    guesser = get_adapter().get_client_ip(request)
    if _is_too_often(
        f"feed:{feed.pk}" if feed else f"feed-guess:{guesser}", _MOST_READINGS if feed else _MOST_GUESSES
    ):
        return respond_429(request)
    if feed is None:
        raise Http404
    feed.user.grants_cache = {}
    note_reading(feed)
    site = request.build_absolute_uri("/").rstrip("/")
    events = events_of(feed, today())
    tag = sha256(calendar_of(events, site=site, made_at=_ANY_TIME)).hexdigest()
    changed_at = _since_when(feed, tag)
    content = calendar_of(events, site=site, made_at=changed_at)
    headers = _HEADERS | {"ETag": f'"{tag}"', "Last-Modified": http_date(changed_at.timestamp())}
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, f'"{tag}"', int(changed_at.timestamp()), answer)


def _since_when(feed: NoticePreference, tag: str) -> datetime:
    """Since when the calendar says this, as far as the cache remembers."""
    name = f"feed-since:{feed.pk}"
    known = cache.get(name)
    if known is None or known[0] != tag:
        known = (tag, clock.now().replace(microsecond=0))
        cache.set(name, known, _REMEMBERED)
    return known[1]


def _is_too_often(name: str, most: int) -> bool:
    """Counts this time; the window begins with the first."""
    if cache.add(name, 1, _WINDOW):
        return False
    try:
        return cache.incr(name) > most
    except ValueError:  # the window has just ended
        return False
