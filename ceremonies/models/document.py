from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ceremonies.choices import BatchState
from ceremonies.models.candidacy import Candidacy
from ceremonies.models.ceremony import Ceremony
from ceremonies.models.course import Course
from ceremonies.models.decision import Decision
from ceremonies.models.register import IssuedNumber
from members.models import Organisation, StoredFile


class StyleProfile(models.Model):
    """How an organisation's papers look: margins, sizes, star line, "T/M" or "TM." (thể thức văn bản). Data, dated.

    It holds for the organisation and all below until a nearer or newer one.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="áp dụng cho"
    )
    name = models.CharField("tên", max_length=100)
    starts_on = models.DateField("áp dụng từ ngày")
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = "kiểu trình bày"
        default_permissions = ()

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("ceremonies:style_edit", args=[self.pk])

    @property
    def style(self) -> dict:
        """As `ceremonies.documents.Style.of` takes it; a snapshot keeps it."""
        return self.data | {"name": self.name, "dated": self.starts_on.isoformat()}


class Document(models.Model):
    """A paper the portal made, with the plain values it was made from and its stored PDF (văn bản). Never changed.

    `kind` is a key of `[forms]` of the policy. A paper made anew is another row; the newest of a kind is the valid one.
    Without file, ceremony and course it is about several files: a list for one meeting.
    """

    kind = models.CharField("loại văn bản", max_length=40)
    form = models.CharField("mẫu", max_length=20, blank=True)
    title = models.CharField("trích yếu", max_length=250)
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, null=True, related_name="documents")
    ceremony = models.ForeignKey(Ceremony, models.PROTECT, null=True, related_name="documents")
    course = models.ForeignKey(Course, models.PROTECT, null=True, related_name="documents")
    #: The row it is about where a file has several: a verification, a helper, an attendance.
    about = models.PositiveBigIntegerField(null=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="nơi ban hành"
    )
    number = models.OneToOneField(IssuedNumber, models.PROTECT, null=True, related_name="document")
    number_text = models.CharField("số", max_length=60, blank=True)
    dated = models.DateField("ngày ghi trên văn bản", null=True)
    snapshot = models.JSONField()
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("lúc lập")
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "văn bản"
        default_permissions = ()
        indexes = [
            models.Index(fields=["candidacy", "kind", "-id"], name="document_of_file"),
            models.Index(fields=["organisation", "-made_at", "-id"], name="document_of_organisation"),
        ]

    def __str__(self):
        return f"{self.title} {self.number_text}".strip()

    def get_absolute_url(self):
        return reverse("ceremonies:document_detail", args=[self.pk])

    @property
    def bare_number(self) -> str:
        return self.number_text.removeprefix("Số ")

    @property
    def issued_on(self) -> date | None:
        """As a register calls the day of any paper."""
        return self.dated

    @property
    def signer_name(self) -> str:
        return ", ".join(one["name"] for one in self.snapshot["signatures"])

    @property
    def is_void(self) -> bool:
        return self.number is not None and self.number.void_at is not None

    @property
    def needs_no_signature(self) -> bool:
        """A sheet that helps to write by hand."""
        return not self.snapshot["signatures"]

    @property
    def is_signed(self) -> bool:
        """A signed copy has come back."""
        return bool(self.copies.all())


class SignedCopy(models.Model):
    """The scan of what was signed, bound to what the portal made, and where the original lies. Never changed."""

    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="copies")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="copies")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    original_at = models.CharField("nơi giữ bản chính", max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField("lúc thêm")

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = "bản đã ký"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, decision__isnull=True)
                | Q(document__isnull=True, decision__isnull=False),
                name="signed_copy_of_one_paper",
            )
        ]


class PaperBatch(models.Model):
    """Many papers made in the background, as one zip and one file for the printer (lô văn bản).

    `kind`: one of `ceremonies.services.paper_batches.KINDS`. `words`: what the maker typed for all of them. `left_out`:
    [key, name, why] of each file without its paper. `job`: the task that works on it.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="nơi lập")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.WAITING)
    #: Primary keys of the files, in the order of the papers.
    files = models.JSONField()
    words = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    job = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=400, blank=True)
    archive = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    print_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "lô văn bản"
        default_permissions = ()

    def __str__(self):
        counted = "dòng" if self.kind.startswith("so-") else "hồ sơ"  # rows of a register, or files
        counted = "quyết định" if self.kind == "decisions" else counted
        return f"Lô {len(self.files)} {counted}, lập ngày {timezone.localdate(self.at):%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("ceremonies:batch_detail", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        return self.state in (BatchState.WAITING, BatchState.MAKING)
