from django.conf import settings
from django.db import models
from django.urls import reverse

from ceremonies.choices import DecisionKind
from ceremonies.models.candidacy import Candidacy
from ceremonies.models.register import IssuedNumber
from members.models import Organisation, StoredFile


class Decision(models.Model):
    """An issued decision with the plain values it was made from and its stored PDF (quyết định kết nạp, công nhận…).

    Triggers in both databases refuse any change; a wrong one has its number voided and another is issued.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="decisions")
    kind = models.CharField(
        "loại quyết định", max_length=20, choices=DecisionKind, default=DecisionKind.ADMISSION
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="cấp ban hành"
    )
    number = models.OneToOneField(IssuedNumber, models.PROTECT, related_name="decision", verbose_name="số")
    number_text = models.CharField("số", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    #: As it stands in the paper, whatever the person is called later.
    person_name = models.CharField("người có tên trong quyết định", max_length=100)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signer_name = models.CharField("người ký", max_length=100)
    signer_office = models.CharField(max_length=60)
    snapshot = models.JSONField()
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    verification_code = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = "quyết định"
        default_permissions = ()
        indexes = [
            models.Index(fields=["-issued_on", "-id"], name="decision_newest"),
            models.Index(fields=["organisation", "-issued_on", "-id"], name="decision_of_organisation"),
        ]

    def __str__(self):
        return self.number_text

    def get_absolute_url(self):
        return reverse("ceremonies:decision_detail", args=[self.pk])

    @property
    def is_void(self) -> bool:
        return self.number.void_at is not None
