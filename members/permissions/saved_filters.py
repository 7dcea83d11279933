"""One's own, and those that colleagues share with an organisation in which one holds an office today."""

from django.db.models import Q, QuerySet

from members.clock import today
from members.models import Appointment, Organisation, SavedFilter
from members.permissions.acts import rule
from members.permissions.visibility import visibility


@visibility(SavedFilter)
def saved_filters_visible_to(user):
    return SavedFilter.objects.filter(Q(owner=user) | Q(shared_with__in=offices_of(user)))


def offices_of(user) -> QuerySet[Organisation]:
    held = Appointment.objects.order_by().current(today()).filter(user=user, organisation__isnull=False)
    return Organisation.objects.filter(pk__in=held.values("organisation"))


@rule("saved_filter.change")
def _may_change(user, saved):
    return saved.owner_id == user.pk


@rule("saved_filter.share")
def _may_share_with(user, organisation):
    return offices_of(user).filter(pk=organisation.pk).exists()
