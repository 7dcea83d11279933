from django.conf import settings
from django.db import models
from django.db.models import Q

from members.choices import MailState


class OutboxMessage(models.Model):
    """One mail to one account (thư đi). Written by `members.services.outbox` only.

    `key` names what it is about, so that it is written once; `message_id` is the same at every try, so that a mail that
    arrives twice is recognised. The text is kept only until the mail is sent.
    """

    key = models.CharField(max_length=120, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhận"
    )
    address = models.EmailField("địa chỉ")
    subject = models.CharField("tiêu đề", max_length=150)
    text = models.TextField(blank=True)
    created_at = models.DateTimeField("lúc lập")
    state = models.CharField("tình trạng", max_length=10, choices=MailState, default=MailState.WAITING)
    tries = models.PositiveIntegerField("số lần gửi", default=0)
    next_try_at = models.DateTimeField("gửi lại lúc")
    #: While it is being sent: since when. Whoever has had it for longer than the lease is dead.
    claimed_at = models.DateTimeField(null=True)
    #: A try ended without saying how: the mail may have arrived before.
    uncertain = models.BooleanField("có thể đã đến hai lần", default=False)
    last_error = models.CharField("lỗi gần nhất", max_length=200, blank=True)
    sent_at = models.DateTimeField("lúc gửi", null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "thư đi"
        default_permissions = ()
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="outbox_newest"),
            models.Index(fields=["state", "next_try_at"], name="outbox_to_send"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="outbox_state_known"),
        ]

    def __str__(self):
        return self.subject

    @property
    def can_be_retried(self) -> bool:
        return self.state in (MailState.WAITING, MailState.FAILED)
