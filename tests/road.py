"""Takes a file along the road to a wanted state, each step by the office-holder whose desk it is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import uuid4

from ceremonies.choices import Action, ExclusionReason, Route, State
from ceremonies.models import Candidacy
from ceremonies.rules import Vote, forms_of
from ceremonies.services.candidacies import open_nomination, save_paper
from ceremonies.services.workflow import act
from ceremonies.workflow import RECOGNITION, STRIKING_OFF, matter_of, transition
from members import clock
from members.choices import OrganisationKind, Role
from members.clock import today
from members.models import Appointment, Organisation, User
from members.services.appointments import write_appointment
from members.services.organisations import write_organisation
from tests.cast import START, Cast
from tests.replay import replayed

#: A step of the road: action, account, details.
Taken = tuple[Action, str, dict]

_OPENED: Taken = (Action.OPEN, "doan_vien", {})
REASON = "Theo đề nghị của đương sự"
EXCLUDED = ("Nguyễn Văn Mẫu", ExclusionReason.SUSPENDED)

#: How many days ago the person was admitted.
PROBATION_OVER, IN_PROBATION = 400, 100

_ENDS = {  # how a closed file came to its end: the state before, the action, the account
    State.WITHDRAWN: (State.LISTED, Action.WITHDRAW, "chi_bo"),
    State.REMOVED: (State.FOLLOWED, Action.REMOVE, "chi_bo"),
    State.REJECTED: (State.AT_AUTHORITY, Action.REJECT, "ban_to_chuc"),
    State.CANCELLED: (State.AWAITING_CEREMONY, Action.CANCEL_DECISION, "cap_tren"),
    State.MOVED_AWAY: (State.FOLLOWED, Action.MOVE_AWAY, "chi_bo"),
    State.LEFT: (State.PROBATION, Action.LEAVE_PARTY, "cap_tren"),
    State.DECEASED: (State.FOLLOWED, Action.RECORD_DEATH, "chi_bo"),
}


def day(back: int = 0) -> date:
    return today() - timedelta(days=back)


def vote(back: int, listed=3, excluded=0, present=None, votes_for=None) -> Vote:
    entitled = listed - excluded
    present = entitled if present is None else present
    votes_for = present if votes_for is None else votes_for
    return Vote(day(back), listed, excluded, present, votes_for, present - votes_for)


def steps(cast: Cast) -> list[Taken]:
    """The main road to the decision."""
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
        *votes(cast),
    ]


def votes(cast: Cast, by_section: bool | None = None) -> list[Taken]:
    """From the cell's vote to the decision; through the section committee where there is one."""
    if by_section is None:
        by_section = "DBP" in cast.organisations
    return [
        (Action.RECORD_CELL_VOTE, "chi_bo", {"vote": vote(10), "number": "05-NQ/CB"}),
        *(_through_section() if by_section else [(Action.FORWARD_TO_COMMITTEE, "chi_bo", {})]),
        (Action.RECORD_COMMITTEE_VOTE, "van_phong", {"vote": vote(6, listed=9), "number": "21-NQ/ĐU"}),
        (Action.FORWARD_TO_AUTHORITY, "van_phong", {}),
        (Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", {"vote": vote(3, listed=7), "number": "8-BB/ĐU"}),
        (Action.ISSUE_DECISION, "cap_tren", {"issued_on": day(1)}),
    ]


def _through_section() -> list[Taken]:
    report = {"number": "02-BC/ĐU", "held_on": day(8), "conclusion": "Đủ tiêu chuẩn, đúng thủ tục."}
    return [(Action.FORWARD_TO_SECTION, "chi_bo", {}), (Action.APPRAISE, "bo_phan", report)]


def ceremony(cast: Cast) -> list[Taken]:
    return [
        (Action.RECEIVE_DECISION, "chi_bo", {"received_on": day()}),
        (Action.HOLD_CEREMONY, "chi_bo", {"held_on": day(), "helper": cast.ha}),
    ]


def recognition(cast: Cast) -> list[Taken]:
    return [
        (Action.OPEN_RECOGNITION, "chi_bo", {}),
        *votes(cast),
        (Action.ANNOUNCE, "chi_bo", {"announced_on": day()}),
    ]


def striking_off(cast: Cast) -> list[Taken]:
    """A section committee has no say in it."""
    reason = {"reason": "Bỏ sinh hoạt chi bộ ba tháng liền."}
    return [(Action.PROPOSE_STRIKING_OFF, "chi_bo", reason), *votes(cast, by_section=False)]


def _helper(cast: Cast) -> dict:
    together = {cast.ha.pk: day(800)}
    return {"helpers": [cast.ha], "together_since": together, "number": "03-NQ/CB", "held_on": day(25)}


def details_of(cast: Cast) -> dict[Action, dict]:
    """What each action that needs more than a reason is given."""
    main_road = [*steps(cast), *_through_section(), *ceremony(cast), *recognition(cast)]
    return {action: details for action, _, details in main_road if details} | {
        Action.REPLACE_HELPER: {
            "helpers": [cast.khoa],
            "number": "04-NQ/CB",
            "held_on": day(18),
            "remark": "Có tiến bộ, cần tiếp tục rèn luyện.",
        },
        Action.MOVE: {"to_cell": cast.CB2, "decided_on": day(5)},
        Action.MOVE_AWAY: {"destination": "Đảng bộ tỉnh Cao Bằng", "decided_on": day(5)},
        Action.LEAVE_PARTY: {"number": "09-NQ/CB", "held_on": day(), "issued_on": day()},
        Action.RECORD_DEATH: {"died_on": day()},
        Action.CANCEL_DECISION: {"issued_on": day()},
        Action.REDO_DECISION: {"issued_on": day()},
    }


def put_section(cast: Cast) -> Organisation:
    """A section committee between Chi bộ Một and Đảng ủy Cục Mẫu, its secretary `bo_phan`."""
    section, secretary = replayed(lambda: _section(cast), "section")
    cast.organisations["DBP"], cast.users["bo_phan"] = section, secretary
    cast.CB1.refresh_from_db()
    return section


def _section(cast: Cast) -> tuple[Organisation, User]:
    section = Organisation(
        code="DBP",
        kind=OrganisationKind.SECTION_COMMITTEE,
        name="Đảng ủy bộ phận Mẫu",
        place="Hà Nội",
        symbol="ĐU",
        parent=cast.DUC,
        opened_on=START,
    )
    section = write_organisation(actor=None, organisation=section)
    cell = Organisation.objects.get(pk=cast.CB1.pk)
    cell.parent = section
    write_organisation(actor=None, organisation=cell)
    secretary = User.objects.create(username="bo_phan", full_name="Bo Phan")
    appointment = Appointment(user=secretary, role=Role.SECRETARY, organisation=section, starts_on=START)
    write_appointment(actor=None, appointment=appointment)
    return section, secretary


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
    """Dates and numbers of the papers that the matter now considered asks for."""
    forms = {
        f["kind"]: f["number_required"]
        for f in forms_of(candidacy.policy.data, candidacy.route, matter_of(candidacy.state))
    }
    for paper in candidacy.papers.filter(kind__in=forms):
        paper.issued_on = day(back)
        paper.number = "280/CN" if forms[paper.kind] else ""
        save_paper(actor=cast.chi_bo, paper=paper, version=paper.version)


def take(cast: Cast, candidacy: Candidacy, action: Action, account: str, **details):
    candidacy.refresh_from_db()
    return act(
        actor=cast.users[account], candidacy=candidacy, action=action, version=candidacy.version, **details
    ).candidacy


def bring(cast: Cast, state: State, person=None) -> Candidacy:
    """A file of Hoài An (or `person`) in this state. Who is recognised was admitted 400 days ago, whoever is on
    probation or struck off 100 days ago: bring the older file first, numbers and dates of a register rise together.
    """
    if state in (State.AT_SECTION, State.RECOGNITION_AT_SECTION) and "DBP" not in cast.organisations:
        put_section(cast)
    return _after(cast, person, _road_to(cast, state))


def _road_to(cast: Cast, state: State) -> list[tuple[int, Taken]]:
    """The steps to this state, each with how many days ago it is taken."""
    if state in _ENDS:
        before, action, account = _ENDS[state]
        details = {"reason": REASON} | details_of(cast).get(action, {})
        return [*_road_to(cast, before), (0, (action, account, details))]
    recognised = state in RECOGNITION.states or state == State.OFFICIAL
    struck_off = state in STRIKING_OFF.states
    if not (recognised or struck_off or state == State.PROBATION):
        return [(0, _OPENED), *_up_to(state, [*steps(cast), *ceremony(cast)])]
    back = PROBATION_OVER if recognised else IN_PROBATION
    with clock.at(_ago(back)):
        admission = _up_to(State.PROBATION, [*steps(cast), *ceremony(cast)], back)
    rest = _up_to(state, striking_off(cast) if struck_off else recognition(cast), start=State.PROBATION)
    return [(back, _OPENED), *admission, *rest]


def _up_to(state: State, road: Iterable[Taken], back=0, start=State.DRAFT) -> list[tuple[int, Taken]]:
    """The part of this road from `start` to the state."""
    taken, reached = [], start
    for step in road:
        if reached == state:
            break
        taken.append((back, step))
        reached = transition(reached, step[0]).target
    assert reached == state
    return taken


def _after(cast: Cast, person, road: list[tuple[int, Taken]]) -> Candidacy:
    """The file after these steps. Whoever wants it one step further soon finds all the others known."""
    path = tuple((back, action) for back, (action, *_) in road)
    return replayed(lambda: _taken(cast, person, *road), "after", path, person and person.pk)


def _taken(cast: Cast, person, *road: tuple[int, Taken]) -> Candidacy:
    *before, (back, (action, account, details)) = road
    candidacy = _after(cast, person, before) if before else None
    with clock.at(_ago(back)):
        if candidacy is None:
            return nominate(cast, person)
        if action == Action.RECORD_CELL_VOTE:
            fill_papers(cast, candidacy)
        return take(cast, candidacy, action, account, **details)


def _ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def walk(cast: Cast, candidacy: Candidacy, road: Iterable[Taken], state: State) -> Candidacy:
    """Takes these steps until the file is in this state."""
    for action, account, details in road:
        if candidacy.state == state:
            return candidacy
        if action == Action.RECORD_CELL_VOTE:
            fill_papers(cast, candidacy)
        candidacy = take(cast, candidacy, action, account, **details)
    assert candidacy.state == state
    return candidacy
