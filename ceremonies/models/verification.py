from django.db import models

from ceremonies.choices import Relation, VerificationResult, VerificationWay
from ceremonies.models.candidacy import Candidacy


class Verification(models.Model):
    """The political standard of one person verified: the applicant or a relative (thẩm tra lý lịch, 06-HD/TW §3.4).

    Only what the procedure needs is kept; what was found stays in the paper.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="verifications")
    relation = models.CharField("quan hệ", max_length=20, choices=Relation)
    name = models.CharField("họ và tên", max_length=100)
    way = models.CharField("cách thẩm tra", max_length=20, choices=VerificationWay)
    is_party_member = models.BooleanField("là đảng viên", default=False)
    #: The committee that manages this member and confirmed the declaration; then no verification is asked.
    confirmed_by = models.CharField("cấp ủy đã xác nhận", max_length=200, blank=True)
    asked_of = models.CharField("nơi được đề nghị thẩm tra", max_length=200, blank=True)
    letter_number = models.CharField("số công văn", max_length=40, blank=True)
    sent_on = models.DateField("ngày gửi, ngày cử đi", null=True, blank=True)
    returned_on = models.DateField("ngày có kết quả", null=True, blank=True)
    result = models.CharField("kết quả", max_length=20, choices=VerificationResult, blank=True)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name = "thẩm tra lý lịch"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "relation", "name"], name="verification_once")
        ]

    def __str__(self):
        return f"{self.get_relation_display()}: {self.name}"

    @property
    def is_done(self) -> bool:
        return self.way == VerificationWay.EXEMPT or bool(self.returned_on and self.result)
