from datetime import date

from django.db.models import Q, QuerySet

from members.models import Appointment, Organisation

PAST, ALL = "past", "all"


def filter_appointments(
    rows: QuerySet[Appointment],
    *,
    on: date,
    account: str = "",
    organisation: Organisation | None = None,
    role: str = "",
    period: str = "",
) -> QuerySet[Appointment]:
    """Offices held on that day, unless `period` says otherwise; those to come count as held."""
    if period == PAST:
        rows = rows.filter(ends_on__lt=on)
    elif period != ALL:
        rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    if organisation:
        rows = rows.filter(organisation__in=Organisation.objects.under(organisation.path))
    if role:
        rows = rows.filter(role=role)
    if account:
        rows = rows.filter(Q(user__username__icontains=account) | Q(user__full_name__icontains=account))
    return rows
