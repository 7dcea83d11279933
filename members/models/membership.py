from datetime import date

from django.db import models
from django.db.models import F, Q

from members.choices import Precision, Tree, kinds_of
from members.models.organisation import Organisation
from members.models.person import Person


def shown_partly(day: date, precision: str) -> str:
    """A date as far as it is known."""
    if precision == Precision.YEAR:
        return str(day.year)
    return f"{day.month}/{day.year}" if precision == Precision.MONTH else f"{day:%d/%m/%Y}"


class MembershipQuerySet(models.QuerySet):
    def current(self, on: date):
        return self.filter(Q(joined_on__isnull=True) | Q(joined_on__lte=on)).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=on)
        )

    def official(self, on: date):
        """Official Party members (đảng viên chính thức) on this day."""
        return self.current(on).filter(
            organisation__kind__in=kinds_of(Tree.PARTY), official_on__isnull=False, official_on__lte=on
        )


class Membership(models.Model):
    """A person belongs to a Party, Youth Union or Trade Union organisation from a day (đoàn viên, đảng viên).

    In the Party, `official_on` empty means probationary (dự bị).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="người")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name="tổ chức"
    )
    joined_on = models.DateField("ngày vào", null=True, blank=True)
    joined_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    official_on = models.DateField(
        "ngày chính thức", null=True, blank=True, help_text="Chỉ ghi cho đảng viên."
    )
    ended_on = models.DateField("ngày thôi sinh hoạt", null=True, blank=True)
    end_reason = models.CharField("lý do thôi", max_length=200, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["person", "organisation", "joined_on", "pk"]
        verbose_name = "tư cách thành viên"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(ended_on__isnull=True),
                name="membership_one_open",
            ),
            models.CheckConstraint(
                condition=Q(official_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(official_on__gte=F("joined_on")),
                name="membership_official_after_joining",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.organisation}"

    def is_current(self, on: date) -> bool:
        """As `MembershipQuerySet.current` asks the database: the day of leaving no longer counts."""
        return not (self.joined_on and self.joined_on > on) and not (self.ended_on and self.ended_on <= on)

    @property
    def joined(self) -> str:
        """The day of joining as far as it is known: «26/03/2005», «3/2005», «2005»."""
        return shown_partly(self.joined_on, self.joined_precision) if self.joined_on else ""
