"""Between cell and committee a section committee appraises, without a threshold of its own (7-KNĐ, 14-KNĐ)."""

from datetime import date

import pytest

from ceremonies.choices import Action, State
from ceremonies.services.workflow import NotYet
from tests.lives import Life
from tests.road import put_section


@pytest.fixture
def life(cast):
    put_section(cast)
    return Life(cast, date(2025, 8, 4))


def test_both_matters_go_through_the_section_committee(cast, life):
    life.to(State.OFFICIAL)
    reports = life.candidacy.resolutions.filter(kind="section").order_by("pk")
    assert [(report.matter, report.body, report.passed) for report in reports] == [
        ("admission", cast.DBP, None),
        ("recognition", cast.DBP, None),
    ]


def test_the_cell_does_not_go_past_it(life):
    life.to(State.CELL_VOTED)
    with pytest.raises(NotYet, match="phải qua đảng ủy bộ phận"):
        life.take(Action.FORWARD_TO_COMMITTEE)


def test_what_the_committee_gives_back_is_voted_and_appraised_again(life):
    life.to(State.AT_COMMITTEE).take(Action.SEND_BACK).to(State.DECIDED)
    reports = life.candidacy.resolutions.filter(kind="section").order_by("pk")
    assert [report.superseded for report in reports] == [True, False]


def test_the_section_committee_gives_back_what_is_not_in_order(life):
    life.to(State.AT_SECTION).take(Action.SEND_BACK)
    assert life.state == State.DOSSIER
    assert life.candidacy.resolutions.get(kind="cell").superseded is True
    assert life.to(State.DECIDED).candidacy.resolutions.filter(kind="cell").count() == 2
