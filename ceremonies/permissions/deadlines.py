"""Who puts off a deadline, plans the meeting, and reads what is due."""

from ceremonies.choices import State
from ceremonies.models import Candidacy, Extension
from ceremonies.permissions.files import of_party
from ceremonies.rules.policies import rows_by_name
from members.choices import Right
from members.permissions import RULES, grants_of, rule

#: The cell has yet to vote, on admission or on recognition.
_BEFORE_VOTE = (
    State.RECEIVED,
    State.LISTED,
    State.FOLLOWED,
    State.PROCEDURE_ASKED,
    State.PROCEDURE_ALLOWED,
    State.DOSSIER,
    State.PROBATION,
    State.RECOGNITION,
)


RULES["boards.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)


@rule("deadline.extend")
def _may_extend(user, extension: Extension):
    """The organisation that has to act until then; nobody for their own file."""
    file = extension.candidacy
    deadline = rows_by_name(file.policy.data["deadlines"]).get(extension.code)
    if deadline is None or not file.is_open or file.person_id == user.person_id:
        return False
    seen = Candidacy.objects.filter(of_party(user), pk=file.pk).exists()
    return seen and grants_of(user).cover(Right.KEEP_CANDIDACY, getattr(file, deadline["desk"]))


@rule("meeting.plan")
def _may_plan_meeting(user, candidacy: Candidacy):
    return (
        candidacy.state in _BEFORE_VOTE
        and candidacy.person_id != user.person_id
        and grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.cell)
    )
