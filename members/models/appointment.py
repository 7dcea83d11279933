from django.conf import settings
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from members.choices import Role
from members.models.organisation import Organisation
from members.models.period import Period, current


class AppointmentQuerySet(models.QuerySet):
    def current(self, on):
        return self.filter(current(on))


class Appointment(Period):
    """A user holds an office in an organisation from a day to a day (phân công chức vụ).

    Only the system administrator's office belongs to no organisation. Written by `members.services.appointments`.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments", verbose_name="tài khoản"
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="tổ chức",
    )
    role = models.CharField("chức vụ", max_length=30, choices=Role)
    #: The office whose holder is away; empty for an office of one's own. Never the office of a substitute.
    substitutes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="substitutions", verbose_name="thay cho"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = "phân công chức vụ"
        default_permissions = ()
        indexes = [models.Index(fields=["user", "starts_on"], name="appointment_of_user")]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="appointment_role_known"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) ^ Q(role=Role.SYSTEM_ADMIN),
                name="appointment_admin_without_organisation",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="appointment_period"
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.organisation or ''}".strip()

    @property
    def mark(self) -> str:
        """Whom the user stands in for, beside the name of the office; empty for an office of one's own."""
        return f"thay đồng chí {self.substitutes.user}" if self.substitutes_id else ""


class OrganisationUserObjectPermission(UserObjectPermissionBase):
    """A django-guardian grant on an organisation; kept equal to the appointments by one service."""

    content_object = models.ForeignKey(Organisation, models.CASCADE, related_name="grants")

    class Meta(UserObjectPermissionBase.Meta):
        default_permissions = ()
