from django.db import models
from django.db.models import F, Q

from ceremonies.choices import Matter, OpinionKind
from ceremonies.models.candidacy import Candidacy


class Opinion(models.Model):
    """What one union, or the residence cell, says of the person (ý kiến nhận xét; 06-HD/TW §3.5)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="opinions")
    matter = models.CharField("việc", max_length=20, choices=Matter, default=Matter.ADMISSION)
    kind = models.CharField("nơi lấy ý kiến", max_length=20, choices=OpinionKind)
    asked_of = models.CharField("tên tổ chức", max_length=200)
    asked_on = models.DateField("ngày đề nghị", null=True, blank=True)
    held_on = models.DateField("ngày cho ý kiến", null=True, blank=True)
    people = models.PositiveIntegerField("số người được lấy ý kiến", null=True, blank=True)
    agree = models.PositiveIntegerField("số tán thành", null=True, blank=True)
    against = models.PositiveIntegerField("số không tán thành", null=True, blank=True)
    against_reason = models.CharField("lý do không tán thành", max_length=400, blank=True)
    strengths = models.TextField("ưu điểm", max_length=2000, blank=True)
    shortcomings = models.TextField("khuyết điểm", max_length=2000, blank=True)
    #: Why nobody is asked there: the special cases of the Secretariat (06-HD/TW §3.5).
    exempt_reason = models.CharField("lý do không phải lấy ý kiến", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["candidacy", "matter", "pk"]
        verbose_name = "ý kiến nhận xét"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "matter", "asked_of"], name="opinion_once"),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | Q(people__gte=F("agree") + F("against")),
                name="opinion_figures",
                violation_error_message="Tổng số tán thành và không tán thành lớn hơn số người được lấy ý kiến.",
            ),
        ]

    def __str__(self):
        return self.asked_of

    @property
    def is_answered(self) -> bool:
        return bool(self.held_on or self.exempt_reason)
