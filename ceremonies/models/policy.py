from django.db import models

from members.models import Organisation


class Policy(models.Model):
    """One dated version of the rules; `data` holds every number, clause and form label (domain: §2.4).

    Shipped versions are loaded from `ceremonies/policies/*.toml`; an administrator adds others. A file keeps the
    version it began with. A version with an `organisation` holds there and below, and says only in `changes` what
    differs from its `base`; `data` is whole all the same.
    """

    code = models.CharField("mã", max_length=40, unique=True)
    title = models.CharField("tên", max_length=200)
    effective_from = models.DateField("áp dụng từ ngày")
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="áp dụng riêng cho",
    )
    changes = models.JSONField(default=dict)
    data = models.JSONField()
    #: Empty: a draft, no file is judged by it.
    published_at = models.DateTimeField("đưa vào áp dụng lúc", null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-effective_from", "code"]
        verbose_name = "phiên bản quy định"
        default_permissions = ()

    def __str__(self):
        return self.title


class Holiday(models.Model):
    """A day off on a weekday, or a weekend day that is worked instead (nghỉ lễ, Tết; làm bù)."""

    day = models.DateField("ngày", unique=True)
    name = models.CharField("tên", max_length=100)
    is_worked = models.BooleanField("là ngày làm bù", default=False)

    class Meta:
        ordering = ["day"]
        verbose_name = "ngày nghỉ, ngày làm bù"
        default_permissions = ()

    def __str__(self):
        return self.name
