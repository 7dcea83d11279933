from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from members.choices import ImportState, Outcome
from members.models.organisation import Organisation
from members.models.stored_file import StoredFile


class ImportBatch(models.Model):
    """One uploaded sheet (đợt nhập): the file as it came, what was understood of it, and one row per line.

    What is applied is exactly its staged rows. Written by `members.services.batches` and its neighbours.
    """

    kind = models.CharField("loại danh sách", max_length=20)
    #: The right that sending this kind of list asks for; whoever holds it over `organisation` sees the batch.
    right = models.CharField(max_length=30)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức"
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp gốc")
    file_name = models.CharField("tên tệp", max_length=200)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    uploaded_at = models.DateTimeField("lúc", auto_now_add=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READING)
    applied_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    #: What the sender settled: see `members.services.batches.Options`.
    options = models.JSONField(default=dict)
    #: What was understood of the sheet: see `members.services.batches.Understood`.
    understood = models.JSONField(default=dict)
    #: Rows by outcome.
    counts = models.JSONField(default=dict)
    #: Why the last reading, writing or taking back did not happen: a sentence for the user.
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "đợt nhập"
        default_permissions = ()
        indexes = [
            models.Index(fields=["organisation", "-uploaded_at", "-id"], name="import_batch_organisation"),
            models.Index(fields=["uploaded_by", "-uploaded_at", "-id"], name="import_batch_sender"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_batch_state_known"
            ),
        ]

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("members:import_detail", args=[self.pk])


class ImportRow(models.Model):
    """What one line of the sheet would do, then did. Texts stand under the titles of our columns."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("dòng")
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    #: {"key", "values", "before", "messages", "repaired", "matches"}: see `members.resources.judged.Judged`.
    data = models.JSONField()
    #: What the sender decided about a possible double: "", "new", "skip" or the primary key of the same person.
    answer = models.CharField(max_length=20, blank=True)
    #: What applying wrote, so that it can be taken back; empty while staged and where nothing was written.
    done = models.JSONField(default=dict)

    class Meta:
        ordering = ["number"]
        verbose_name = "dòng của đợt nhập"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
        ]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_row_outcome")]

    def __str__(self):
        return f"dòng {self.number}"


class RememberedColumns(models.Model):
    """Which column is which, as somebody of this organisation corrected it for sheets that look like this one."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    #: A digest of the folded titles of the header, in their order.
    signature = models.CharField(max_length=64)
    #: {written title, folded: our title, or "" for a column that is not read}.
    columns = models.JSONField()

    class Meta:
        verbose_name = "cách hiểu các cột"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "signature"], name="remembered_columns_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "signature"],
                condition=Q(organisation__isnull=True),
                name="remembered_columns_once_everywhere",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.signature[:8]}"
