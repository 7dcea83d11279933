from django.conf import settings
from django.db import models
from django.urls import reverse

from ceremonies.models.candidacy import Candidacy
from members.models import Organisation


class Move(models.Model):
    """A person changed the place of work and the file went along (06-HD/TW §3.9). Never changed.

    `to_cell` empty: to a place outside this portal, named in `destination`.
    """

    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="moves")
    from_cell = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_committee = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    from_authority = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    to_cell = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    destination = models.CharField("nơi chuyển đến", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định chuyển công tác")
    moved_on = models.DateField("ngày chuyển hồ sơ")
    reason = models.TextField("lý do")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["candidacy", "pk"]
        verbose_name = "chuyển đơn vị"
        default_permissions = ()
        indexes = [models.Index(fields=["from_cell", "-id"], name="move_from_cell")]

    def __str__(self):
        return f"Hồ sơ chuyển đi của {self.candidacy.person}"

    def get_absolute_url(self):
        """The old place no longer sees the file, but knows that it has gone."""
        return reverse("ceremonies:move_list")

    @property
    def was_being_helped(self) -> bool:
        return bool(self.from_committee_id and self.candidacy.listed_on and not self.candidacy.ceremony_on)
