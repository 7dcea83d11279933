"""How deep each reader sees into a file, and whose work list it is on: by hand, for every state and account."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Decision, HelperAssignment, Register, Resolution
from ceremonies.permissions import waiting_for
from ceremonies.selectors.work import tasks_of, waiting_files
from members.choices import Role
from members.clock import today
from members.models import Appointment
from members.permissions import may, visible_to
from members.services.appointments import write_appointment
from tests.cast import OFFICES, PLAIN
from tests.road import bring, take, vote

ACCOUNTS = [row[0] for row in (*OFFICES, *PLAIN)]
UNION = {"doan_vien", "doan_bi_thu"}
PARTY = {"chi_bo", "van_phong", "dang_uy", "kiem_tra", "ban_to_chuc", "cap_tren"}
UNSENT = [State.DRAFT, State.SUBMITTED, State.RESOLVED]
UNHELPED = [*UNSENT, State.SENT, State.RECEIVED, State.LISTED]


def those_who(cast, action, obj) -> set[str]:
    return {name for name in ACCOUNTS if may(cast.users[name], action, obj)}


def those_who_see(cast, model, **which) -> set[str]:
    return {name for name in ACCOUNTS if visible_to(cast.users[name], model).filter(**which).exists()}


COMMITTEE, AUTHORITY = {"van_phong", "dang_uy"}, {"ban_to_chuc", "cap_tren"}
WAITS_FOR = {  # whose desk has the next step of the main road
    State.DRAFT: {"doan_vien"},
    State.SUBMITTED: {"doan_bi_thu"},
    State.RESOLVED: {"doan_vien"},
    State.SENT: {"chi_bo"},
    State.RECEIVED: {"chi_bo"},
    State.LISTED: {"chi_bo"},
    State.FOLLOWED: {"chi_bo"},
    State.PROCEDURE_ASKED: COMMITTEE,
    State.PROCEDURE_ALLOWED: {"chi_bo"},
    State.DOSSIER: {"chi_bo"},
    State.CELL_VOTED: {"chi_bo"},
    State.AT_SECTION: set(),  # the section committee's secretary is none of these accounts
    State.AT_COMMITTEE: COMMITTEE,
    State.COMMITTEE_VOTED: COMMITTEE,
    State.AT_AUTHORITY: AUTHORITY,
    State.AUTHORITY_VOTED: {"cap_tren"},
    State.DECIDED: {"chi_bo"},
    State.AWAITING_CEREMONY: {"chi_bo"},
    State.PROBATION: set(),  # until the twelve months are over
    State.RECOGNITION: {"chi_bo"},
    State.RECOGNITION_CELL_VOTED: {"chi_bo"},
    State.RECOGNITION_AT_SECTION: set(),
    State.RECOGNITION_AT_COMMITTEE: COMMITTEE,
    State.RECOGNITION_COMMITTEE_VOTED: COMMITTEE,
    State.RECOGNITION_AT_AUTHORITY: AUTHORITY,
    State.RECOGNITION_AUTHORITY_VOTED: {"cap_tren"},
    State.RECOGNISED: {"chi_bo"},
    State.STRIKING_OFF: {"chi_bo"},
    State.STRIKING_CELL_VOTED: {"chi_bo"},
    State.STRIKING_AT_COMMITTEE: COMMITTEE,
    State.STRIKING_COMMITTEE_VOTED: COMMITTEE,
    State.STRIKING_AT_AUTHORITY: AUTHORITY,
    State.STRIKING_AUTHORITY_VOTED: {"cap_tren"},
}
ROAD = list(WAITS_FOR)
#: While the cell gathers papers.
GATHERS = {
    *(State.FOLLOWED, State.PROCEDURE_ALLOWED, State.DOSSIER),
    *(State.PROBATION, State.RECOGNITION),
}


@pytest.mark.parametrize("state", ROAD)
def test_who_sees_what_of_a_file_in_each_state(cast, state):
    file = bring(cast, state)
    sent, helped = state not in UNSENT, state not in UNHELPED
    party, helper = PARTY if sent else set(), {"giup_do"} if helped else set()
    person = {"ung_vien"} if sent else set()
    decided = ROAD.index(state) >= ROAD.index(State.DECIDED)

    assert those_who_see(cast, Candidacy, pk=file.pk) == UNION | party | helper | person
    assert those_who(cast, "view", file) == UNION | party | helper | person
    assert those_who(cast, "candidacy.view_dossier", file) == party | helper
    assert those_who(cast, "candidacy.view_votes", file) == party
    assert those_who(cast, "nomination.edit", file) == ({"doan_vien"} if state == State.DRAFT else set())
    assert those_who(cast, "paper.edit", file) == ({"chi_bo"} if state in GATHERS else set())
    assert those_who_see(cast, Decision, candidacy=file) == (PARTY | {"ung_vien"} if decided else set())
    assert those_who_see(cast, Register) == (AUTHORITY if decided else set())
    resolved = state not in (State.DRAFT, State.SUBMITTED)
    assert those_who_see(cast, Resolution, candidacy=file, kind="union") == (
        UNION | party if resolved else set()
    )
    voted = ROAD.index(state) >= ROAD.index(State.CELL_VOTED)
    assert those_who_see(cast, Resolution, candidacy=file, kind="cell") == (PARTY if voted else set())
    waiting = {name for name in ACCOUNTS if Candidacy.objects.filter(waiting_for(cast.users[name])).exists()}
    assert waiting == WAITS_FOR[state]
    for model in (Candidacy, Decision, Resolution, Register):
        assert not visible_to(AnonymousUser(), model).exists()


def test_questions_without_a_file(cast):
    everybody_with_a_file = PARTY | {"chi_bo_khac"} | {"ung_vien", "giup_do"}
    assert {name for name in ACCOUNTS if may(cast.users[name], "candidacies.list")} == everybody_with_a_file
    assert {name for name in ACCOUNTS if may(cast.users[name], "decisions.list")} == PARTY | {"chi_bo_khac"}
    assert {name for name in ACCOUNTS if may(cast.users[name], "registers.list")} == PARTY | {"chi_bo_khac"}
    assert {name for name in ACCOUNTS if may(cast.users[name], "nominations.list")} == UNION | {
        "doan_khac",
        "cong_doan",
        "cong_doan_chu_tich",
    }


@pytest.mark.parametrize(
    ("action", "code", "allowed"),
    [
        ("nomination.open", "CD1", {"doan_vien"}),
        ("nomination.open", "DTN", {"doan_bi_thu"}),
        ("nomination.open", "TCD", {"cong_doan"}),
        ("nomination.open", "CB1", set()),
        ("candidacy.open_by_cell", "CB1", {"chi_bo"}),
        ("candidacy.open_by_cell", "CB2", {"chi_bo_khac"}),
        ("candidacy.open_by_cell", "CD1", set()),
    ],
)
def test_who_opens_a_file_where(cast, action, code, allowed):
    assert those_who(cast, action, cast.organisations[code]) == allowed


def test_a_file_given_back_stays_known_to_the_party_that_has_read_it(cast):
    file = take(cast, bring(cast, State.SENT), Action.SEND_BACK, "chi_bo", reason="Bổ sung nhận xét")
    assert file.state == State.DRAFT
    assert those_who(cast, "view", file) == UNION | PARTY | {"ung_vien"}
    assert those_who(cast, "nomination.edit", file) == {"doan_vien"}


@pytest.mark.parametrize(("ended", "sees"), [(None, True), (1, True), (0, True), (-1, False)])
def test_a_helper_sees_whom_he_helps_as_long_as_he_helps(cast, ended, sees):
    file = bring(cast, State.FOLLOWED)
    last = None if ended is None else today() + timedelta(days=ended)
    HelperAssignment.objects.update(starts_on=today() - timedelta(days=9), ends_on=last)
    assert may(cast.giup_do, "view", file) is sees
    assert may(cast.giup_do, "candidacy.view_dossier", file) is sees
    assert not may(cast.giup_do, "candidacy.view_votes", file)


def hold(cast, account, role, code):
    office = Appointment(
        user=cast.users[account], role=role, organisation=cast.organisations[code], starts_on=today()
    )
    write_appointment(actor=None, appointment=office)


def test_an_office_shows_nobody_what_was_voted_about_themselves(cast):
    """The nominee works in the committee's office and leads the youth cell."""
    hold(cast, "ung_vien", Role.COMMITTEE_OFFICE, "DUC")
    hold(cast, "ung_vien", Role.UNION_LEADER, "CD1")
    file = bring(cast, State.AT_COMMITTEE)
    person = cast.ung_vien
    assert may(person, "view", file)
    assert not visible_to(person, Resolution).exists()
    for action in ("candidacy.view_votes", "candidacy.view_dossier", "paper.edit", "nomination.edit"):
        assert not may(person, action, file)
    assert [action for action in Action if may(person, f"candidacy.{action}", file)] == []
    assert not Candidacy.objects.filter(waiting_for(person)).exists()


def test_what_another_secretary_must_sign_waits_for_both_and_may_be_signed_by_one(cast):
    """Who recorded the deciding vote reads on the own list that somebody else is needed."""
    hold(cast, "ban_to_chuc", Role.DEPUTY_SECRETARY, "DUB")
    file = take(
        cast,
        bring(cast, State.AT_AUTHORITY),
        Action.RECORD_AUTHORITY_VOTE,
        "cap_tren",
        vote=vote(3, listed=7),
        number="8",
    )
    assert those_who(cast, "candidacy.issue_decision", file) == {"ban_to_chuc"}
    tasks = {
        name: [(task.step and task.step.action, task.barred and task.barred.action) for task in found]
        for name in ACCOUNTS
        if (found := tasks_of(cast.users[name], waiting_files(cast.users[name])))
    }
    assert tasks == {
        "ban_to_chuc": [(Action.ISSUE_DECISION, None)],
        "cap_tren": [(None, Action.ISSUE_DECISION)],
    }
