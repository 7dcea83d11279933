"""The helper writes of the person; who reads the dossier reads it; never the person concerned, nor the union."""

from django.db.models import Q

from ceremonies.models import Candidacy, HelperAssignment, Remark
from ceremonies.permissions.files import helped_by, of_party
from ceremonies.permissions.verifications import keeps_file
from members.clock import today
from members.models.period import current
from members.permissions import grants_of, rule, visibility


def dossiers_of_others(user):
    """As `candidacy.view_dossier` answers."""
    return Candidacy.objects.filter(of_party(user) | helped_by(user)).exclude(person=user.person_id)


def in_dossiers_of_others(user) -> Q:
    """Rows of `dossiers_of_others`."""
    helped = Q(candidacy__in=Candidacy.objects.filter(helped_by(user)))
    return (of_party(user, "candidacy__") | helped) & ~Q(candidacy__person=user.person_id)


@visibility(Remark)
def remarks_visible_to(user):
    return Remark.objects.filter(in_dossiers_of_others(user))


@rule("remark.write")
def _may_write(user, candidacy):
    """Whoever helps the person now; the cell writes down what a helper without an account gave on paper."""
    if not candidacy.is_open or candidacy.person_id == user.person_id:
        return False
    return keeps_file(user, candidacy) or helps(user, candidacy)


def helps(user, candidacy) -> bool:
    return Candidacy.objects.filter(helped_by(user), pk=candidacy.pk).exists()


@rule("remark.write_for_helper")
def _may_write_for_helper(user, candidacy):
    return candidacy.is_open and keeps_file(user, candidacy)


@rule("helped.list")
def _may_list(user, obj):
    """A line of the navigation: for office-holders without asking, they may be named tomorrow."""
    if not user.person_id:
        return False
    if grants_of(user).hold_something:
        return True
    return HelperAssignment.objects.filter(current(today()), person=user.person_id).exists()
