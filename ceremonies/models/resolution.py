from django.db import models
from django.db.models import F, Q

from ceremonies.choices import ExclusionReason, Matter, ResolutionKind
from ceremonies.models.candidacy import Candidacy
from ceremonies.rules.paper_numbers import read_number
from members.models import Organisation


class Resolution(models.Model):
    """What a body resolved on a file, with the count when it voted (nghị quyết, kết quả biểu quyết).

    Figures are whole votes; `formula` is the arithmetic as shown and printed. A vote taken again supersedes.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="resolutions")
    matter = models.CharField("việc", max_length=20, choices=Matter, default=Matter.ADMISSION)
    kind = models.CharField("loại", max_length=20, choices=ResolutionKind)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức")
    number = models.CharField("số", max_length=40)
    #: The figures at its beginning, to find it by; None where it has none.
    number_value = models.PositiveIntegerField(null=True, editable=False)
    held_on = models.DateField("ngày họp")
    listed = models.PositiveIntegerField("tổng số", null=True)
    present = models.PositiveIntegerField("có mặt", null=True)
    votes_for = models.PositiveIntegerField("tán thành", null=True)
    votes_against = models.PositiveIntegerField("không tán thành", null=True)
    entitled = models.PositiveIntegerField("được tính", null=True)
    passed = models.BooleanField("đạt", null=True)
    formula = models.CharField(max_length=120, blank=True)
    superseded = models.BooleanField(default=False)
    #: Written down wrong, not voted again: it does not count among the failed votes.
    corrected = models.BooleanField(default=False)
    #: Belongs to a proposal that was given up: it does not count among the failed votes of a later one.
    dropped = models.BooleanField(default=False)
    #: What the minutes say beside the count.
    probationary = models.PositiveIntegerField("số đảng viên dự bị", null=True, blank=True)
    probationary_present = models.PositiveIntegerField("dự bị có mặt", null=True, blank=True)
    chair = models.CharField("chủ trì", max_length=100, blank=True)
    chair_office = models.CharField("chức vụ của chủ trì", max_length=100, blank=True)
    secretary = models.CharField("thư ký", max_length=100, blank=True)
    absence_reason = models.CharField("lý do vắng mặt", max_length=400, blank=True)
    began_at = models.TimeField("bắt đầu lúc", null=True, blank=True)
    ended_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    meeting_place = models.CharField("địa điểm họp", max_length=200, blank=True)
    conclusion = models.TextField("kết luận", max_length=4000, blank=True)
    against_reason = models.CharField("lý do không tán thành", max_length=400, blank=True)

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name = "nghị quyết"
        default_permissions = ()
        indexes = [
            models.Index(fields=["held_on", "id"], name="resolution_by_day"),
            models.Index(fields=["number_value", "held_on", "number"], name="resolution_by_number"),
            models.Index(fields=["number", "held_on"], name="resolution_by_text"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["candidacy", "matter", "kind"],
                condition=Q(superseded=False),
                name="resolution_one_valid",
            ),
            models.CheckConstraint(
                condition=Q(entitled__isnull=True)
                | Q(present__lte=F("entitled"), entitled__lte=F("listed"), votes_for__lte=F("present")),
                name="resolution_figures",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} số {self.number}"

    def save(self, **options):
        self.number_value = read_number(self.number)[0]
        super().save(**options)

    @property
    def share(self) -> str:
        """Votes for of those counted: "9/10"; empty without a count."""
        return "" if self.entitled is None else f"{self.votes_for}/{self.entitled}"

    @property
    def standing(self) -> str:
        """What became of the count; empty without one."""
        if self.superseded:
            return "Ghi nhầm, đã ghi lại" if self.corrected else "Đã biểu quyết lại"
        return "" if self.passed is None else ("Đạt" if self.passed else "Không đạt")


class Exclusion(models.Model):
    """A member of the body who is not counted among those entitled, and why."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="exclusions")
    name = models.CharField("họ và tên", max_length=100)
    reason = models.CharField("lý do", max_length=20, choices=ExclusionReason)

    class Meta:
        ordering = ["resolution", "pk"]
        verbose_name = "người không tính"
        default_permissions = ()
