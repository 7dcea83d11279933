"""One connection to the mail server, and what its refusals mean for a mail."""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from members.models import OutboxMessage

_PERMANENT = 500  # replies of SMTP from here on: trying again is no use (RFC 5321 §4.2.1)

_AGAIN = (
    "Thư này được gửi lại vì lần gửi trước bị ngắt giữa chừng. "
    "Nếu đồng chí đã nhận một thư giống thế này thì không phải làm gì thêm.\n\n"
)


@dataclass(frozen=True)
class Failure:
    """Why a mail did not leave, without what the server wrote: that may name people.

    `final`: the server will never take it. `lost`: the connection is of no more use.
    """

    text: str
    final: bool = False
    lost: bool = False


def has_mail_server() -> bool:
    return bool(settings.EMAIL_HOST)


@contextmanager
def connected() -> Iterator[BaseEmailBackend]:
    """Raises OSError (of which SMTPException is one kind) when the server cannot be reached or does not let us in."""
    connection = get_connection()
    connection.open()
    try:
        yield connection
    finally:
        try:
            connection.close()
        except OSError:  # it has hung up already; whatever it took was answered before
            connection.connection = None


def hand_over(connection: BaseEmailBackend, message: OutboxMessage) -> Failure | None:
    """None once the server has taken the mail."""
    try:
        _as_mail(connection, message).send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        return Failure(f"Máy chủ thư không nhận địa chỉ này (mã {code}).", final=code >= _PERMANENT)
    except smtplib.SMTPServerDisconnected:
        return Failure("Máy chủ thư ngắt kết nối giữa chừng.", lost=True)
    except smtplib.SMTPResponseException as refused:
        code = refused.smtp_code
        return Failure(f"Máy chủ thư từ chối thư này (mã {code}).", final=code >= _PERMANENT)
    except OSError:
        return Failure("Mất kết nối với máy chủ thư.", lost=True)
    return None


def _as_mail(connection: BaseEmailBackend, message: OutboxMessage) -> EmailMessage:
    """Equal at every try, but for the line that says it is sent again."""
    return EmailMessage(
        subject=message.subject,
        body=(_AGAIN if message.uncertain else "") + message.text,
        to=[message.address],
        connection=connection,
        headers={
            "Message-ID": message.message_id,
            "Date": format_datetime(timezone.localtime(message.created_at)),
            "Auto-Submitted": "auto-generated",
        },
    )
