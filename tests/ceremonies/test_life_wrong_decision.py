"""A wrong admission: cancelled for good, or cancelled and decided anew with new dates (294-QĐ/TW §4.4; domain 1.10)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.selectors.facts import facts_of
from tests.lives import Life

STATES = [State.DECIDED, State.AWAITING_CEREMONY, State.PROBATION, State.RECOGNITION_COMMITTEE_VOTED]
ADMITTED = STATES[2:]


@pytest.fixture
def life(cast):
    return Life(cast, date(2025, 8, 4))


@pytest.mark.parametrize("state", STATES)
def test_who_was_not_up_to_the_standard_is_no_member(cast, life, state):
    life.to(state).take(Action.CANCEL_DECISION, after=20)
    assert (life.state, life.candidacy.desk) == (State.CANCELLED, None)
    party = life.candidacy.person.memberships.filter(organisation=cast.CB1)
    assert [membership.ended_on for membership in party] == ([life.day] if state in ADMITTED else [])
    kinds = life.candidacy.decisions.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["admission", "cancellation"]


@pytest.mark.parametrize("state", STATES)
def test_a_wrong_procedure_is_redone_and_the_dates_are_new(cast, life, state):
    life.to(state)
    first = life.candidacy.decisions.get()
    life.take(Action.REDO_DECISION, after=20)
    assert life.state == State.AT_AUTHORITY
    file = life.candidacy
    assert (file.decision_received_on, file.ceremony_on, file.probation_ends_on) == (None, None, None)
    life.to(State.PROBATION)
    again = life.candidacy.decisions.filter(kind="admission").latest("pk")
    assert again.issued_on > first.issued_on
    membership = life.candidacy.person.memberships.get(organisation=cast.CB1, ended_on=None)
    assert membership.joined_on == life.candidacy.ceremony_on > again.issued_on
    assert life.to(State.OFFICIAL).candidacy.official_from == life.candidacy.probation_ends_on


def test_a_cancelled_admission_was_none_so_the_next_is_no_readmission(cast, life):
    life.to(State.PROBATION).take(Action.REDO_DECISION).take(Action.SEND_BACK).take(Action.SEND_BACK)
    assert life.state == State.DOSSIER
    facts = facts_of(life.candidacy, life.day)
    assert (facts.left_party_on, facts.past_admissions) == (None, 0)
    assert life.to(State.PROBATION).state == State.PROBATION


@pytest.mark.parametrize("state", [State.DECIDED, State.RECOGNISED])
def test_a_void_number_is_kept_and_another_decision_takes_its_place(cast, life, state):
    life.to(state).take(Action.VOID_DECISION)
    membership = cast.an.memberships.filter(organisation=cast.CB1).first()
    assert membership is None or membership.official_on is None
    life.to(State.OFFICIAL)
    void = [decision.is_void for decision in life.candidacy.decisions.order_by("pk")]
    assert sorted(void) == [False, False, True]
