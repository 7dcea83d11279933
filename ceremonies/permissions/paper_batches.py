"""Who orders papers by the batch: those who keep files at an organisation of the Party; each sees the own batches."""

from ceremonies.models import PaperBatch
from members.choices import Right, Tree, kinds_of
from members.permissions import RULES, grants_of, organisations_with, rule, scope, visibility

RULES["batches.list"] = lambda user, obj: grants_of(user).holds(Right.KEEP_CANDIDACY)


@visibility(PaperBatch)
def batches_visible_to(user):
    return PaperBatch.objects.filter(scope(user, Right.KEEP_CANDIDACY, "organisation__path"), actor=user.pk)


@rule("batch.make")
def _may_make(user, organisation):
    return grants_of(user).cover(Right.KEEP_CANDIDACY, organisation)


def offices_of(user):
    """The Party organisations for which the user may order papers, from the top."""
    kept = organisations_with(user, Right.KEEP_CANDIDACY).filter(kind__in=kinds_of(Tree.PARTY))
    return kept.order_by("path")
