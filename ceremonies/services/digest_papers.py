"""The digest as a PDF, to be taken to a meeting."""

from django.db import transaction
from django.utils import timezone

from ceremonies.documents import render_paper
from ceremonies.documents.forms.digests import DigestFacts, digest_snapshot
from ceremonies.models import Notice
from ceremonies.selectors.calendar_events import Event
from ceremonies.selectors.digest import Digest, digest_of
from ceremonies.selectors.queue_items import Item
from ceremonies.selectors.styles import style_of
from members import clock
from members.permissions import may
from members.selectors.organisations import issuer_for
from members.services.access import require
from members.services.audit import record

#: Longer words are cut on paper.
_LONGEST = 300


@transaction.atomic
def digest_pdf(*, actor) -> bytes:
    """What the page of the digest shows `actor` now; it names people, so the audit is told."""
    require(may(actor, "notices.wish", None))
    digest = digest_of(actor)
    body = issuer_for(actor, None)
    content = render_paper(digest_snapshot(_facts(actor, digest, style_of(body, digest.on) if body else {})))
    record(actor=actor, action="digest.print", obj=actor, late=len(digest.late), soon=len(digest.soon))
    return content


def _facts(actor, digest: Digest, style: dict) -> DigestFacts:
    parts = {
        "Đã quá hạn": digest.late,
        "Hạn cuối là hôm nay": digest.due_today,
        "Sắp đến hạn": digest.soon,
        "Việc khác": digest.open,
    }
    return DigestFacts(
        on=digest.on,
        reader=str(actor),
        made_at=f"{timezone.localtime(clock.now()):%H:%M %d/%m/%Y}",
        work={title: [_work(item) for item in items] for title, items in parts.items()},
        events=[_event(event) for event in digest.events],
        news=[_news(each) for each in digest.unread],
        style=style,
    )


def _work(item: Item) -> tuple[str, str, str]:
    return _cut(item.title), _cut(item.what), _cut(". ".join(item.facts))


def _event(event: Event) -> tuple[str, str, str]:
    starts = event.starts
    when = f"{timezone.localtime(starts):%H:%M %d/%m/%Y}" if event.is_moment else f"{starts:%d/%m/%Y}"
    until = f" – {event.ends:%d/%m/%Y}" if event.ends and event.ends != event.day else ""
    return when + until, _cut(event.title), _cut(", ".join(filter(None, [event.place, *event.names])))


def _news(notice: Notice) -> tuple[str, str]:
    due = f": {notice.due_on:%d/%m/%Y}" if notice.due_on else ""
    return str(notice.candidacy.person), _cut(f"{notice.get_kind_display()}: {notice.label}{due}")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
