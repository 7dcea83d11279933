"""A file ends because the person wishes it, leaves the Party, or dies (domain 1.4 exits, 6.1 registers)."""

from datetime import date, timedelta

import pytest

from ceremonies.choices import Action, State
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.services.documents.recipes_files import contents_of
from members.services.errors import Refused
from tests.lives import REASON, Life

ABOVE_THE_CELL = (
    *(State.PROCEDURE_ASKED, State.AT_COMMITTEE, State.COMMITTEE_VOTED),
    *(State.AT_AUTHORITY, State.AUTHORITY_VOTED),
)


@pytest.fixture
def life(cast):
    return Life(cast, date(2025, 8, 4))


@pytest.mark.parametrize("state", ABOVE_THE_CELL)
def test_who_no_longer_wants_it_withdraws_wherever_the_file_lies(life, state):
    life.to(state).take(Action.WITHDRAW, reason="Người vào Đảng xin thôi.")
    assert (life.state, life.candidacy.desk) == (State.WITHDRAWN, None)
    assert life.candidacy.helpers.filter(ends_on=None).count() == 0


@pytest.mark.parametrize("state", [State.LISTED, State.AT_COMMITTEE, State.AWAITING_CEREMONY])
def test_death_before_admission_closes_the_file(life, state):
    life.to(state).take(Action.RECORD_DEATH)
    assert (life.state, life.candidacy.desk, life.candidacy.closed_on) == (State.DECEASED, None, life.day)


@pytest.mark.parametrize("state", [State.PROBATION, State.RECOGNITION_AT_COMMITTEE, State.STRIKING_OFF])
def test_death_of_a_probationary_member_ends_the_membership_on_its_day(cast, life, state):
    life.to(State.PROBATION)
    if state == State.STRIKING_OFF:
        life.take(Action.PROPOSE_STRIKING_OFF)
    died_on = life.to(state).day
    life.take(Action.RECORD_DEATH, after=3, died_on=died_on)
    membership = life.candidacy.person.memberships.get(organisation=cast.CB1)
    assert (membership.ended_on, membership.end_reason) == (died_on, "Từ trần")
    note = contents_of(life.candidacy)[-1]
    told = f"Từ trần ngày {died_on:%d/%m/%Y}. {REASON}"
    assert (note.title, note.day, note.note) == ("Ghi từ trần", life.day, told)
    assert [each for each in deadlines_of(life.candidacy, working_calendar()) if not each.done_on] == []


def test_nobody_dies_before_the_ceremony_of_their_admission(life):
    life.to(State.PROBATION)
    with pytest.raises(Refused, match="không thể trước"):
        life.take(Action.RECORD_DEATH, died_on=life.candidacy.ceremony_on - timedelta(days=1))


@pytest.mark.parametrize("state", [State.PROBATION, State.RECOGNITION, State.RECOGNITION_CELL_VOTED])
def test_who_leaves_the_party_leaves_by_a_decision_that_names_the_resolution_of_the_cell(cast, life, state):
    life.to(state).take(Action.LEAVE_PARTY, after=2, reason="Hoàn cảnh gia đình khó khăn.", number="19-NQ/CB")
    decision = life.candidacy.decisions.latest("pk")
    assert (life.state, decision.kind, decision.issued_on) == (State.LEFT, "leaving", life.day)
    of_file = [paper.number for paper in contents_of(life.candidacy)[-2:]]
    assert of_file == ["19-NQ/CB", decision.number_text.removeprefix("Số ")]
    words = str(decision.snapshot)
    assert "Đồng ý cho đảng viên dự bị" in words
    assert "Nghị quyết số 19-NQ/CB" in words
    membership = life.candidacy.person.memberships.get(organisation=cast.CB1)
    assert (membership.ended_on, membership.end_reason) == (life.day, "Xin ra khỏi Đảng")


def test_the_decision_is_not_older_than_what_the_cell_resolved(life):
    life.to(State.PROBATION)
    day = life.day
    with pytest.raises(Refused, match="ngày họp chi bộ"):
        life.take(Action.LEAVE_PARTY, after=3, held_on=day + timedelta(days=3), issued_on=day)
    assert life.candidacy.decisions.count() == 1
