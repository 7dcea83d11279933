from django.conf import settings
from django.db import models

from ceremonies.choices import DocumentType
from members.models import Organisation, Term


class Register(models.Model):
    """The number register of one organisation, document type and term of office (sổ văn bản đi)."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="registers")
    document_type = models.CharField("loại văn bản", max_length=10, choices=DocumentType)
    term = models.ForeignKey(Term, models.PROTECT, related_name="registers")
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["organisation", "document_type", "-term__starts_on"]
        verbose_name = "sổ văn bản"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["organisation", "document_type", "term"], name="register_once"),
        ]

    def __str__(self):
        return f"Sổ {self.get_document_type_display().lower()} – {self.organisation}, nhiệm kỳ {self.term}"


class IssuedNumber(models.Model):
    """One number of a register: used by a paper or void with a reason, never used twice.

    Allocated by `ceremonies.services.numbering` inside the transaction that issues the paper.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField()
    symbol = models.CharField(max_length=20)
    issued_at = models.DateTimeField()
    void_at = models.DateTimeField(null=True)
    void_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    void_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["register", "value"]
        verbose_name = "số văn bản"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["register", "value"], name="number_once")]

    def __str__(self):
        return f"Số {self.value:02d}-{self.register.document_type}/{self.symbol}"

    @property
    def paper(self):
        """The decision or the document that bears it."""
        return getattr(self, "decision", None) or getattr(self, "document", None)
