"""From the Youth Union's nomination to an official member: the whole road of domain 1.4, one file."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.models import IssuedNumber
from ceremonies.services.workflow import NotYet
from members.services.audit import broken_links
from tests.lives import Life

MAIN_ROAD = [
    *(
        [
            "open",
            "submit",
            "resolve",
            "send",
            "receive",
            "list",
            "assign_helper",
            "ask_procedure",
            "allow_procedure",
        ]
    ),
    *(["open_dossier", "record_cell_vote", "forward_to_committee", "record_committee_vote"]),
    *(
        [
            "forward_to_authority",
            "record_authority_vote",
            "issue_decision",
            "receive_decision",
            "hold_ceremony",
        ]
    ),
    *(["open_recognition", "record_cell_vote", "forward_to_committee", "record_committee_vote"]),
    *(["forward_to_authority", "record_authority_vote", "issue_decision", "announce"]),
]


def test_a_youth_becomes_an_official_member(cast):
    life = Life(cast, date(2025, 8, 4)).to(State.AWAITING_CEREMONY)
    decision = life.candidacy.decisions.get()
    assert life.candidacy.person.memberships.filter(organisation=cast.CB1).count() == 0
    life.take(Action.HOLD_CEREMONY, after=10)
    admitted = life.day
    membership = life.candidacy.person.memberships.get(organisation=cast.CB1)
    assert (membership.joined_on, membership.official_on) == (admitted, None)
    assert decision.issued_on < admitted  # tuổi Đảng counts from the decision, ngày vào Đảng is the ceremony
    life.to(State.OFFICIAL)
    file, membership = life.candidacy, life.candidacy.person.memberships.get(organisation=cast.CB1)
    assert [step.action for step in file.steps.order_by("version")] == MAIN_ROAD
    assert file.official_from == membership.official_on == admitted.replace(year=admitted.year + 1)
    assert (file.closed_on, file.desk, file.helpers.filter(ends_on=None).count()) == (life.day, None, 0)
    kinds = file.decisions.order_by("issued_on").values_list("kind", "number__value")
    assert list(kinds) == [("admission", 1), ("recognition", 2)]
    assert IssuedNumber.objects.count() == 2
    assert list(broken_links()) == []


def test_nothing_of_recognition_begins_before_twelve_full_months(cast):
    life = Life(cast, date(2025, 8, 4)).to(State.PROBATION)
    days = (life.candidacy.probation_ends_on - life.day).days
    with pytest.raises(NotYet, match="Chưa hết 12 tháng dự bị"):
        life.take(Action.OPEN_RECOGNITION, after=days - 1)
    assert life.take(Action.OPEN_RECOGNITION, after=1).state == State.RECOGNITION
