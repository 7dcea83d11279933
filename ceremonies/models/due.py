from django.db import models

from ceremonies.choices import DueKind
from ceremonies.models.candidacy import Candidacy
from members.models import Organisation, Person


class Due(models.Model):
    """What an open file has to do, and until when: as the rules reckon it, kept so that lists can ask the database.

    Written by `ceremonies.services.dues.refresh_dues` only. `code` is that of the policy's deadline, else the kind
    with the key of the letter, assignment or task.
    """

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="dues", db_index=False)
    code = models.CharField(max_length=60)
    kind = models.CharField("loại", max_length=20, choices=DueKind)
    label = models.TextField("việc")
    due = models.DateField("hạn")
    clause = models.TextField("căn cứ", blank=True)
    #: Who has to act until then; a remark is written by the helper.
    desk = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", verbose_name="nơi làm", db_index=False
    )
    helper = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="đảng viên giúp đỡ", db_index=False
    )
    #: The key date that ends it, and the phase, as the policy names them; empty for what is no deadline of the policy.
    until = models.CharField(max_length=40, blank=True)
    phase = models.CharField(max_length=20, blank=True)
    counted_from = models.DateField("tính từ", null=True)
    length = models.TextField("thời gian", blank=True)
    extended = models.BooleanField("đã gia hạn", default=False)
    extendable = models.BooleanField("được gia hạn", default=False)
    #: The month lacks the day, so a human confirms the date.
    clamped = models.BooleanField(default=False)

    class Meta:
        ordering = ["due", "candidacy", "code"]
        verbose_name = "thời hạn"
        default_permissions = ()
        indexes = [
            models.Index(fields=["desk", "due"], name="due_desk"),
            models.Index(fields=["helper", "due"], name="due_helper"),
            models.Index(fields=["due"], name="due_day"),
        ]
        constraints = [models.UniqueConstraint(fields=["candidacy", "code"], name="due_once")]

    def __str__(self):
        return f"{self.label}: {self.due:%d/%m/%Y}"
