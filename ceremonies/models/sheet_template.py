from django.conf import settings
from django.db import models
from django.urls import reverse

from members.models import Organisation, StoredFile


class SheetTemplate(models.Model):
    """An office's own workbook with placeholders, as it was issued to it (mẫu bảng tính). Never changed.

    A better one under the same title is the next edition; the newest that is not retired is the one to fill.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức đảng"
    )
    title = models.CharField("tên mẫu", max_length=150)
    edition = models.PositiveIntegerField("lần")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    #: [sheet, address, [what stands between the braces…]] of each cell, in the order of the workbook.
    cells = models.JSONField()
    #: In words, where placeholders stand that cannot be filled.
    elsewhere = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("lúc tải lên")
    retired_at = models.DateTimeField("thôi dùng từ", null=True)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["organisation__path", "title", "-edition"]
        verbose_name = "mẫu bảng tính"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title", "edition"], name="sheet_template_edition"
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ceremonies:sheet_template_detail", args=[self.pk])
