"""The rules are read by whoever holds a Party office and kept by the system administrators."""

from ceremonies.models import Holiday, Policy
from members.choices import Right
from members.permissions import RULES, grants_of, rule, visibility


@visibility(Policy)
def policies_visible_to(user):
    """No secret; drafts are for those who write them."""
    grants = grants_of(user)
    if grants.holds(Right.MANAGE_POLICIES):
        return Policy.objects.all()
    if grants.holds(Right.VIEW_CANDIDACIES):
        return Policy.objects.filter(published_at__isnull=False)
    return Policy.objects.none()


@visibility(Holiday)
def holidays_visible_to(user):
    return Holiday.objects.all() if RULES["policies.list"](user, None) else Holiday.objects.none()


@rule("policies.list")
def _may_list(user, obj):
    grants = grants_of(user)
    return grants.holds(Right.VIEW_CANDIDACIES) or grants.holds(Right.MANAGE_POLICIES)


#: `organisation` None: the rules for everybody.
RULES["policy.manage"] = lambda user, organisation: grants_of(user).cover(Right.MANAGE_POLICIES, organisation)


@rule("candidacy.move_policy")
def _may_move(user, candidacy):
    """The grass-roots committee above the cell, not the cell itself; nobody for their own file."""
    return (
        candidacy.is_open
        and candidacy.person_id != user.person_id
        and grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.committee)
    )
