"""The style profile that holds for an organisation."""

from datetime import date

from django.db.models import Q, QuerySet

from ceremonies.models import StyleProfile
from ceremonies.selectors.organisations import ancestors
from members.models import Organisation
from members.permissions import visible_to


def styles(user, *, organisation: Organisation | None = None) -> QuerySet[StyleProfile]:
    found = visible_to(user, StyleProfile)
    found = found.filter(organisation=organisation) if organisation else found
    return found.select_related("organisation")


def profile_of(organisation: Organisation, on: date) -> StyleProfile | None:
    """The newest one of the nearest organisation above that has any; one for everybody comes last."""
    nearest = {body.pk: distance for distance, body in enumerate(ancestors(organisation))}
    found = StyleProfile.objects.filter(
        Q(organisation__in=nearest) | Q(organisation__isnull=True), starts_on__lte=on
    )
    newest_first = found.order_by("-starts_on", "-pk")
    return min(newest_first, key=lambda each: nearest.get(each.organisation_id, len(nearest)), default=None)


def style_of(organisation: Organisation, on: date) -> dict:
    """What differs from the default style, with the name and the day of the profile."""
    profile = profile_of(organisation, on)
    return profile.style if profile else {}
