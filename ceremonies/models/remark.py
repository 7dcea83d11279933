from django.conf import settings
from django.db import models

from ceremonies.choices import RemarkKind
from ceremonies.models.candidacy import Candidacy
from members.models import Person


class Remark(models.Model):
    """What a helper says of the person they follow (nhận xét định kỳ, nhận xét khi bàn giao). Never changed."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="remarks")
    helper = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="đảng viên giúp đỡ")
    kind = models.CharField("loại", max_length=20, choices=RemarkKind, default=RemarkKind.PERIODIC)
    written_on = models.DateField("ngày nhận xét")
    text = models.TextField("nhận xét", max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["candidacy", "-written_on", "-pk"]
        verbose_name = "nhận xét"
        default_permissions = ()


class ProbationTask(models.Model):
    """A task given to a probationary member (nhiệm vụ được phân công)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="tasks")
    title = models.CharField("nhiệm vụ", max_length=300)
    #: None for those from before it was kept.
    given_on = models.DateField("ngày giao", null=True, editable=False)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    done_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    note = models.CharField("kết quả", max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["candidacy", "due_on", "pk"]
        verbose_name = "nhiệm vụ"
        default_permissions = ()

    def __str__(self):
        return self.title
