"""The road as a graph: it ends, nothing is out of reach, and every step is taken at the desk that holds the file."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.choices import Action, Desk, State
from ceremonies.models import Candidacy, Decision, IssuedNumber
from ceremonies.selectors.decisions import in_force
from ceremonies.selectors.work import tasks_of
from ceremonies.services.candidacies import open_by_cell
from ceremonies.services.effects import EFFECTS
from ceremonies.services.workflow import NotYet
from ceremonies.workflow import CLOSED, DESK_OF_STATE, STRIKING_OFF, TRANSITIONS, transitions_from
from members import clock
from members.choices import DecisionMode, Right, Role, Tree
from members.clock import today
from members.models import Appointment, DecisionAuthority
from members.permissions import REACHES_BELOW, ROLE_RIGHTS, ROLE_TREES, may
from members.services.appointments import write_appointment
from members.services.audit import broken_links
from members.services.errors import Conflict, Refused
from tests.replay import replayed
from tests.road import bring, day, details_of, fill_papers, nominate, steps, take, vote

#: Admission, steps 1 to 16; recognition, 17 to 20; striking off, the exits of 1.4. Written from the procedure.
MAIN_ROAD = [
    "draft submit submitted",
    "submitted resolve resolved",
    "resolved send sent",
    "sent receive received",
    "received list listed",
    "listed assign_helper followed",
    "followed ask_procedure procedure_asked",
    "procedure_asked allow_procedure procedure_allowed",
    "procedure_allowed open_dossier dossier",
    "dossier record_cell_vote cell_voted",
    "cell_voted forward_to_committee at_committee",
    "at_committee record_committee_vote committee_voted",
    "committee_voted forward_to_authority at_authority",
    "at_authority record_authority_vote authority_voted",
    "authority_voted issue_decision decided",
    "decided receive_decision awaiting_ceremony",
    "awaiting_ceremony hold_ceremony probation",
    "probation open_recognition recognition",
    "recognition record_cell_vote recognition_cell_voted",
    "recognition_cell_voted forward_to_committee recognition_at_committee",
    "recognition_at_committee record_committee_vote recognition_committee_voted",
    "recognition_committee_voted forward_to_authority recognition_at_authority",
    "recognition_at_authority record_authority_vote recognition_authority_voted",
    "recognition_authority_voted issue_decision recognised",
    "recognised announce official",
    "striking_off record_cell_vote striking_cell_voted",
    "striking_cell_voted forward_to_committee striking_at_committee",
    "striking_at_committee record_committee_vote striking_committee_voted",
    "striking_committee_voted forward_to_authority striking_at_authority",
    "striking_at_authority record_authority_vote striking_authority_voted",
    "striking_authority_voted issue_decision struck_off",
]
#: Where a section committee appraises, where a committee decides itself, where nobody asks for leave to begin.
OTHER_ROADS = {
    "cell_voted forward_to_section at_section",
    "at_section appraise at_committee",
    "recognition_cell_voted forward_to_section recognition_at_section",
    "recognition_at_section appraise recognition_at_committee",
    "at_committee record_authority_vote authority_voted",
    "recognition_at_committee record_authority_vote recognition_authority_voted",
    "striking_at_committee record_authority_vote striking_authority_voted",
    "followed open_dossier dossier",
}
ENDS = {
    *(State.OFFICIAL, State.STRUCK_OFF, State.CANCELLED, State.MOVED_AWAY),
    *(State.WITHDRAWN, State.REMOVED, State.REJECTED, State.LEFT, State.DECEASED),
}


def reached_from(*starts: str) -> set[str]:
    found, new = set(), set(starts)
    while new:
        found |= new
        new = {row.target for row in TRANSITIONS.values() if row.source in new} - found
    return found


# --- the graph ----------------------------------------------------------------------------------


def test_the_main_road_is_the_procedure():
    main = {f"{row.source} {row.action} {row.target}" for row in TRANSITIONS.values() if not row.ends}
    assert main == {*MAIN_ROAD, *OTHER_ROADS}


def test_no_state_is_out_of_reach():
    assert reached_from(State.DRAFT) == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - ENDS))
def test_no_open_state_is_a_dead_end(state):
    assert {State.OFFICIAL, State.REJECTED, State.STRUCK_OFF} & reached_from(state)
    assert transitions_from(state) != []


@pytest.mark.parametrize("state", sorted(set(State) - ENDS))
def test_the_main_road_leads_on_from_every_open_state(state):
    assert [row for row in transitions_from(state) if not row.ends] != []


@pytest.mark.parametrize("state", sorted(ENDS))
def test_a_closed_file_stays_closed(state):
    assert transitions_from(state) == []
    assert DESK_OF_STATE[state] is None


def test_exactly_the_ends_lie_at_no_desk():
    assert CLOSED == ENDS
    assert set(DESK_OF_STATE) == set(State)


def test_every_action_but_opening_is_in_the_table():
    assert {row.action for row in TRANSITIONS.values()} == set(Action) - {Action.OPEN}


def test_a_step_is_taken_at_the_desk_that_holds_the_file():
    elsewhere = {
        (row.source, row.action) for row in TRANSITIONS.values() if row.by != DESK_OF_STATE[row.source]
    }
    assert elsewhere == {
        (State.SENT, Action.WITHDRAW),  # the union takes back what the cell has not yet received
        # the decision is with the cell, its number with the issuer, who also cancels it
        (State.DECIDED, Action.VOID_DECISION),
        (State.RECOGNISED, Action.VOID_DECISION),
        *(
            (state, action)
            for state in (
                *(State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION),
                *(State.RECOGNITION, State.RECOGNITION_CELL_VOTED, State.RECOGNITION_AT_SECTION),
                *(State.RECOGNITION_AT_COMMITTEE, State.RECOGNITION_COMMITTEE_VOTED),
            )
            for action in (Action.CANCEL_DECISION, Action.REDO_DECISION)
        ),
        # the cell asks, who decides lets the person go
        *(
            (state, Action.LEAVE_PARTY)
            for state in (State.PROBATION, State.RECOGNITION, State.RECOGNITION_CELL_VOTED)
        ),
    }


def test_side_roads_ask_for_a_reason_and_the_main_road_does_not():
    side = {
        *(Action.SEND_BACK, Action.WITHDRAW, Action.REMOVE, Action.REJECT, Action.VOID_DECISION),
        *(Action.REPLACE_HELPER, Action.CORRECT_VOTE, Action.CONSIDER_AGAIN),
        *(Action.PROPOSE_STRIKING_OFF, Action.DROP_STRIKING_OFF),
        *(Action.CANCEL_DECISION, Action.REDO_DECISION, Action.MOVE, Action.MOVE_AWAY),
        *(Action.ASK_REVIEW, Action.LEAVE_PARTY, Action.RECORD_DEATH),
    }
    assert {row.action for row in TRANSITIONS.values() if row.reason} == side
    assert {row.action for row in TRANSITIONS.values() if not row.reason} & side == set()


def test_every_vote_and_every_end_has_its_effect():
    plain = {Action.SUBMIT, Action.RECEIVE, Action.FORWARD_TO_AUTHORITY, Action.PROPOSE_STRIKING_OFF}
    assert {row.action for row in TRANSITIONS.values()} - set(EFFECTS) == plain


TREES_OF_DESK = {
    Desk.NOMINATOR: {Tree.YOUTH, Tree.UNION},
    Desk.CELL: {Tree.PARTY},
    Desk.SECTION: {Tree.PARTY},
    Desk.COMMITTEE: {Tree.PARTY},
    Desk.AUTHORITY: {Tree.PARTY},
}


@pytest.mark.parametrize("row", TRANSITIONS.values(), ids=lambda row: f"{row.source}-{row.action}")
def test_each_step_belongs_to_offices_of_its_own_tree(row):
    roles = [role for role, rights in ROLE_RIGHTS.items() if row.right in rights]
    assert {tree for role in roles for tree in ROLE_TREES[role]} == TREES_OF_DESK[row.by]


def test_only_reading_and_a_unions_resolution_reach_below():
    """A committee does not act at the desk of its cells."""
    acting = {row.right for row in TRANSITIONS.values()}
    assert acting & REACHES_BELOW == {Right.RESOLVE_NOMINATION}


def test_readers_never_act_and_only_secretaries_sign():
    acting = {row.right for row in TRANSITIONS.values()}
    readers = {role for role, rights in ROLE_RIGHTS.items() if not rights & acting}
    signers = {role for role, rights in ROLE_RIGHTS.items() if Right.ISSUE_DECISION in rights}
    assert readers == {Role.COMMITTEE_MEMBER, Role.INSPECTOR, Role.SYSTEM_ADMIN}
    assert signers == {Role.SECRETARY, Role.DEPUTY_SECRETARY}


def test_what_must_be_kept_apart():
    apart = {row.action: set(row.not_by) for row in TRANSITIONS.values() if row.not_by}
    assert apart == {
        Action.RESOLVE: {Action.OPEN, Action.SUBMIT},
        Action.ISSUE_DECISION: {Action.RECORD_AUTHORITY_VOTE},
    }


# --- separation of duties -----------------------------------------------------------------------


def appoint(cast, account: str, role: Role, organisation: str) -> None:
    write_appointment(
        actor=None,
        appointment=Appointment(
            user=cast.users[account],
            role=role,
            organisation=cast.organisations[organisation],
            starts_on=today() - timedelta(days=99),
        ),
    )


@pytest.mark.parametrize("drafted", ["open", "submit"])
def test_a_leader_does_not_resolve_what_he_drafted(cast, drafted):
    appoint(cast, "doan_bi_thu", Role.UNION_EXECUTIVE, "CD1")
    opener, submitter = ("doan_bi_thu", "doan_vien") if drafted == "open" else ("doan_vien", "doan_bi_thu")
    candidacy = nominate(cast, actor=cast.users[opener])
    candidacy = take(cast, candidacy, Action.SUBMIT, submitter)
    with pytest.raises(Refused, match="không được tự mình thông qua"):
        take(cast, candidacy, Action.RESOLVE, "doan_bi_thu", vote=vote(3, listed=9), number="1")
    assert candidacy.resolutions.count() == 0


def _appoint_everywhere(cast) -> None:
    for role, organisation in [
        (Role.UNION_LEADER, "CD1"),
        (Role.SECRETARY, "CB1"),
        (Role.SECRETARY, "DUC"),
        (Role.SECRETARY, "DUB"),
    ]:
        appoint(cast, "ung_vien", role, organisation)


@pytest.mark.parametrize(
    ("state", "action"),
    [(state, action) for (state, action) in TRANSITIONS],
    ids=lambda value: value,
)
def test_nobody_acts_on_their_own_file_whatever_their_office(cast, state, action):
    replayed(lambda: _appoint_everywhere(cast), "ung_vien everywhere")
    candidacy = bring(cast, state)
    details = details_of(cast).get(action, {})
    with pytest.raises(PermissionDenied):
        take(cast, candidacy, action, "ung_vien", reason="Tự làm", **details)
    assert Candidacy.objects.get(pk=candidacy.pk).version == candidacy.version


def test_who_recorded_the_deciding_vote_does_not_sign_and_another_secretary_does(cast):
    appoint(cast, "ban_to_chuc", Role.DEPUTY_SECRETARY, "DUB")
    candidacy = bring(cast, State.AUTHORITY_VOTED)
    with pytest.raises(Refused, match="không được tự mình thông qua"):
        take(cast, candidacy, Action.ISSUE_DECISION, "ban_to_chuc", issued_on=today())
    assert Decision.objects.count() == 0
    assert take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=today()).state == State.DECIDED


def test_who_recorded_the_vote_on_admission_may_sign_the_recognition(cast):
    appoint(cast, "ban_to_chuc", Role.DEPUTY_SECRETARY, "DUB")
    candidacy = bring(
        cast, State.RECOGNITION_AT_AUTHORITY
    )  # ban_to_chuc recorded the vote of the year before
    known = {"vote": vote(3, listed=7), "number": "8"}
    candidacy = take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **known)
    with pytest.raises(Refused, match="không được tự mình thông qua"):
        take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=day(1))
    signed = take(cast, candidacy, Action.ISSUE_DECISION, "ban_to_chuc", issued_on=day(1))
    assert signed.state == State.RECOGNISED


def test_who_opened_a_file_never_resolves_it_even_by_sending_it_back(cast):
    """Another one submits it anew; the words are still the leader's."""
    appoint(cast, "doan_bi_thu", Role.UNION_EXECUTIVE, "CD1")
    candidacy = take(cast, nominate(cast, actor=cast.doan_bi_thu), Action.SUBMIT, "doan_vien")
    candidacy = take(cast, candidacy, Action.SEND_BACK, "doan_bi_thu", reason="Xem lại")
    candidacy = take(cast, candidacy, Action.SUBMIT, "doan_vien")
    with pytest.raises(Refused, match="không được tự mình thông qua"):
        take(cast, candidacy, Action.RESOLVE, "doan_bi_thu", vote=vote(3, listed=9), number="1")


def test_what_another_one_submitted_anew_a_leader_may_resolve(cast):
    appoint(cast, "doan_bi_thu", Role.UNION_EXECUTIVE, "CD1")
    candidacy = take(cast, nominate(cast), Action.SUBMIT, "doan_bi_thu")
    candidacy = take(cast, candidacy, Action.SEND_BACK, "doan_bi_thu", reason="Bổ sung")
    candidacy = take(cast, candidacy, Action.SUBMIT, "doan_vien")
    known = {"vote": vote(3, listed=9), "number": "1"}
    assert take(cast, candidacy, Action.RESOLVE, "doan_bi_thu", **known).state == State.RESOLVED


def test_a_deciding_vote_written_again_by_another_frees_the_first_writer_to_sign(cast):
    """The page, the work list and the service say the same."""
    candidacy = bring(cast, State.AT_AUTHORITY)
    known = {"vote": vote(3, listed=7), "number": "8"}
    candidacy = take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **known)
    assert [task.step for task in tasks_of(cast.cap_tren, [candidacy])] == [None]
    candidacy = take(cast, candidacy, Action.CORRECT_VOTE, "ban_to_chuc", reason="Ghi nhầm số phiếu")
    assert candidacy.state == State.AT_AUTHORITY
    candidacy = take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", **known)
    assert [task.step.action for task in tasks_of(cast.cap_tren, [candidacy])] == [Action.ISSUE_DECISION]
    assert take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=today()).state == State.DECIDED


# --- the other roads ----------------------------------------------------------------------------


def delegate(cast) -> None:
    """Đảng ủy Cục Mẫu is given the power to decide as a whole (294-QĐ/TW §22)."""
    DecisionAuthority.objects.create(
        organisation=cast.DUC, mode=DecisionMode.COLLECTIVE, starts_on=today() - timedelta(days=60)
    )


@pytest.mark.parametrize(("votes_for", "entitled", "passed"), [(10, 15, True), (9, 15, False)])
def test_a_delegated_committee_decides_itself(cast, votes_for, entitled, passed):
    delegate(cast)
    candidacy = bring(cast, State.AT_COMMITTEE)
    ballot = vote(6, listed=entitled, votes_for=votes_for)
    with pytest.raises(NotYet, match="ghi ngay kết quả"):
        take(cast, candidacy, Action.RECORD_COMMITTEE_VOTE, "van_phong", vote=ballot, number="21")
    candidacy = take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "van_phong", vote=ballot, number="21")
    assert (candidacy.state, candidacy.desk) == (State.AUTHORITY_VOTED, cast.DUC)
    assert candidacy.resolutions.get(kind="authority").passed is passed
    with pytest.raises(PermissionDenied):  # the committee above has nothing to sign
        take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=today())
    if passed:
        take(cast, candidacy, Action.ISSUE_DECISION, "dang_uy", issued_on=today())
        snapshot = Decision.objects.get().snapshot
        assert snapshot["body"][1]["text"] == "ĐẢNG ỦY CỤC MẪU QUYẾT ĐỊNH"
    else:
        with pytest.raises(NotYet, match="không đạt"):
            take(cast, candidacy, Action.ISSUE_DECISION, "dang_uy", issued_on=today())


@pytest.mark.parametrize(("votes_for", "entitled", "passed"), [(4, 7, True), (4, 8, False)])
def test_a_standing_committee_decides_by_more_than_half(cast, votes_for, entitled, passed):
    candidacy = bring(cast, State.AT_AUTHORITY)
    ballot = vote(3, listed=entitled, votes_for=votes_for)
    candidacy = take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", vote=ballot, number="8")
    assert candidacy.resolutions.get(kind="authority").passed is passed


def test_a_deciding_body_counts_all_its_members(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    ballot = vote(3, listed=8, excluded=1, votes_for=4)  # 4 of 7 would pass, 4 of 8 does not
    with pytest.raises(Refused, match="tính đủ mọi thành viên"):
        take(
            cast,
            candidacy,
            Action.RECORD_AUTHORITY_VOTE,
            "ban_to_chuc",
            vote=ballot,
            number="8",
            exclusions=[("Nguyễn Văn Mẫu", "suspended")],
        )


def test_one_person_is_excluded_once_and_by_name(cast):
    candidacy = bring(cast, State.DOSSIER)
    fill_papers(cast, candidacy)
    ballot = vote(3, listed=5, excluded=2)
    for exclusions, says in [
        ([("Võ Đăng Khoa", "suspended")], "phải có họ tên và lý do"),
        ([("Võ Đăng Khoa", "suspended"), ("vo dang  KHOA", "transferred")], "chỉ được trừ một lần"),
    ]:
        with pytest.raises(Refused, match=says):
            take(
                cast,
                candidacy,
                Action.RECORD_CELL_VOTE,
                "chi_bo",
                vote=ballot,
                number="5",
                exclusions=exclusions,
            )
    assert candidacy.resolutions.filter(kind="cell").count() == 0


def test_a_vote_of_a_day_without_authority_is_refused_with_what_to_do(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    DecisionAuthority.objects.update(starts_on=today())  # declared too late: the vote was three days ago
    with pytest.raises(NotYet) as refused:
        take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", vote=vote(3, listed=7), number="8")
    assert [r.code for r in refused.value.requirements] == ["authority_unknown"]


def by_cell(cast) -> Candidacy:
    """The third route: two official members introduce; there is no union to give it back to."""
    return open_by_cell(
        actor=cast.chi_bo, person=cast.chau, cell=cast.CB1, strengths="Gương mẫu.", form_key=uuid4()
    )


def test_a_cells_own_file_starts_at_the_cell_and_goes_up(cast):
    candidacy = by_cell(cast)
    assert (candidacy.state, candidacy.desk, candidacy.nominator) == (State.RECEIVED, cast.CB1, None)
    for action, account, details in steps(cast)[4:]:
        if action == Action.ASSIGN_HELPER:
            together = {cast.ha.pk: day(800), cast.khoa.pk: day(800)}
            details |= {"helpers": [cast.ha, cast.khoa], "together_since": together}
        if action == Action.RECORD_CELL_VOTE:
            fill_papers(cast, candidacy)
        candidacy = take(cast, candidacy, action, account, **details)
    assert candidacy.state == State.DECIDED
    assert candidacy.papers.count() == 7
    assert list(candidacy.papers.filter(kind="introduction").values_list("position", flat=True)) == [1, 2]


def test_a_cells_own_file_has_nobody_to_be_sent_back_to(cast):
    with pytest.raises(NotYet) as refused:
        take(cast, by_cell(cast), Action.SEND_BACK, "chi_bo", reason="Bổ sung")
    assert [r.code for r in refused.value.requirements] == ["no_nominator"]


def test_two_members_introduce_two_different_members(cast):
    candidacy = take(
        cast, by_cell(cast), Action.LIST, "chi_bo", number="3", held_on=today() - timedelta(days=9)
    )
    known = {"number": "3", "held_on": today() - timedelta(days=9)}
    for helpers in ([cast.ha], [cast.ha, cast.ha], [cast.ha, cast.lan], [cast.ha, cast.minh]):
        with pytest.raises(Refused):  # one; one twice; a probationary member; a member of another cell
            take(cast, candidacy, Action.ASSIGN_HELPER, "chi_bo", helpers=helpers, **known)
    assert candidacy.helpers.count() == 0


# --- votes taken again, and ends ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "account", "kind", "target"),
    [
        (State.SENT, "chi_bo", "union", State.DRAFT),
        (State.RECEIVED, "chi_bo", "union", State.DRAFT),
        (State.AT_COMMITTEE, "van_phong", "cell", State.DOSSIER),
        (State.AT_AUTHORITY, "ban_to_chuc", "committee", State.AT_COMMITTEE),
    ],
)
def test_who_gets_a_file_back_votes_again_and_the_old_vote_stays_on_record(
    cast, state, account, kind, target
):
    candidacy = bring(cast, state)
    old = candidacy.resolutions.get(kind=kind)
    candidacy = take(cast, candidacy, Action.SEND_BACK, account, reason="Bổ sung")
    assert candidacy.state == target
    for action, actor, details in steps(cast):
        if candidacy.state != state and (candidacy.state, action) in TRANSITIONS:
            candidacy = take(cast, candidacy, action, actor, **details)
    assert candidacy.state == state
    votes = candidacy.resolutions.filter(kind=kind).order_by("pk")
    assert [vote.superseded for vote in votes] == [True, False]
    assert votes[0] == old


@pytest.mark.parametrize(
    ("state", "account", "kind", "target"),
    [
        (State.CELL_VOTED, "chi_bo", "cell", State.DOSSIER),
        (State.COMMITTEE_VOTED, "van_phong", "committee", State.AT_COMMITTEE),
        (State.AUTHORITY_VOTED, "ban_to_chuc", "authority", State.AT_AUTHORITY),
    ],
)
def test_a_vote_written_wrong_is_written_again_and_both_stay_on_record(cast, state, account, kind, target):
    candidacy = take(cast, bring(cast, state), Action.CORRECT_VOTE, account, reason="Ghi nhầm số phiếu")
    assert candidacy.state == target
    action = {"cell": Action.RECORD_CELL_VOTE, "committee": Action.RECORD_COMMITTEE_VOTE}.get(
        kind, Action.RECORD_AUTHORITY_VOTE
    )
    candidacy = take(cast, candidacy, action, account, **details_of(cast)[action])
    votes = candidacy.resolutions.filter(kind=kind).order_by("pk")
    assert [vote.superseded for vote in votes] == [True, False]
    assert candidacy.state == state


@pytest.mark.parametrize("state", [State.FOLLOWED, State.DOSSIER])
def test_another_helper_sees_the_file_from_then_on_and_the_first_no_more(cast, state):
    candidacy = bring(cast, state)
    known = details_of(cast)[Action.REPLACE_HELPER]
    candidacy = take(cast, candidacy, Action.REPLACE_HELPER, "chi_bo", reason="Chuyển công tác", **known)
    assert candidacy.state == state
    held = candidacy.helpers.order_by("pk").values_list("person", "starts_on", "ends_on")
    assert list(held) == [(cast.ha.pk, day(25), day(18)), (cast.khoa.pk, day(18), None)]
    assert not may(cast.giup_do, "view", candidacy)


def test_the_helper_who_helps_already_replaces_nobody(cast):
    candidacy = bring(cast, State.FOLLOWED)
    known = details_of(cast)[Action.REPLACE_HELPER] | {"helpers": [cast.ha]}
    with pytest.raises(Refused, match="đang giúp đỡ rồi"):
        take(cast, candidacy, Action.REPLACE_HELPER, "chi_bo", reason="Chuyển công tác", **known)
    assert list(candidacy.helpers.values_list("person", "ends_on")) == [(cast.ha.pk, None)]


def test_of_two_helpers_the_one_who_stays_goes_on_helping(cast):
    candidacy = by_cell(cast)
    listed = {"number": "03-NQ/CB", "held_on": day(25)}
    candidacy = take(cast, candidacy, Action.LIST, "chi_bo", **listed)
    first = listed | {"helpers": [cast.ha, cast.khoa]}
    candidacy = take(cast, candidacy, Action.ASSIGN_HELPER, "chi_bo", **first)
    third = cast.chi_bo.person
    known = {"helpers": [cast.ha, third], "number": "04-NQ/CB", "held_on": day(18), "remark": "Chăm chỉ."}
    candidacy = take(cast, candidacy, Action.REPLACE_HELPER, "chi_bo", reason="Chuyển công tác", **known)
    assert [remark.helper for remark in candidacy.remarks.all()] == [cast.khoa]
    held = candidacy.helpers.order_by("pk").values_list("person", "starts_on", "ends_on")
    assert list(held) == [
        (cast.ha.pk, day(25), None),
        (cast.khoa.pk, day(25), day(18)),
        (third.pk, day(18), None),
    ]


def test_a_helper_is_not_replaced_before_helping_began(cast):
    candidacy = bring(cast, State.FOLLOWED)  # helped for 25 days
    known = details_of(cast)[Action.REPLACE_HELPER] | {"held_on": day(26)}
    with pytest.raises(Refused, match="không được trước"):
        take(cast, candidacy, Action.REPLACE_HELPER, "chi_bo", reason="Chuyển công tác", **known)


@pytest.mark.parametrize(("back", "allowed"), [(6, True), (7, False)])
def test_no_body_votes_before_the_one_below_it(cast, back, allowed):
    """The committee voted six days ago; the authority on that day or later."""
    candidacy = bring(cast, State.AT_AUTHORITY)
    known = {"vote": vote(back, listed=7), "number": "8"}
    if allowed:
        take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", **known)
    else:
        with pytest.raises(Refused, match="không được trước"):
            take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "ban_to_chuc", **known)


@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.REMOVE])
def test_with_the_file_the_helping_ends(cast, action):
    candidacy = take(cast, bring(cast, State.FOLLOWED), action, "chi_bo", reason="Chuyển công tác")
    assert (candidacy.closed_on, candidacy.desk) == (today(), None)
    assert [helper.ends_on for helper in candidacy.helpers.all()] == [today()]
    with clock.at(clock.now() + timedelta(days=1)):
        assert not may(cast.giup_do, "view", candidacy)


# --- whoever tries whatever ---------------------------------------------------------------------

HANDS = ["doan_vien", "doan_bi_thu", "chi_bo", "van_phong", "ban_to_chuc", "cap_tren", "ung_vien"]
#: Every action that needs nothing beyond what `steps` knows and a reason.
FREQUENT = {
    state: [row.action for row in transitions_from(state) if row.action != "replace_helper"]
    for state in State
}


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_hands_never_leave_the_road_nor_approve_their_own(cast, data):
    """Every office-holder wears two hats; whatever they try, the history that remains keeps the rules."""
    with transaction.atomic():
        for account, role, organisation in [
            ("doan_vien", Role.UNION_LEADER, "CD1"),
            ("doan_bi_thu", Role.UNION_LEADER, "CD1"),
            ("ban_to_chuc", Role.SECRETARY, "DUB"),
            ("van_phong", Role.SECRETARY, "CB1"),
        ]:
            appoint(cast, account, role, organisation)
        candidacy = bring(cast, data.draw(st.sampled_from([State.DRAFT, State.DOSSIER, State.AT_AUTHORITY])))
        if candidacy.state == State.DOSSIER:
            fill_papers(cast, candidacy)
        details = details_of(cast)
        for _ in range(data.draw(st.integers(5, 25))):
            account = data.draw(st.sampled_from(HANDS))
            action = data.draw(st.sampled_from(FREQUENT[candidacy.state] or [Action.RECEIVE]))
            with suppress(PermissionDenied, Refused, Conflict):
                candidacy = take(cast, candidacy, action, account, reason="Thử", **details.get(action, {}))
        _check_history(cast, candidacy)
        transaction.set_rollback(True)


ANEW = {"send_back", "correct_vote", "move", "ask_review", "redo_decision", "hold_ceremony"}
#: With an admission in force.
ADMITTED = {State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION, *STRIKING_OFF.states}


def _check_history(cast, candidacy: Candidacy) -> None:
    taken = list(candidacy.steps.order_by("version"))
    assert [step.source for step in taken[1:]] == [step.target for step in taken[:-1]]
    assert taken[-1].target == Candidacy.objects.get(pk=candidacy.pk).state
    assert {(step.source, step.action) for step in taken[1:]} <= set(TRANSITIONS)
    since_returned, opener = [], taken[0].actor_id
    for step in taken:
        before = {earlier.action for earlier in since_returned if earlier.actor_id == step.actor_id}
        since_returned = [] if step.action in ANEW else [*since_returned, step]
        if step.action == Action.RESOLVE:
            assert Action.SUBMIT not in before
            assert step.actor_id != opener
        if step.action == Action.ISSUE_DECISION:
            assert Action.RECORD_AUTHORITY_VOTE not in before
    assert cast.ung_vien.pk not in {step.actor_id for step in taken}
    valid = in_force(candidacy.decisions.filter(kind="admission")).count()
    assert valid == (candidacy.state in ADMITTED) or candidacy.state in (
        State.MOVED_AWAY,
        State.LEFT,
        State.DECEASED,
    )
    numbers = IssuedNumber.objects.order_by("value").values_list("value", flat=True)
    assert list(numbers) == list(range(1, candidacy.decisions.count() + 1))
    assert list(broken_links()) == []
