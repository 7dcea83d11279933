from django.conf import settings
from django.db import models

from ceremonies.models.candidacy import Candidacy


class Extension(models.Model):
    """A deadline of one file put off, once, with the reason (gia hạn; 294-QĐ/TW §4.3.1)."""

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="extensions")
    code = models.CharField("thời hạn", max_length=40)
    reason = models.TextField("lý do", max_length=1000)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name = "gia hạn"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["candidacy", "code"], name="extension_once")]

    def __str__(self):
        deadlines = self.candidacy.policy.data["deadlines"]
        return next((each["label"] for each in deadlines if each["code"] == self.code), self.code)
