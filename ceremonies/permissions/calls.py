"""A call is kept by the body that made it; whoever is asked sees their own line of it and answers."""

from django.db.models import Q

from ceremonies.models import Addressee, Call
from members.choices import OrganisationKind, Right, Tree
from members.permissions import grants_of, rule, scope, visibility

_DEPARTMENT = Q(organisation__kind=OrganisationKind.DEPARTMENT)


def _asked(user) -> Q:
    """Lines of unions the user watches, of the Party bodies they look after and of all that serve those."""
    return (
        scope(user, Right.VIEW_NOMINATIONS, "organisation__path")
        | scope(user, Right.VIEW_CANDIDACIES, "organisation__path")
        | scope(user, Right.VIEW_CANDIDACIES, "organisation__serves__path")
    )


@visibility(Addressee)
def addressees_visible_to(user):
    return Addressee.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES, "call__organisation__path") | _asked(user)
    )


@visibility(Call)
def calls_visible_to(user):
    asked = Addressee.objects.filter(_asked(user)).order_by().values("call")
    return Call.objects.filter(scope(user, Right.VIEW_CANDIDACIES, "organisation__path") | Q(pk__in=asked))


@rule("calls.list")
def _may_list(user, obj):
    grants = grants_of(user)
    return grants.holds(Right.VIEW_CANDIDACIES) or grants.holds(Right.VIEW_NOMINATIONS)


@rule("call.keep")
def _may_keep(user, organisation):
    """`organisation`: the body that calls; None asks whether the user calls for any."""
    if organisation is None:
        return grants_of(user).holds(Right.KEEP_CANDIDACY)
    return organisation.tree == Tree.PARTY and grants_of(user).cover(Right.KEEP_CANDIDACY, organisation)


def answered_by(user) -> Q:
    """Lines that this user answers: who is asked; for a department, which has no account, its cell."""
    return (
        scope(user, Right.DRAFT_NOMINATION, "organisation__path")
        | scope(user, Right.KEEP_CANDIDACY, "organisation__path")
        | (_DEPARTMENT & scope(user, Right.KEEP_CANDIDACY, "organisation__serves__path"))
    )


def answerable(user) -> Q:
    """The body that calls may write down what a department said, too."""
    return Q(call__closed_on=None) & (
        answered_by(user) | (_DEPARTMENT & scope(user, Right.KEEP_CANDIDACY, "call__organisation__path"))
    )


@rule("call.answer")
def _may_answer(user, addressee: Addressee):
    return Addressee.objects.filter(answerable(user), pk=addressee.pk).exists()
