from django.conf import settings
from django.db import models


class Draft(models.Model):
    """Long texts that somebody has typed into the form at `address` and not sent yet.

    Belongs to nobody else: shown to its writer alone, gone when the form is sent or a week has passed.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    address = models.CharField(max_length=300)
    #: Name of the field → text.
    texts = models.JSONField()
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "bản nháp"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="draft_once")]

    def __str__(self):
        return self.address
