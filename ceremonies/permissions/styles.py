"""How papers look is no secret; administrators keep it, and each committee's office its own."""

from collections.abc import Iterable

from ceremonies.models import StyleProfile
from members.choices import DECIDING_KINDS, Right
from members.models import Organisation
from members.permissions import RULES, grants_of, organisations_with, rule, visibility

RULES["styles.list"] = RULES["policies.list"]


@visibility(StyleProfile)
def styles_visible_to(user):
    return StyleProfile.objects.all() if RULES["styles.list"](user, None) else StyleProfile.objects.none()


@rule("styles.create")
def _may_create(user, obj):
    return grants_of(user).holds(Right.MANAGE_POLICIES) or committees_kept_by(user).exists()


@rule("style.manage")
def _may_manage(user, organisation: Organisation | None):
    """None: the style of all who have none of their own."""
    grants = grants_of(user)
    if grants.cover(Right.MANAGE_POLICIES, organisation):
        return True
    kept = organisation is not None and organisation.kind in DECIDING_KINDS
    return kept and grants.cover(Right.KEEP_CANDIDACY, organisation)


def changeable(user, profiles: Iterable[StyleProfile]) -> set[int]:
    """Those of these profiles for which `may(user, "style.manage", …)` is true; one query for all."""
    everything = grants_of(user).holds(Right.MANAGE_POLICIES)
    kept = set(committees_kept_by(user).values_list("pk", flat=True))
    return {profile.pk for profile in profiles if everything or profile.organisation_id in kept}


def committees_kept_by(user):
    """The committees at which the user holds an office that keeps files."""
    return organisations_with(user, Right.KEEP_CANDIDACY).filter(kind__in=DECIDING_KINDS)
