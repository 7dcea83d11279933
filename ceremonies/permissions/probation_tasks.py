"""The cell gives a probationary member tasks; the helper and the member see them."""

from django.db.models import Q

from ceremonies.choices import State
from ceremonies.models import ProbationTask
from ceremonies.permissions.remarks import in_dossiers_of_others
from ceremonies.permissions.verifications import keeps_file
from members.permissions import rule, visibility


@visibility(ProbationTask)
def tasks_visible_to(user):
    own = Q(candidacy__person=user.person_id) if user.person_id else Q(pk__in=[])
    return ProbationTask.objects.filter(in_dossiers_of_others(user) | own)


@rule("probation_task.edit")
def _may_give(user, candidacy):
    return candidacy.state in (State.PROBATION, State.RECOGNITION) and keeps_file(user, candidacy)
