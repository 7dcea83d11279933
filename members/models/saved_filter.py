from django.conf import settings
from django.db import models

from members.models.organisation import Organisation


class SavedFilter(models.Model):
    """What somebody looks for again and again in one list (bộ lọc đã lưu): the address of the list, never its rows.

    Whoever opens it sees what the list shows to them. `query` is the part behind the question mark, as the form of the
    list understood it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    list_name = models.CharField(max_length=60)
    title = models.CharField("tên bộ lọc", max_length=60)
    query = models.CharField(max_length=600)
    shared_with = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="chia sẻ với"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = "bộ lọc đã lưu"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["owner", "list_name", "title"], name="saved_filter_title_once")
        ]

    def __str__(self):
        return self.title
