"""Takes a file along the road to a wanted state, each step by the office-holder whose desk it is."""

from datetime import date, timedelta
from uuid import uuid4

from ceremonies.choices import Action, ExclusionReason, Route, State
from ceremonies.models import Candidacy
from ceremonies.rules import Vote, forms_of
from ceremonies.services.candidacies import open_nomination, save_paper
from ceremonies.services.workflow import act
from members.clock import today
from tests.cast import Cast


def day(back: int = 0) -> date:
    return today() - timedelta(days=back)


def vote(back: int, listed=3, excluded=0, present=None, votes_for=None) -> Vote:
    entitled = listed - excluded
    present = entitled if present is None else present
    votes_for = present if votes_for is None else votes_for
    return Vote(day(back), listed, excluded, present, votes_for, present - votes_for)


def steps(cast: Cast) -> list[tuple[Action, str, dict]]:
    """The main road: action, account, details."""
    return [
        (Action.SUBMIT, "doan_vien", {}),
        (Action.RESOLVE, "doan_bi_thu", {"vote": vote(29, listed=9), "number": "12-NQ/ĐTN"}),
        (Action.SEND, "doan_vien", {}),
        (Action.RECEIVE, "chi_bo", {}),
        (Action.LIST, "chi_bo", {"number": "03-NQ/CB", "held_on": day(25)}),
        (Action.ASSIGN_HELPER, "chi_bo", _helper(cast)),
        (Action.ASK_PROCEDURE, "chi_bo", {"number": "04-NQ/CB", "held_on": day(24)}),
        (Action.ALLOW_PROCEDURE, "van_phong", {"number": "15-TB/ĐU", "held_on": day(22)}),
        (Action.OPEN_DOSSIER, "chi_bo", {"started_on": day(20)}),
        (Action.RECORD_CELL_VOTE, "chi_bo", {"vote": vote(10), "number": "05-NQ/CB"}),
        (Action.FORWARD_TO_COMMITTEE, "chi_bo", {}),
        (Action.RECORD_COMMITTEE_VOTE, "van_phong", {"vote": vote(6, listed=9), "number": "21-NQ/ĐU"}),
        (Action.FORWARD_TO_AUTHORITY, "van_phong", {}),
        (Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", {"vote": vote(3, listed=7), "number": "8-BB/ĐU"}),
        (Action.ISSUE_DECISION, "cap_tren", {"issued_on": day(1)}),
    ]


def _helper(cast: Cast) -> dict:
    together = {cast.ha.pk: day(800)}
    return {"helpers": [cast.ha], "together_since": together, "number": "03-NQ/CB", "held_on": day(25)}


def details_of(cast: Cast) -> dict[Action, dict]:
    """What each action that needs more than a reason is given."""
    known = {action: details for action, _, details in steps(cast)}
    known[Action.REPLACE_HELPER] = {
        "helpers": [cast.khoa],
        "number": "04-NQ/CB",
        "held_on": day(18),
        "remark": "Có tiến bộ, cần tiếp tục rèn luyện.",
    }
    return known


def nominate(cast: Cast, person=None, **kwargs) -> Candidacy:
    values = {
        "actor": cast.doan_vien,
        "person": person or cast.an,
        "nominator": cast.CD1,
        "cell": cast.CB1,
        "route": Route.YOUTH_UNION,
        "strengths": "Có ý thức tổ chức kỷ luật, hoàn thành tốt nhiệm vụ.",
        "form_key": uuid4(),
    }
    return open_nomination(**values | kwargs)


def fill_papers(cast: Cast, candidacy: Candidacy, back: int = 15) -> None:
    numbered = {f["kind"] for f in forms_of(candidacy.policy.data, candidacy.route) if f["number_required"]}
    for paper in candidacy.papers.all():
        paper.issued_on = day(back)
        paper.number = "280/CN" if paper.kind in numbered else ""
        save_paper(actor=cast.chi_bo, paper=paper, version=paper.version)


def take(cast: Cast, candidacy: Candidacy, action: Action, account: str, **details):
    candidacy.refresh_from_db()
    return act(
        actor=cast.users[account], candidacy=candidacy, action=action, version=candidacy.version, **details
    ).candidacy


def bring(cast: Cast, state: State, person=None) -> Candidacy:
    """A file of Hoài An (or `person`) in this state."""
    candidacy = nominate(cast, person)
    for action, account, details in steps(cast):
        if candidacy.state == state:
            return candidacy
        if action == Action.RECORD_CELL_VOTE:
            fill_papers(cast, candidacy)
        candidacy = take(cast, candidacy, action, account, **details)
    assert candidacy.state == state
    return candidacy


EXCLUDED = ("Nguyễn Văn Mẫu", ExclusionReason.SUSPENDED)
