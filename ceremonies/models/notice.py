from django.conf import settings
from django.db import models
from django.db.models import Q

from ceremonies.choices import MailNames, MailWish, NoticeKind
from ceremonies.models.candidacy import Candidacy
from members.models import Organisation

#: By the first part of the code of a row in `Due`.
_DEEDS = {"remark": "Viết nhận xét", "letter": "Ghi kết quả", "task": "Ghi kết quả"}


class Notice(models.Model):
    """One thing told to one account, once (thông báo). Written by `ceremonies.services.notices` only.

    `key` is the cause: the deadline with its day and the reminder, the decision, the refusal. Of people it names only
    the file, and who may not see that any more does not see the notice.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False)
    key = models.CharField(max_length=120, editable=False)
    kind = models.CharField("loại", max_length=20, choices=NoticeKind)
    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="notices")
    #: What is to be done, or what happened.
    label = models.TextField("nội dung")
    clause = models.TextField("căn cứ", blank=True)
    #: The code of the row in `Due` and its day then: the reminder stands while that row says so. Empty for news.
    code = models.CharField(max_length=60, blank=True, editable=False)
    due_on = models.DateField("hạn", null=True)
    desk = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="nơi làm", db_index=False
    )
    #: Where it is dealt with, inside the portal.
    path = models.CharField(max_length=200, editable=False)
    at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "thông báo"
        default_permissions = ()
        indexes = [
            models.Index(fields=["user", "-at", "-id"], name="notice_newest"),
            models.Index(fields=["user", "read_at"], name="notice_unread"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="notice_once"),
            models.CheckConstraint(condition=Q(kind__in=NoticeKind.values), name="notice_kind_known"),
        ]

    def __str__(self):
        return self.label

    @property
    def deed(self) -> str:
        """What the button that leads to `path` says."""
        opens_file = self.path == self.candidacy.get_absolute_url()
        return "Mở hồ sơ" if opens_file else _DEEDS.get(self.code.partition("-")[0], "Đọc quyết định")


def three_before() -> list[int]:
    return [7, 3, 1]


def two_after() -> list[int]:
    return [1, 7]


class ReminderDays(models.Model):
    """In working days."""

    days_before = models.JSONField("nhắc trước hạn", default=three_before)
    days_after = models.JSONField("nhắc sau khi quá hạn", default=two_after)
    escalate_after = models.PositiveSmallIntegerField("báo cấp trên khi quá hạn", default=5)

    class Meta:
        abstract = True


class ReminderRules(ReminderDays):
    """When deadlines are recalled, for the whole portal (lịch nhắc việc): one row, its key 1.

    `keep_notices`, `keep_mails`: months after which what was read or sent is forgotten.
    """

    keep_notices = models.PositiveSmallIntegerField("giữ thông báo đã đọc", default=24)
    keep_mails = models.PositiveSmallIntegerField("giữ thư đã gửi", default=12)
    names_in_mail = models.CharField(
        "tên người trong thư", max_length=10, choices=MailNames, default=MailNames.NONE
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "lịch nhắc việc"
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="reminder_rules_one_row")]

    def __str__(self):
        return "Lịch nhắc việc"


class LocalReminders(ReminderDays):
    """When deadlines are recalled at the desk of one organisation and those below it without rules of their own."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức", primary_key=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "lịch nhắc việc riêng"
        default_permissions = ()

    def __str__(self):
        return f"Lịch nhắc việc của {self.organisation}"


class NoticePreference(models.Model):
    """How one account wants to be told beside the screen, and its calendar address (tùy chọn nhận tin).

    Of the secret address only the SHA-256 is kept: it has 256 random bits, so nobody finds it by trying.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference", primary_key=True
    )
    mail = models.CharField("thư điện tử", max_length=10, choices=MailWish, default=MailWish.DAILY)
    feed_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 — unique, and most have none
    feed_made_at = models.DateTimeField("địa chỉ lịch lập lúc", null=True)
    feed_names = models.BooleanField("ghi họ tên trong lịch", default=False)
    #: The last day on which a calendar program asked; the audit says so once a day.
    feed_read_on = models.DateField("lịch được đọc lần cuối", null=True)

    class Meta:
        verbose_name = "tùy chọn nhận tin"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(feed_hash__isnull=True) ^ Q(feed_made_at__isnull=False), name="feed_made_when"
            )
        ]

    def __str__(self):
        return f"Tùy chọn của {self.user}"
