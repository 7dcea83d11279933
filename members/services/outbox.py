"""The outbox: mails are written into the database with what they tell of, and sent by the worker afterwards.

A mail is sent at least once: see docs/decisions/0013. Nothing is written while there is no mail server.
"""

import logging
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from members import clock
from members.choices import MailState
from members.models import OutboxMessage, User
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict
from members.services.mail_server import Failure, connected, hand_over, has_mail_server

logger = logging.getLogger(__name__)

#: Whoever has been sending one mail for longer has died: every answer of the server is waited for 30 seconds at most.
LEASE = timedelta(minutes=10)
#: Waiting after each try that failed for now; after the last one the mail is given up.
PAUSES = [timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 720, 1440)]
#: So many leave at a time, so that other work of the worker goes on.
AT_A_TIME = 50


def is_written(key: str) -> bool:
    return OutboxMessage.objects.filter(key=key).exists()


def write_mail(
    *, key: str, recipient: User, subject: str, text: str, not_before: datetime | None = None
) -> bool:
    """Once for each key; inside the caller's transaction. False: written before, or there is nobody to send it to."""
    if not has_mail_server() or not recipient.email or not recipient.is_active:
        return False
    now = clock.now()
    digest = sha256(f"{settings.SECRET_KEY} {key}".encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    _, written = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "message_id": f"<{digest}@{domain}>",
            "recipient": recipient,
            "address": recipient.email,
            "subject": subject,
            "text": text,
            "created_at": now,
            "next_try_at": max(now, not_before or now),
        },
    )
    return written


def send_waiting_mail() -> int:
    """What is due, some at a time; how many the server took. Any number of workers may do this at once."""
    now = clock.now()
    if not has_mail_server() or not _due(now).exists():
        return 0
    try:
        with connected() as connection:
            return _send(connection, now)
    except OSError as unreachable:
        logger.warning("Không nối được với máy chủ thư: %s", type(unreachable).__name__)
        waiting = _due(now).filter(state=MailState.WAITING)
        waiting.update(last_error="Không nối được với máy chủ thư.", next_try_at=now + PAUSES[0])
        return 0


def _send(connection, now: datetime) -> int:
    sent = 0
    for _ in range(AT_A_TIME):
        message = _claim(now)
        if message is None:
            break
        failure = _deliver(connection, message)
        sent += failure is None
        if failure and failure.lost:
            break
    return sent


def _deliver(connection, message: OutboxMessage) -> Failure | None:
    if not message.recipient.is_active:
        failure = Failure("Tài khoản của người nhận đã khóa.", final=True)
    else:
        failure = hand_over(connection, message)
    _settle(message, failure)
    return failure


def _due(now: datetime) -> QuerySet[OutboxMessage]:
    """Waiting for their time, or left behind by a worker that died."""
    waiting = Q(state=MailState.WAITING, next_try_at__lte=now)
    left = Q(state=MailState.SENDING, claimed_at__lt=now - LEASE)
    return OutboxMessage.objects.filter(waiting | left)


def _claim(now: datetime) -> OutboxMessage | None:
    """One mail that from now on nobody else sends. Of one that somebody died over, nobody knows whether it left."""
    while found := _due(now).order_by("next_try_at", "pk").first():
        mine = _due(now).filter(pk=found.pk, tries=found.tries, claimed_at=found.claimed_at)
        taken = mine.update(
            state=MailState.SENDING,
            tries=F("tries") + 1,
            claimed_at=clock.now(),
            uncertain=found.uncertain or found.state == MailState.SENDING,
        )
        if taken:
            return OutboxMessage.objects.select_related("recipient").get(pk=found.pk)
    return None


def _settle(message: OutboxMessage, failure: Failure | None) -> None:
    """Only for whoever still holds the claim: its moment tells."""
    now = clock.now()
    held = OutboxMessage.objects.filter(pk=message.pk, state=MailState.SENDING, claimed_at=message.claimed_at)
    if failure is None:
        held.update(state=MailState.SENT, sent_at=now, text="", last_error="", claimed_at=None)
    elif failure.final or message.tries > len(PAUSES):
        held.update(state=MailState.FAILED, last_error=failure.text, claimed_at=None)
    else:
        pause = PAUSES[message.tries - 1]
        held.update(
            state=MailState.WAITING,
            last_error=failure.text,
            next_try_at=now + pause,
            claimed_at=None,
            uncertain=message.uncertain or failure.lost,
        )


@transaction.atomic
def retry_mail(*, actor, message: OutboxMessage) -> OutboxMessage:
    """At once, with all its tries anew, to the address that the account has now."""
    require(may(actor, "outbox.manage", None))
    again = OutboxMessage.objects.filter(pk=message.pk, state__in=[MailState.WAITING, MailState.FAILED])
    address = message.recipient.email or message.address
    if not again.update(state=MailState.WAITING, tries=0, next_try_at=clock.now(), address=address):
        raise Conflict("Thư này đang được gửi hoặc đã gửi xong.")
    record(actor=actor, action="mail.retry", obj=message)
    message.refresh_from_db()
    return message


def forget_sent_mail(*, before: datetime) -> int:
    """Rows of mails that left before this moment; what waits or failed stays until somebody saw to it. How many."""
    return OutboxMessage.objects.filter(state=MailState.SENT, sent_at__lt=before).delete()[0]
