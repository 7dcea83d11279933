from django.conf import settings
from django.db import models

from members.models.person import Person


class Consent(models.Model):
    """What a person agreed to about their data, and how it can be shown (Luật 91/2025/QH15, Điều 9). Never changed.

    Withdrawing is another row. `text` is what the person read; `paper_kept_at` when it was signed on paper.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents", verbose_name="người")
    text_version = models.CharField(max_length=20)
    text = models.TextField("nội dung")
    given_on = models.DateField("ngày")
    withdraws = models.BooleanField("là rút lại", default=False)
    paper_kept_at = models.CharField("nơi giữ bản giấy", max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("lúc")

    class Meta:
        ordering = ["person", "-recorded_at", "-pk"]
        verbose_name = "đồng ý xử lý dữ liệu"
        default_permissions = ()
