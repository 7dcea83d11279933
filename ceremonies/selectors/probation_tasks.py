from django.db.models import F

from ceremonies.models import Candidacy, ProbationTask
from members.permissions import visible_to


def tasks_of(user, candidacy: Candidacy) -> list[ProbationTask]:
    """What is still to be done first, by the day it is due; none while an admission is decided anew."""
    if candidacy.ceremony_on is None:
        return []
    seen = visible_to(user, ProbationTask).filter(candidacy=candidacy)
    return list(seen.order_by(F("done_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"))
