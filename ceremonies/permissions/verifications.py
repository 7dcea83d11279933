"""What was verified of the person and their relatives is for the Party bodies; the cell keeps it until it votes."""

from django.db.models import Q, QuerySet

from ceremonies.choices import State
from ceremonies.models import Candidacy, Verification
from ceremonies.permissions.files import of_party
from members.choices import Right
from members.permissions import grants_of, rule, visibility

BEFORE_ADMISSION = (State.FOLLOWED, State.PROCEDURE_ALLOWED, State.DOSSIER)


def files_of_others(user) -> QuerySet[Candidacy]:
    """Whose votes, opinions and verifications this user reads: never one's own."""
    return Candidacy.objects.filter(of_party(user)).exclude(person=user.person_id)


def in_files_of_others(user) -> Q:
    """Rows of `files_of_others`."""
    return of_party(user, "candidacy__") & ~Q(candidacy__person=user.person_id)


def keeps_file(user, candidacy: Candidacy) -> bool:
    """The cell's right, never for one's own file."""
    others = candidacy.person_id != user.person_id
    return others and grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.cell)


@visibility(Verification)
def verifications_visible_to(user):
    return Verification.objects.filter(in_files_of_others(user))


@rule("verification.edit")
def _may_edit(user, candidacy):
    return candidacy.state in BEFORE_ADMISSION and keeps_file(user, candidacy)
