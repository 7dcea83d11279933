from django.db import models
from django.urls import reverse

from ceremonies.models.candidacy import Candidacy
from members.models import Organisation


class Call(models.Model):
    """A Party body asks departments, centres and unions for nominations by a day (đợt giới thiệu)."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="calls", verbose_name="tổ chức đảng"
    )
    title = models.CharField("tên đợt", max_length=200)
    text = models.TextField("nội dung đề nghị", max_length=4000, blank=True)
    opened_on = models.DateField("ngày gửi")
    due_on = models.DateField("thời hạn trả lời")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-due_on", "-pk"]
        verbose_name = "đợt giới thiệu"
        default_permissions = ()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("ceremonies:call_detail", args=[self.pk])


class Addressee(models.Model):
    """One organisation that is asked. `nobody`: it has nobody to nominate this time."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="addressees")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="tổ chức được đề nghị"
    )
    quota = models.PositiveSmallIntegerField("số người đề nghị giới thiệu", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    nobody = models.BooleanField("đợt này không có người", default=False)
    note = models.CharField("ghi chú", max_length=400, blank=True)
    reminded_on = models.DateField("ngày nhắc", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["call", "organisation__path"]
        verbose_name = "nơi được đề nghị"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="addressee_once")]

    def __str__(self):
        return f"{self.organisation} – {self.call}"

    def get_absolute_url(self):
        return reverse("ceremonies:addressee_answer", args=[self.pk])


class CallAnswer(models.Model):
    """A file that an organisation opened in answer to a call."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="answers")
    candidacy = models.OneToOneField(Candidacy, models.PROTECT, related_name="call_answer")

    class Meta:
        ordering = ["addressee", "pk"]
        verbose_name = "người được giới thiệu trong đợt"
        default_permissions = ()
