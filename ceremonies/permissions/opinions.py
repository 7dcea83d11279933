"""What unions and the residence cell say is for the Party bodies; the cell keeps it until it votes."""

from ceremonies.choices import State
from ceremonies.models import Opinion
from ceremonies.permissions.verifications import BEFORE_ADMISSION, in_files_of_others, keeps_file
from members.permissions import rule, visibility


@visibility(Opinion)
def opinions_visible_to(user):
    return Opinion.objects.filter(in_files_of_others(user))


@rule("opinion.edit")
def may_edit_opinions(user, candidacy):
    return candidacy.state in (*BEFORE_ADMISSION, State.RECOGNITION) and keeps_file(user, candidacy)
