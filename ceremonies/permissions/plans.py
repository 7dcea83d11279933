"""The yearly plan is read by the body it is of and those above it, and kept by the body itself."""

from ceremonies.models import Plan
from members.choices import Right, Tree
from members.permissions import RULES, grants_of, rule, scope, visibility


@visibility(Plan)
def plans_visible_to(user):
    return Plan.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "organisation__path"))


RULES["plans.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)


@rule("plan.keep")
def _may_keep(user, organisation):
    """`organisation`: whose plan it is; None asks whether the user keeps any."""
    if organisation is None:
        return grants_of(user).holds(Right.KEEP_CANDIDACY)
    return organisation.tree == Tree.PARTY and grants_of(user).cover(Right.KEEP_CANDIDACY, organisation)
