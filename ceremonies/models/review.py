from django.conf import settings
from django.db import models
from django.urls import reverse

from ceremonies.choices import ReviewOutcome
from ceremonies.models.candidacy import Candidacy
from members.models import Organisation


class ListReview(models.Model):
    """The cell's monthly review of its list of sympathisers (rà soát danh sách cảm tình Đảng; 38-HD/BTCTW §1.1)."""

    cell = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="chi bộ")
    month = models.DateField("tháng")
    held_on = models.DateField("ngày họp")
    number = models.CharField("số nghị quyết", max_length=40)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-month", "-pk"]
        verbose_name = "rà soát danh sách"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["cell", "month"], name="review_once_a_month")]

    def __str__(self):
        return f"Rà soát tháng {self.month.month}/{self.month.year} – {self.cell}"

    def get_absolute_url(self):
        return reverse("ceremonies:review_detail", args=[self.pk])


class ReviewEntry(models.Model):
    """What the review said of one person."""

    review = models.ForeignKey(ListReview, models.PROTECT, related_name="entries")
    candidacy = models.ForeignKey(Candidacy, models.PROTECT, related_name="reviews")
    outcome = models.CharField("kết luận", max_length=20, choices=ReviewOutcome)
    note = models.CharField("ghi chú", max_length=400, blank=True)

    class Meta:
        ordering = ["review", "candidacy__person__sort_key", "pk"]
        verbose_name = "kết luận"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["review", "candidacy"], name="review_entry_once")]
