"""Struck off, and admitted once more: after 36 months, with consent, once (294-QĐ/TW §3.5; domain 1.10)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.rules import add_months
from ceremonies.services.workflow import NotYet
from tests.lives import Life


def codes(refused) -> set[str]:
    return {requirement.code for requirement in refused.value.requirements}


@pytest.fixture
def struck_off(cast):
    return (
        Life(cast, date(2025, 8, 4))
        .to(State.PROBATION)
        .take(Action.PROPOSE_STRIKING_OFF)
        .to(State.STRUCK_OFF)
    )


def again(cast, starts_on: date) -> Life:
    return Life(cast, starts_on).to(State.DOSSIER).fill_papers()


def give_consent(life: Life) -> None:
    """The row is there: the portal knows that this person was a member before."""
    life.fill_papers(consent=life.day)


def test_after_thirty_six_months_and_with_consent(cast, struck_off):
    first = add_months(struck_off.day, 36)
    early = again(cast, add_months(struck_off.day, 30))
    early.day = first
    with pytest.raises(NotYet) as refused:
        early.take(Action.RECORD_CELL_VOTE, after=-1)
    assert codes(refused) == {"readmission_months", "readmission_consent"}
    with pytest.raises(NotYet) as refused:
        early.take(Action.RECORD_CELL_VOTE, after=1)
    assert codes(refused) == {"readmission_consent"}
    give_consent(early)
    early.to(State.OFFICIAL)
    held = early.candidacy.person.memberships.filter(organisation=cast.CB1).order_by("joined_on")
    assert [membership.official_on is not None for membership in held] == [False, True]


def test_only_once(cast, struck_off):
    second = again(cast, add_months(struck_off.day, 40))
    give_consent(second)
    second.to(State.PROBATION).take(Action.PROPOSE_STRIKING_OFF).to(State.STRUCK_OFF)
    third = again(cast, add_months(second.day, 40))
    give_consent(third)
    third.fill_papers()
    with pytest.raises(NotYet) as refused:
        third.take(Action.RECORD_CELL_VOTE)
    assert "readmitted_before" in codes(refused)
