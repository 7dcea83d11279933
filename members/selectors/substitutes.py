"""Who stands in for whom while an office-holder is away."""

from datetime import date

from django.db.models import Q, QuerySet

from members.choices import Tree
from members.clock import today
from members.models import Appointment, Membership, Organisation, User
from members.models.organisation import PATH_END


def eligible(office: Appointment, on: date) -> QuerySet[User]:
    """Accounts that may stand in: members of the organisation or one below it, or who hold an office there themselves.

    For an office of the Party the members are official ones; never the holder, nor another account of that person.
    """
    path = office.organisation.path
    below = Q(organisation__path__gte=path, organisation__path__lt=path + PATH_END)
    if office.organisation.tree == Tree.PARTY:
        members = Membership.objects.official(on).filter(below)
    else:
        members = Membership.objects.current(on).filter(below)
    offices = Appointment.objects.current(on).filter(below, substitutes=None)
    fit = Q(person__in=members.values("person")) | Q(pk__in=offices.order_by().values("user"))
    found = User.objects.filter(fit, is_active=True).exclude(pk=office.user_id)
    person = office.user.person_id
    return (found.exclude(person=person) if person else found).order_by("username")


def substitutable(user: User) -> list[Appointment]:
    """The user's own offices of today, with those who stand in for them now or later (`coming`)."""
    held = Appointment.objects.current(today()).filter(
        user=user, substitutes=None, organisation__isnull=False
    )
    offices = list(held.select_related("organisation").order_by("starts_on", "pk"))
    coming = Appointment.objects.filter(substitutes__in=offices).exclude(ends_on__lt=today())
    found: dict[int, list[Appointment]] = {office.pk: [] for office in offices}
    for each in coming.select_related("user").order_by("starts_on", "pk"):
        found[each.substitutes_id].append(each)
    for office in offices:
        office.coming = found[office.pk]
    return offices


def standing_in(user: User, organisation: Organisation | None) -> Appointment | None:
    """The office at this organisation or above it in which the user stands in for somebody; None when an office of
    their own is there too."""
    if organisation is None:
        return None
    held = Appointment.objects.current(today()).filter(user=user, organisation__isnull=False)
    if not held.filter(substitutes__isnull=False).exists():
        return None
    there = [
        each
        for each in held.select_related("organisation", "substitutes__user")
        if organisation.path.startswith(each.organisation.path)
    ]
    return next(iter(there), None) if there and all(each.substitutes_id for each in there) else None


def named_as(user: User, organisation: Organisation | None) -> str:
    """How the history names the user for what they do there."""
    office = standing_in(user, organisation)
    return f"{user} (thay đồng chí {office.substitutes.user})" if office else str(user)
