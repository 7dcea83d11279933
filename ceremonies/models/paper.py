from django.conf import settings
from django.db import models

from ceremonies.choices import PaperKind
from ceremonies.models.candidacy import Candidacy
from members.models import StoredFile


class Paper(models.Model):
    """One paper of the dossier: its date, number, and the scan if there is one (giấy tờ trong hồ sơ)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="papers")
    kind = models.CharField("loại giấy tờ", max_length=20, choices=PaperKind)
    position = models.PositiveSmallIntegerField(default=1)
    issued_on = models.DateField("ngày ghi trên giấy", null=True, blank=True)
    number = models.CharField("số", max_length=40, blank=True)
    pages = models.PositiveSmallIntegerField("số trang", null=True, blank=True)
    note = models.CharField("ghi chú, nơi giữ bản chính", max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name = "giấy tờ"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "kind", "position"], name="paper_once"),
        ]

    def __str__(self):
        return self.get_kind_display()


class FormerPaper(models.Model):
    """What an entry of the checklist said before the paper grew too old and was made again (06-HD/TW §5.4)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="former_papers")
    kind = models.CharField("loại giấy tờ", max_length=20, choices=PaperKind)
    position = models.PositiveSmallIntegerField(default=1)
    issued_on = models.DateField("ngày ghi trên giấy", null=True)
    number = models.CharField("số", max_length=40, blank=True)
    pages = models.PositiveSmallIntegerField("số trang", null=True)
    note = models.CharField("ghi chú, nơi giữ bản chính", max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc thay")

    class Meta:
        ordering = ["candidacy", "-at", "pk"]
        verbose_name = "giấy tờ đã thay"
        default_permissions = ()

    def __str__(self):
        return self.get_kind_display()
