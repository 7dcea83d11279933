from django.contrib.auth.models import AbstractUser
from django.db import models

from members.models.person import Person


class User(AbstractUser):
    """An account that signs in. It may belong to a Person; what it may do comes from its appointments."""

    first_name = None
    last_name = None
    full_name = models.CharField("họ và tên", max_length=100)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="người trong sổ"
    )
    is_demo = models.BooleanField(default=False, editable=False)
    must_change_password = models.BooleanField(default=False, editable=False)

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["username"]
        verbose_name = "tài khoản"
        default_permissions = ()

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name
