"""Reports are read by those who see the files behind them; there is no reader of numbers alone."""

from django.db.models import Q, QuerySet

from ceremonies.models import Attendance, Candidacy, CountedFile, CountedLearner, Step
from ceremonies.permissions.files import SENT
from members.choices import Right, Tree, kinds_of
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import RULES, grants_of, scope

RULES["figures.list"] = lambda user, obj: (
    grants_of(user).holds(Right.VIEW_CANDIDACIES) or grants_of(user).holds(Right.VIEW_NOMINATIONS)
)


def reported_bodies(user) -> QuerySet[Organisation]:
    """Party bodies whose files the user sees, and unions whose nominees."""
    party = scope(user, Right.VIEW_CANDIDACIES) & Q(kind__in=kinds_of(Tree.PARTY))
    unions = scope(user, Right.VIEW_NOMINATIONS) & Q(kind__in=kinds_of(Tree.YOUTH, Tree.UNION))
    return Organisation.objects.filter(party | unions)


def reported_files(user, organisation: Organisation) -> QuerySet[Candidacy]:
    """Files of the cells in reach; of a union, its nominees. A part of what `visible_to` shows."""
    if organisation.tree == Tree.PARTY:
        return Candidacy.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "cell__path"), SENT)
    return Candidacy.objects.filter(scope(user, Right.VIEW_NOMINATIONS, "nominator__path"))


def reported_learners(user) -> QuerySet[Attendance]:
    """Learners of awareness classes who are counted at a cell or body in reach. A part of what `visible_to` shows."""
    return Attendance.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "counted__cell__path"))


def counted_rows(
    user, model: type[CountedFile | CountedLearner], organisation: Organisation, path: str
) -> QuerySet:
    """The rows of the same files or learners. `path`: where the organisation's own tree is told, as cell__path."""
    right = Right.VIEW_CANDIDACIES if organisation.tree == Tree.PARTY else Right.VIEW_NOMINATIONS
    return model.objects.filter(scope(user, right, path))


def reported_steps(user, organisation: Organisation) -> QuerySet[Step]:
    """Steps of the same files, of this organisation and below. Of many files each step is asked about its own."""
    path, right = "candidacy__nominator__path", Right.VIEW_NOMINATIONS
    if organisation.tree == Tree.PARTY:
        path, right = "candidacy__counted__cell__path", Right.VIEW_CANDIDACIES
        path = "candidacy__counted__place" if grants_of(user).is_wide else path
    here = {f"{path}__gte": organisation.path, f"{path}__lt": organisation.path + PATH_END}
    return Step.objects.filter(scope(user, right, path), **here)
