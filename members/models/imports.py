from django.conf import settings
from django.db import models
from django.urls import reverse

from members.choices import ImportKind, ImportState
from members.models.organisation import Organisation


class ImportBatch(models.Model):
    """One uploaded sheet with the outcome of each row; what is applied is exactly these staged rows.

    `rows` is a list of {number, outcome, key, values, before, messages}; see `members.services.imports`.
    """

    kind = models.CharField("loại danh sách", max_length=20, choices=ImportKind)
    file_name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ghi là đoàn viên của",
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    uploaded_at = models.DateTimeField("lúc", auto_now_add=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.STAGED)
    applied_at = models.DateTimeField(null=True, blank=True)
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "đợt nhập"
        default_permissions = ()

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("members:import_detail", args=[self.pk])
