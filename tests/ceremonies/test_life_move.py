"""The person changes the place of work: domain 1.8, one test for each moment."""

from datetime import date, timedelta

import pytest

from ceremonies.choices import Action, State
from ceremonies.models import Decision, Move, Policy, Resolution
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.services.policies import draft_version, publish
from ceremonies.services.workflow import NotYet
from members.choices import DecisionMode, OrganisationKind, Role
from members.models import Appointment, AuditEntry, DecisionAuthority, Organisation, Term
from members.permissions import may, visible_to
from members.services.appointments import write_appointment
from members.services.errors import Refused
from members.services.organisations import write_organisation
from tests.cast import START
from tests.lives import HANDS, SEATS, Life, enlarge


@pytest.fixture
def life(cast):
    enlarge(cast, "CB2", 2)
    return Life(cast, date(2025, 8, 4))


def put_other_base(cast, monkeypatch) -> None:
    """Chi bộ Hai moves below Đảng ủy Công ty Mẫu, which decides itself: another committee, another authority."""
    base = Organisation(
        code="DUX",
        kind=OrganisationKind.GRASSROOTS_COMMITTEE,
        name="Đảng ủy Công ty Mẫu",
        parent=None,
        place="Hà Nội",
        symbol="ĐU",
        letterhead_parent="Đảng bộ Tỉnh Mẫu",
        opened_on=START,
    )
    cast.organisations["DUX"] = write_organisation(actor=None, organisation=base)
    cast.CB2.refresh_from_db()
    cast.CB2.parent = base
    write_organisation(actor=None, organisation=cast.CB2)
    DecisionAuthority.objects.create(organisation=base, mode=DecisionMode.COLLECTIVE, starts_on=START)
    Term.objects.create(organisation=base, name="2025 – 2030", starts_on=START)
    for account, role in (("nguoi_la", Role.COMMITTEE_OFFICE), ("sieu_quyen", Role.SECRETARY)):
        office = Appointment(user=cast.users[account], role=role, organisation=base, starts_on=START)
        write_appointment(actor=None, appointment=office)
    monkeypatch.setitem(SEATS, "DUX", 15)
    votes, signs = "nguoi_la", "sieu_quyen"
    monkeypatch.setitem(
        HANDS, "DUX", {"keep_candidacy": votes, "record_vote": votes, "issue_decision": signs}
    )


# --- being helped ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "state",
    [State.LISTED, State.FOLLOWED, State.PROCEDURE_ASKED, State.PROCEDURE_ALLOWED, State.DOSSIER],
)
def test_while_being_helped_the_new_cell_names_a_helper_and_asks_anew(cast, life, state):
    life.to(state).take(Action.MOVE)
    assert (life.state, life.candidacy.cell, life.candidacy.desk) == (State.LISTED, cast.CB2, cast.CB2)
    assert life.candidacy.helpers.filter(ends_on=None).count() == 0
    # who has helped here for a day introduces: the twelve months are not asked
    life.take(Action.ASSIGN_HELPER, together_since={})
    assert (
        life.to(State.DECIDED).candidacy.resolutions.filter(superseded=False, kind="permission").count() == 1
    )


def local_rules(cast, code: str) -> Policy:
    draft = draft_version(
        actor=cast.quan_tri,
        based_on=Policy.objects.get(code="294-2025"),
        title=f"Quy định riêng {code}",
        effective_from=date(2025, 7, 1),
        changes={"forms": {"listing_resolution": {"label": f"1A-{code}"}}},
        organisation=cast.organisations[code],
    )
    return publish(actor=cast.quan_tri, policy=draft, version=draft.version)


@pytest.mark.parametrize("added_there", [True, False])
def test_what_the_old_committee_added_to_the_rules_stays_behind(cast, monkeypatch, added_there):
    put_other_base(cast, monkeypatch)
    enlarge(cast, "CB2", 2)
    own = local_rules(cast, "DUC")
    there = local_rules(cast, "DUX") if added_there else own.base
    life = Life(cast, date(2025, 8, 4)).to(State.LISTED)
    assert life.candidacy.policy == own
    assert life.take(Action.MOVE).candidacy.policy == there
    life.candidacy.refresh_from_db()
    assert life.candidacy.policy == there
    told = AuditEntry.objects.get(action="candidacy.policy.change").data
    assert (told["old"], told["new"]) == (own.code, there.code)


# --- resolved, not yet sent up --------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.CELL_VOTED, State.AT_COMMITTEE, State.COMMITTEE_VOTED])
def test_what_the_old_place_resolved_goes_to_who_decides_at_the_new_one(cast, life, monkeypatch, state):
    put_other_base(cast, monkeypatch)
    life.to(state)
    before = set(life.candidacy.resolutions.filter(superseded=False))
    life.take(Action.MOVE)
    assert (life.state, life.candidacy.desk) == (State.AT_AUTHORITY, cast.DUX)
    assert set(life.candidacy.resolutions.filter(superseded=False)) == before
    life.to(State.DECIDED)
    assert Decision.objects.get().organisation == cast.DUX


# --- at the competent authority -------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.AT_AUTHORITY, State.AUTHORITY_VOTED])
def test_without_a_decision_it_is_forwarded_and_decided_at_the_new_place(cast, life, monkeypatch, state):
    put_other_base(cast, monkeypatch)
    life.to(state).take(Action.MOVE)
    assert (life.state, life.candidacy.desk) == (State.AT_AUTHORITY, cast.DUX)
    life.to(State.DECIDED)
    assert [r.body for r in life.candidacy.resolutions.filter(kind="authority", superseded=False)] == [
        cast.DUX
    ]


def test_a_new_committee_that_gets_it_back_does_not_decide_for_its_superior(cast, life):
    life.to(State.CELL_VOTED).take(Action.MOVE).take(Action.SEND_BACK)
    assert life.state == State.AT_COMMITTEE
    with pytest.raises(NotYet, match="không được ủy quyền"):
        life.take(Action.RECORD_AUTHORITY_VOTE)
    assert life.to(State.DECIDED).candidacy.resolutions.filter(kind="committee").count() == 1


# --- decided --------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.DECIDED, State.AWAITING_CEREMONY])
def test_a_decision_in_time_is_sent_on_and_the_ceremony_is_at_the_new_place(cast, life, state):
    life.to(state).take(Action.MOVE)
    assert (life.state, life.candidacy.desk) == (state, cast.CB2)
    life.to(State.PROBATION)
    assert life.candidacy.person.memberships.get(organisation__kind="party_cell").organisation == cast.CB2
    life.to(State.OFFICIAL)
    assert life.candidacy.person.memberships.get(organisation=cast.CB2).official_on


@pytest.mark.parametrize(("days", "in_time"), [(30, True), (31, False)])
def test_thirty_working_days_after_the_move_the_old_place_cancels_its_decision(cast, life, days, in_time):
    life.to(State.DECIDED)
    issued = life.candidacy.decisions.get().issued_on
    calendar, moved = working_calendar(), issued
    while calendar.between(moved, issued) < days:
        moved -= timedelta(days=1)
    if in_time:
        assert life.take(Action.MOVE, decided_on=moved).state == State.DECIDED
        return
    with pytest.raises(Refused, match="quá 30 ngày làm việc"):
        life.take(Action.MOVE, decided_on=moved)
    life.take(Action.REDO_DECISION)
    assert life.take(Action.MOVE, decided_on=moved).state == State.AT_AUTHORITY
    assert (
        life.to(State.DECIDED).candidacy.decisions.count() == 3
    )  # decided, cancelled, decided at the new place


def test_who_issued_the_decision_still_sees_it_and_may_cancel_it(cast, life, monkeypatch):
    put_other_base(cast, monkeypatch)
    life.to(State.AWAITING_CEREMONY).take(Action.MOVE)
    file = life.candidacy
    assert (file.cell, file.committee, file.authority) == (cast.CB2, cast.DUX, cast.DUB)
    assert may(cast.cap_tren, "candidacy.cancel_decision", file)
    assert not may(cast.sieu_quyen, "candidacy.cancel_decision", file)
    assert not may(cast.chi_bo, "view", file)  # the old cell
    assert life.take(Action.CANCEL_DECISION).state == State.CANCELLED


def due(life: Life, code: str):
    found = deadlines_of(life.candidacy, working_calendar())
    return next((each for each in found if each.code == code), None)


@pytest.mark.parametrize("state", [State.AT_AUTHORITY, State.DECIDED, State.AWAITING_CEREMONY])
def test_the_new_place_that_finds_faults_gives_it_back_for_review(cast, life, state):
    life.to(state).take(Action.MOVE)
    life.take(Action.ASK_REVIEW, after=10, reason="Chưa thẩm tra bên vợ.")
    assert (life.candidacy.cell, life.state) == (cast.CB1, state)
    move = Move.objects.latest("pk")
    assert (move.from_cell, move.to_cell, move.reason) == (cast.CB2, cast.CB1, "Chưa thẩm tra bên vợ.")
    sixty = working_calendar().add(life.day, 60)
    assert (due(life, "move_review").due, due(life, "move_review").done_on) == (sixty, None)
    assert due(life, "move_decision") is None
    with pytest.raises(NotYet, match="đang xem xét lại"):
        life.take(Action.ASK_REVIEW)
    life.take(Action.MOVE, after=20)
    assert (life.candidacy.cell, due(life, "move_review").done_on) == (cast.CB2, life.day)
    life.to(State.PROBATION)


def test_the_old_place_looks_at_it_again_down_to_the_cell(cast, life):
    life.to(State.AT_AUTHORITY).take(Action.MOVE).take(Action.ASK_REVIEW).take(Action.SEND_BACK)
    life.take(Action.SEND_BACK)
    assert (life.state, life.candidacy.desk) == (State.DOSSIER, cast.CB1)


def test_only_what_came_from_elsewhere_is_given_back(life):
    with pytest.raises(NotYet, match="không phải do nơi khác chuyển đến"):
        life.to(State.AT_AUTHORITY).take(Action.ASK_REVIEW)


# --- a probationary member ------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.PROBATION, State.RECOGNITION])
def test_a_probationary_member_goes_on_in_the_new_cell(cast, life, state):
    life.to(state)
    admitted = life.candidacy.ceremony_on
    life.take(Action.MOVE)
    assert life.state == State.PROBATION
    old, new = life.candidacy.person.memberships.filter(organisation__kind="party_cell").order_by("pk")
    assert (old.organisation, old.ended_on) == (cast.CB1, life.day)
    assert (new.organisation, new.joined_on, new.ended_on) == (cast.CB2, admitted, None)
    old_helper = life.candidacy.helpers.latest("pk").person
    life.take(Action.REPLACE_HELPER)
    assert life.candidacy.remarks.get().helper == old_helper
    new_helper = life.candidacy.helpers.get(ends_on=None).person
    assert new_helper.memberships.filter(organisation=cast.CB2).exists()
    life.to(State.OFFICIAL)
    assert life.candidacy.official_from == admitted.replace(year=admitted.year + 1)


# --- the old place --------------------------------------------------------------------------------


def test_the_old_place_knows_that_the_file_has_gone_and_where_to(cast, life, monkeypatch):
    put_other_base(cast, monkeypatch)
    life.to(State.FOLLOWED).take(Action.MOVE, reason="Điều động.")
    move = Move.objects.get()
    for account in ("chi_bo", "van_phong", "cap_tren"):
        assert list(visible_to(cast.users[account], Move)) == [move]
    for account in ("chi_bo_khac", "nguoi_la", "doan_vien", "ung_vien"):
        assert list(visible_to(cast.users[account], Move)) == []
    assert (move.from_cell, move.to_cell, move.reason) == (cast.CB1, cast.CB2, "Điều động.")
    assert may(cast.chi_bo_khac, "view", life.candidacy)


def test_to_a_place_outside_the_portal(cast, life):
    life.to(State.PROBATION).take(Action.MOVE_AWAY)
    assert (life.state, life.candidacy.desk, life.candidacy.closed_on) == (State.MOVED_AWAY, None, life.day)
    assert life.candidacy.person.memberships.get(organisation=cast.CB1).ended_on == life.day
    assert Move.objects.get().destination == "Đảng bộ tỉnh Cao Bằng"


def test_a_cell_for_which_nobody_decides_takes_no_resolved_file(cast, life):
    life.to(State.CELL_VOTED)
    cast.CB2.refresh_from_db()
    cast.CB2.parent = None
    write_organisation(actor=None, organisation=cast.CB2)
    with pytest.raises(Refused, match="Chưa khai báo cấp có thẩm quyền"):
        life.take(Action.MOVE)
    assert Resolution.objects.filter(superseded=True).count() == 0
