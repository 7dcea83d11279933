"""A real mail server on loopback that keeps what it takes, and backends of a worker that dies over a mail."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from django.core.mail.backends.smtp import EmailBackend


class Post:
    """`refusals`: the answers to the next recipients, in their order; then everything is taken."""

    def __init__(self):
        self.mails: list[EmailMessage] = []
        self.refusals: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class _AnyPort(Controller):
    """On a port that the system chose; the controller itself would ask port 0 whether somebody listens."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(settings) -> Iterator[Post]:
    """The port is chosen by the system; the settings lead to it."""
    post = Post()
    controller = _AnyPort(post, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = False
    settings.DEFAULT_FROM_EMAIL = "Cổng thông tin <portal@dang-uy.example>"
    try:
        yield post
    finally:
        controller.stop()


class DiesAfterSending(EmailBackend):
    """The server has taken the mail; the worker does not live to write it down."""

    def send_messages(self, email_messages):
        super().send_messages(email_messages)
        os.kill(os.getpid(), signal.SIGKILL)


class DiesBeforeSending(EmailBackend):
    def send_messages(self, email_messages):
        os.kill(os.getpid(), signal.SIGKILL)
