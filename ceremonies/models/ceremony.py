from django.db import models
from django.db.models import Q
from django.urls import reverse

from ceremonies.choices import CeremonyPart, CeremonyState
from ceremonies.models.candidacy import Candidacy
from ceremonies.models.decision import Decision
from members.models import Organisation, Person, StoredFile


class Ceremony(models.Model):
    """One ceremony in which one or several people are admitted, one after the other (lễ kết nạp; 06-HD/TW §3.8)."""

    cell = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="chi bộ")
    state = models.CharField(
        "trạng thái", max_length=20, choices=CeremonyState, default=CeremonyState.PLANNED
    )
    starts_at = models.DateTimeField("thời gian")
    place = models.CharField("địa điểm", max_length=200)
    host = models.CharField("người chủ trì", max_length=100)
    host_office = models.CharField("chức vụ của người chủ trì", max_length=100, blank=True)
    secretary = models.CharField("người ghi biên bản", max_length=100)
    oath = models.TextField("lời tuyên thệ", max_length=4000, blank=True)
    official_present = models.PositiveIntegerField("đảng viên chính thức có mặt", null=True, blank=True)
    probationary_present = models.PositiveIntegerField("đảng viên dự bị có mặt", null=True, blank=True)
    ended_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    speech = models.TextField("phát biểu của cấp trên", max_length=4000, blank=True)
    #: What the committee above agreed to when the days of the policy had passed (294-QĐ/TW §4.1).
    late_consent = models.CharField("văn bản đồng ý tổ chức quá thời hạn", max_length=200, blank=True)
    report = models.TextField("báo cáo", max_length=8000, blank=True)
    news = models.TextField("bản tin", max_length=8000, blank=True)
    news_author = models.CharField("tác giả bản tin", max_length=100, blank=True)
    #: From then on report, news and pictures stay as they are.
    reported_on = models.DateField("ngày gửi báo cáo", null=True, blank=True)
    cancelled_reason = models.CharField("lý do hủy", max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = "lễ kết nạp"
        default_permissions = ()
        indexes = [models.Index(fields=["cell", "-starts_at", "-id"], name="ceremony_cell")]

    def __str__(self):
        return f"Lễ kết nạp đảng viên – {self.cell}"

    def get_absolute_url(self):
        return reverse("ceremonies:ceremony_detail", args=[self.pk])

    def get_part_url(self, part: CeremonyPart) -> str:
        return f"{self.get_absolute_url()}?phan={part}"


class Admission(models.Model):
    """One person's place in a ceremony: order, helper from that day on, and whether it took place."""

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="admissions")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="admissions")
    position = models.PositiveSmallIntegerField(default=1)
    helper = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đảng viên giúp đỡ"
    )
    held = models.BooleanField(default=False)
    #: What was read out and handed over there.
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="admissions")
    #: Left out when the ceremony was held or cancelled; then another ceremony may take the person.
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["ceremony", "position", "pk"]
        verbose_name = "người được kết nạp"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["ceremony", "candidacy"], name="admission_once"),
            models.UniqueConstraint(
                fields=["candidacy"], condition=Q(dropped=False), name="admission_in_one_ceremony"
            ),
        ]

    def __str__(self):
        return str(self.candidacy.person)


class Guest(models.Model):
    """Somebody invited, from any organisation, with Party title and government title (đại biểu)."""

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="guests")
    name = models.CharField("họ và tên", max_length=100)
    party_title = models.CharField("chức vụ Đảng, đoàn thể", max_length=200, blank=True)
    office_title = models.CharField("chức vụ chính quyền", max_length=200, blank=True)
    organisation = models.CharField("cơ quan, đơn vị", max_length=200, blank=True)
    came = models.BooleanField("đã dự", null=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["ceremony", "position", "pk"]
        verbose_name = "đại biểu"
        default_permissions = ()

    def __str__(self):
        return self.name


class Preparation(models.Model):
    """One thing to have ready: decoration, programme, papers for the table (công tác chuẩn bị)."""

    ceremony = models.ForeignKey(Ceremony, models.CASCADE, related_name="preparations")
    text = models.CharField("việc", max_length=300)
    done = models.BooleanField("đã xong", default=False)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["ceremony", "position", "pk"]
        verbose_name = "việc chuẩn bị"
        default_permissions = ()


class Photo(models.Model):
    """A picture of the ceremony, stored without what the camera wrote into it; `consent`: everybody in it agreed."""

    ceremony = models.ForeignKey(Ceremony, models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    caption = models.CharField("chú thích", max_length=200, blank=True)
    consent = models.BooleanField("mọi người trong ảnh đã đồng ý", default=False)

    class Meta:
        ordering = ["ceremony", "pk"]
        verbose_name = "ảnh"
        default_permissions = ()
