from django.db import models
from django.urls import reverse

from ceremonies.choices import TargetGroup
from members.models import Organisation


class Plan(models.Model):
    """What a Party body means to reach in a year (kế hoạch tạo nguồn, phát triển đảng viên)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="plans", verbose_name="tổ chức đảng"
    )
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số kế hoạch", max_length=40, blank=True)
    dated = models.DateField("ngày ban hành", null=True, blank=True)
    measures = models.TextField("giải pháp", max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-year", "organisation__path"]
        verbose_name = "kế hoạch"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="plan_once_a_year")]

    def __str__(self):
        return f"Kế hoạch năm {self.year} – {self.organisation}"

    def get_absolute_url(self):
        return reverse("ceremonies:plan_detail", args=[self.pk])


class Target(models.Model):
    """How many people of a group the plan wants listed as sympathisers, and admitted."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    group = models.CharField("đối tượng", max_length=20, choices=TargetGroup)
    listed = models.PositiveIntegerField("chỉ tiêu tạo nguồn", default=0)
    admitted = models.PositiveIntegerField("chỉ tiêu kết nạp", default=0)

    class Meta:
        ordering = ["plan", "pk"]
        verbose_name = "chỉ tiêu"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["plan", "group"], name="target_once")]


class Call(models.Model):
    """A Party body asks departments, centres and unions for nominations by a day (đợt giới thiệu)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="calls", verbose_name="tổ chức đảng"
    )
    title = models.CharField("tên đợt", max_length=200)
    text = models.TextField("nội dung đề nghị", max_length=4000, blank=True)
    opened_on = models.DateField("ngày gửi")
    due_on = models.DateField("thời hạn trả lời")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-due_on", "-pk"]
        verbose_name = "đợt giới thiệu"
        default_permissions = ()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ceremonies:call_detail", args=[self.pk])


class Addressee(models.Model):
    """One organisation that is asked; `answered_on` with no nominees says "nobody this time"."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="addressees")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức được đề nghị"
    )
    quota = models.PositiveSmallIntegerField("số người đề nghị giới thiệu", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    nobody = models.BooleanField("đợt này không có người", default=False)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    reminded_on = models.DateField("ngày nhắc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["call", "organisation__path"]
        verbose_name = "nơi được đề nghị"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="addressee_once")]
