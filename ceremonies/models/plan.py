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
