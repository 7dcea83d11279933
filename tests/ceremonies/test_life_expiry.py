"""Papers that lapse before the cell considers: domain 1.9."""

from datetime import date, timedelta

import pytest

from ceremonies.choices import Action, PaperKind, State
from ceremonies.rules import add_months
from ceremonies.services.workflow import NotYet
from tests.lives import Life

K = PaperKind


def codes(refused) -> list[str]:
    return [requirement.code for requirement in refused.value.requirements]


@pytest.fixture
def life(cast):
    return Life(cast, date(2025, 8, 4)).to(State.DOSSIER).fill_papers()


def test_after_twelve_months_three_papers_are_made_again_and_the_others_stay(life):
    started = life.candidacy.dossier_started_on
    last = add_months(started, 12)
    life.day = last
    with pytest.raises(NotYet) as refused:
        life.take(Action.RECORD_CELL_VOTE, after=1)
    assert codes(refused) == ["dossier_expired"]
    before = dict(life.candidacy.papers.values_list("kind", "issued_on"))
    again = {K.INTRODUCTION: life.day, K.UNION_RESOLUTION: life.day, K.OPINIONS: life.day}
    life.fill_papers(**again).take(Action.RECORD_CELL_VOTE, after=1)
    after = dict(life.candidacy.papers.values_list("kind", "issued_on"))
    assert {kind for kind in before if before[kind] != after[kind]} == set(again)
    assert life.state == State.CELL_VOTED


def test_on_the_last_day_of_the_twelve_months_the_cell_still_votes(life):
    life.day = add_months(life.candidacy.dossier_started_on, 12)
    assert life.take(Action.RECORD_CELL_VOTE, after=0).state == State.CELL_VOTED


@pytest.mark.parametrize(("days_over", "expired"), [(0, False), (1, True)])
def test_a_certificate_of_sixty_months_ago_asks_for_the_class_again(life, days_over, expired):
    life.day += timedelta(days=30)
    issued = add_months(life.day - timedelta(days=days_over), -60)
    life.fill_papers(certificate=issued)
    if not expired:
        assert life.take(Action.RECORD_CELL_VOTE, after=0).state == State.CELL_VOTED
        return
    with pytest.raises(NotYet) as refused:
        life.take(Action.RECORD_CELL_VOTE, after=0)
    assert codes(refused) == ["certificate_expired"]
    life.fill_papers(certificate=life.day)
    assert life.take(Action.RECORD_CELL_VOTE, after=0).state == State.CELL_VOTED
