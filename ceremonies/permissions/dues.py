"""What is due is read by whoever reads the deadlines on the page of the file; nobody reads it of their own file."""

from django.db.models import Exists, OuterRef, Q

from ceremonies.choices import DueKind
from ceremonies.models import Due
from ceremonies.permissions.remarks import dossiers_of_others
from ceremonies.permissions.verifications import files_of_others
from members.permissions import visibility


@visibility(Due)
def dues_visible_to(user):
    """The Party bodies and the helper; letters about relatives are for the Party bodies.

    Asked row by row: a queue reads few rows, and a committee has thousands of files.
    """
    file = {"pk": OuterRef("candidacy")}
    letters = ~Q(kind=DueKind.LETTER) | Exists(files_of_others(user).filter(**file))
    return Due.objects.filter(Exists(dossiers_of_others(user).filter(**file)), letters)
