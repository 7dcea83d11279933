"""What is due is read by whoever reads the deadlines on the page of the file; nobody reads it of their own file."""

from django.db.models import Q

from ceremonies.choices import DueKind
from ceremonies.models import Due
from ceremonies.permissions.remarks import in_dossiers_of_others
from ceremonies.permissions.verifications import in_files_of_others
from members.permissions import visibility


@visibility(Due)
def dues_visible_to(user):
    """The Party bodies and the helper; letters about relatives are for the Party bodies."""
    letters = Q(kind=DueKind.LETTER) & in_files_of_others(user)
    others = ~Q(kind=DueKind.LETTER) & in_dossiers_of_others(user)
    return Due.objects.filter(letters | others)
