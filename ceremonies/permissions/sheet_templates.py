"""Who keeps the workbooks that an office was issued, and who fills them in: the office itself and those below it."""

from django.db.models import Q

from ceremonies.models import SheetTemplate
from ceremonies.permissions.books import offices_above
from members.choices import Right, Tree, kinds_of
from members.models import Organisation
from members.permissions import RULES, grants_of, rule, scope, visibility

RULES["sheet_templates.list"] = RULES["books.list"]


@visibility(SheetTemplate)
def sheet_templates_visible_to(user):
    """Those of the organisations in reach and of the bodies above the own office, which hand their forms down."""
    if not RULES["sheet_templates.list"](user, None):
        return SheetTemplate.objects.none()
    return SheetTemplate.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES, "organisation__path")
        | Q(organisation__path__in=offices_above(user))
    )


@rule("sheet_template.keep")
def _may_keep(user, organisation: Organisation | None):
    """None asks whether the user keeps any."""
    grants = grants_of(user)
    if organisation is None:
        return grants.holds(Right.KEEP_CANDIDACY)
    return organisation.tree == Tree.PARTY and grants.cover(Right.KEEP_CANDIDACY, organisation)


def keepers_of_templates(user):
    """The organisations for which the user may upload."""
    return Organisation.objects.filter(scope(user, Right.KEEP_CANDIDACY), kind__in=kinds_of(Tree.PARTY))
