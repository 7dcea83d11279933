from collections.abc import Sequence
from datetime import date

from django.db import transaction

from ceremonies.choices import Action
from ceremonies.models import Candidacy, Decision
from ceremonies.services.workflow import act
from members.services.errors import Conflict, Refused


@transaction.atomic
def issue_for_meeting(*, actor, items: Sequence[tuple[Candidacy, int]], issued_on: date) -> list[Decision]:
    """Issues the decisions of one meeting, all or none; numbers follow the order of `items` (file, version seen).

    Each file gets the decision of the matter voted on. Raises what `act` raises, with the name of the person.
    """
    issued = []
    for candidacy, version in items:
        try:
            done = act(
                actor=actor,
                candidacy=candidacy,
                action=Action.ISSUE_DECISION,
                version=version,
                issued_on=issued_on,
            )
        except Refused as refused:
            raise Refused(f"{candidacy.person}: {refused.message}") from refused
        except Conflict as conflict:
            said = f"{candidacy.person}: {conflict.message} Chưa quyết định nào của phiên họp được ban hành lần này."
            raise Conflict(said, who=conflict.who, when=conflict.when) from conflict
        issued.append(done.candidacy.decisions.latest("pk"))
    return issued
