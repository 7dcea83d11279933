from django.db import models


class StoredFile(models.Model):
    """A file kept unchanged under its SHA-256 in the data folder. Written by `members.services.stored_files`."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField("cỡ (byte)")
    content_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "tệp"
        default_permissions = ()

    def __str__(self):
        return self.sha256[:12]
