from django.db import models


class Policy(models.Model):
    """One dated version of the rules; `data` holds every number, clause and form label (domain: §2.4).

    Loaded from `ceremonies/policies/*.toml` by `ceremonies.services.policies`. A file keeps the version it began with.
    """

    code = models.CharField("mã", max_length=40, unique=True)
    title = models.CharField("tên", max_length=200)
    effective_from = models.DateField("áp dụng từ ngày")
    data = models.JSONField()

    class Meta:
        ordering = ["-effective_from", "code"]
        verbose_name = "phiên bản quy định"
        default_permissions = ()

    def __str__(self):
        return self.title
