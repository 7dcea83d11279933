"""Recognised late: official from the exact day all the same, and why it was late is kept (294-QĐ/TW §4.2.2)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from members.services.errors import Refused
from tests.lives import Life

CEREMONY, ENDS, LATE = date(2025, 10, 10), date(2026, 10, 10), date(2027, 1, 20)
WHY = "Chi bộ chưa họp được vì kiện toàn chi ủy."


@pytest.fixture
def life(cast):
    life = Life(cast, date(2025, 8, 18)).to(State.AWAITING_CEREMONY)
    return life.take(Action.HOLD_CEREMONY, after=(CEREMONY - life.day).days)


def until(life: Life, day: date) -> int:
    return (day - life.day).days


def test_late_votes_and_decisions_are_explained_and_the_day_stays(life):
    life.take(Action.OPEN_RECOGNITION, after=until(life, LATE)).fill_papers()
    with pytest.raises(Refused, match=r"Đã quá hạn ngày 20/11/2026 .*hãy ghi giải trình lý do chậm"):
        life.take(Action.RECORD_CELL_VOTE, after=0)
    life.take(Action.RECORD_CELL_VOTE, after=0, reason=WHY)
    assert life.candidacy.steps.latest("version").reason == WHY
    life.to(State.RECOGNITION_AUTHORITY_VOTED)
    with pytest.raises(Refused, match="hãy ghi giải trình lý do chậm"):
        life.take(Action.ISSUE_DECISION, after=60)
    life.take(Action.ISSUE_DECISION, after=0, reason="Ban thường vụ chưa họp.").to(State.OFFICIAL)
    membership = life.candidacy.person.memberships.get(organisation=life.cast.CB1)
    assert life.candidacy.official_from == membership.official_on == ENDS
    assert life.candidacy.decisions.get(kind="recognition").issued_on > LATE


def test_in_time_nobody_explains_anything(life):
    life.take(Action.OPEN_RECOGNITION, after=until(life, ENDS)).to(State.OFFICIAL)
    reasons = life.candidacy.steps.filter(action__in=("record_cell_vote", "issue_decision"))
    assert set(reasons.values_list("reason", flat=True)) == {""}


def test_a_ceremony_on_the_last_of_february_ends_on_the_last_and_is_for_a_human_to_confirm(cast):
    life = Life(cast, date(2028, 1, 3)).to(State.AWAITING_CEREMONY)
    life.take(Action.HOLD_CEREMONY, after=(date(2028, 2, 29) - life.day).days)
    assert life.candidacy.probation_ends_on == date(2029, 2, 28)
