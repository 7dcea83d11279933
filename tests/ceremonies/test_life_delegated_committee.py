"""A grass-roots committee that was given the power to decide votes once, as a whole (294-QĐ/TW §22; 06-HD/TW §3.7a)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.rules import Vote
from tests.lives import Life, delegate


@pytest.fixture
def life(cast):
    delegate(cast)
    return Life(cast, date(2025, 8, 4))


def test_it_decides_on_all_three_matters_and_the_superior_on_none(cast, life):
    life.to(State.OFFICIAL)
    bodies = life.candidacy.resolutions.filter(kind="authority").values_list("matter", "body__code")
    assert list(bodies.order_by("pk")) == [("admission", "DUC"), ("recognition", "DUC")]
    assert life.candidacy.resolutions.filter(kind="committee").count() == 0
    assert set(life.candidacy.decisions.values_list("organisation__code", flat=True)) == {"DUC"}


def test_it_strikes_off_as_well(cast, life):
    life.to(State.PROBATION).take(Action.PROPOSE_STRIKING_OFF, after=90).to(State.STRUCK_OFF)
    decision = life.candidacy.decisions.get(kind="striking_off")
    assert decision.organisation == cast.DUC


@pytest.mark.parametrize(("votes_for", "passed"), [(10, True), (9, False)])
def test_two_thirds_of_all_fifteen(life, votes_for, passed):
    life.to(State.AT_COMMITTEE)
    vote = Vote(life.day, 15, 0, 15, votes_for, 15 - votes_for)
    life.take(Action.RECORD_AUTHORITY_VOTE, after=0, vote=vote)
    assert life.candidacy.resolutions.get(kind="authority").passed is passed


def test_a_vote_written_wrong_is_written_again_at_the_same_desk(cast, life):
    life.to(State.AUTHORITY_VOTED).take(Action.CORRECT_VOTE)
    assert (life.state, life.candidacy.desk) == (State.AT_AUTHORITY, cast.DUC)
    assert life.to(State.DECIDED).candidacy.resolutions.filter(kind="authority").count() == 2
