"""Votes that do not reach the threshold (domain 1.5): reported upward, taken again, after the third to the superior."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.services.workflow import NotYet
from members.services.errors import Conflict
from tests.lives import Life


@pytest.fixture
def life(cast):
    return Life(cast, date(2025, 8, 4))


def fail(life: Life, times: int) -> None:
    for number in range(times):
        if number:
            life.take(Action.CONSIDER_AGAIN)
        life.fill_papers().take(Action.RECORD_CELL_VOTE, passing=False)


def test_an_admission_that_fails_in_the_cell_is_reported_upward_and_ends_there(life):
    life.to(State.DOSSIER).fill_papers().take(Action.RECORD_CELL_VOTE, passing=False)
    life.take(Action.FORWARD_TO_COMMITTEE)
    with pytest.raises(NotYet, match="không đạt"):
        life.take(Action.RECORD_COMMITTEE_VOTE)
    assert life.take(Action.REJECT).state == State.REJECTED


def test_after_the_third_failed_recognition_vote_the_superior_decides(life):
    life.to(State.RECOGNITION)
    fail(life, 2)
    with pytest.raises(NotYet, match="không đạt"):
        life.take(Action.FORWARD_TO_COMMITTEE)
    life.take(Action.CONSIDER_AGAIN)
    fail(life, 1)
    with pytest.raises(NotYet) as refused:
        life.take(Action.CONSIDER_AGAIN)
    (requirement,) = refused.value.requirements
    assert requirement.code == "failed_votes"
    assert requirement.todo.startswith("Báo cáo cấp ủy cấp trên trực tiếp")
    assert requirement.clause == "Quy định 294-QĐ/TW, điểm 4.2.3"
    life.take(Action.FORWARD_TO_COMMITTEE).to(State.OFFICIAL)
    failed = life.candidacy.resolutions.filter(kind="cell", matter="recognition", passed=False)
    assert failed.count() == 3


def test_after_the_third_failed_vote_to_strike_off_as_well(life):
    life.to(State.PROBATION).take(Action.PROPOSE_STRIKING_OFF, after=90)
    fail(life, 3)
    with pytest.raises(NotYet, match="3 lần biểu quyết không đạt"):
        life.take(Action.CONSIDER_AGAIN)
    assert life.take(Action.FORWARD_TO_COMMITTEE).to(State.STRUCK_OFF).state == State.STRUCK_OFF


def test_a_vote_written_down_wrong_is_not_a_failed_one(life):
    life.to(State.RECOGNITION)
    fail(life, 2)
    life.take(Action.CORRECT_VOTE).fill_papers().take(Action.RECORD_CELL_VOTE, passing=False)
    assert life.take(Action.CONSIDER_AGAIN).state == State.RECOGNITION


def test_a_vote_that_passed_is_not_taken_again(life):
    life.to(State.RECOGNITION_CELL_VOTED)
    with pytest.raises(NotYet, match="không phải xét lại"):
        life.take(Action.CONSIDER_AGAIN)


def test_what_fails_above_goes_back_to_the_cell(life):
    life.to(State.RECOGNITION_AT_AUTHORITY).take(Action.RECORD_AUTHORITY_VOTE, passing=False)
    with pytest.raises(NotYet, match="không đạt"):
        life.take(Action.ISSUE_DECISION)
    life.take(Action.SEND_BACK)
    assert life.state == State.RECOGNITION
    assert life.candidacy.resolutions.filter(matter="recognition", superseded=False).count() == 0
    assert life.to(State.OFFICIAL).state == State.OFFICIAL


def test_a_recognition_is_not_rejected(life):
    with pytest.raises(Conflict):
        life.to(State.RECOGNITION_AT_COMMITTEE).take(Action.REJECT, by="van_phong")
