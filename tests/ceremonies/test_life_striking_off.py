"""A probationary member is struck off: cell, committee and authority each vote on it (06-HD/TW §4.6)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.services.workflow import NotYet
from members.services.errors import Refused
from tests.lives import Life
from tests.road import put_section


@pytest.fixture
def life(cast):
    return Life(cast, date(2025, 8, 4)).to(State.PROBATION)


def test_three_bodies_vote_and_the_authority_decides(cast, life):
    life.take(Action.PROPOSE_STRIKING_OFF, after=120, reason="Bỏ sinh hoạt ba tháng liền.").to(
        State.STRUCK_OFF
    )
    votes = life.candidacy.resolutions.filter(matter="striking_off").order_by("pk")
    assert [(vote.kind, vote.passed) for vote in votes] == [
        ("cell", True),
        ("committee", True),
        ("authority", True),
    ]
    membership = life.candidacy.person.memberships.get(organisation=cast.CB1)
    assert (membership.ended_on, membership.official_on) == (life.day, None)
    assert membership.end_reason == "Xóa tên đảng viên dự bị"
    assert life.candidacy.decisions.latest("pk").kind == "striking_off"
    assert (life.candidacy.desk, life.candidacy.helpers.filter(ends_on=None).count()) == (None, 0)


@pytest.mark.parametrize("state", [State.STRIKING_OFF, State.STRIKING_CELL_VOTED])
def test_dropped_probation_goes_on_and_leads_to_recognition(cast, life, state):
    life.take(Action.PROPOSE_STRIKING_OFF, after=120).to(state).take(Action.DROP_STRIKING_OFF)
    assert life.state == State.PROBATION
    assert life.to(State.OFFICIAL).candidacy.person.memberships.get(organisation=cast.CB1).official_on


def test_dropped_once_it_may_be_proposed_again(life):
    life.take(Action.PROPOSE_STRIKING_OFF).to(State.STRIKING_CELL_VOTED).take(Action.DROP_STRIKING_OFF)
    assert life.take(Action.PROPOSE_STRIKING_OFF).to(State.STRUCK_OFF).state == State.STRUCK_OFF


def test_a_section_committee_has_no_say_in_it(cast):
    put_section(cast)
    life = Life(cast, date(2025, 8, 4)).to(State.PROBATION).take(Action.PROPOSE_STRIKING_OFF)
    life.to(State.STRUCK_OFF)
    assert life.candidacy.resolutions.filter(matter="striking_off", kind="section").count() == 0


def test_what_the_authority_does_not_pass_goes_back_to_the_cell_which_may_drop_it(life):
    life.take(Action.PROPOSE_STRIKING_OFF).to(State.STRIKING_AT_AUTHORITY)
    life.take(Action.RECORD_AUTHORITY_VOTE, passing=False).take(Action.SEND_BACK)
    assert life.state == State.STRIKING_OFF
    assert life.take(Action.DROP_STRIKING_OFF).state == State.PROBATION


def test_it_needs_a_reason(life):
    with pytest.raises(Refused, match="lý do"):
        life.take(Action.PROPOSE_STRIKING_OFF, reason=" ")


def test_what_failed_in_a_proposal_given_up_does_not_count_in_the_next_one(life):
    life.take(Action.PROPOSE_STRIKING_OFF)
    for _ in range(2):
        life.take(Action.RECORD_CELL_VOTE, passing=False, after=1).take(Action.CONSIDER_AGAIN)
    life.take(Action.DROP_STRIKING_OFF).take(Action.PROPOSE_STRIKING_OFF, after=30)
    life.take(Action.RECORD_CELL_VOTE, passing=False)  # the first of this proposal, not the third
    with pytest.raises(NotYet, match="không đạt") as told:
        life.take(Action.FORWARD_TO_COMMITTEE)
    assert told.value.requirements[0].clause == "Hướng dẫn 06-HD/TW, điểm 4.6"
    assert life.take(Action.CONSIDER_AGAIN).state == State.STRIKING_OFF
