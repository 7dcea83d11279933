"""Past youth age: the Trade Union and one official member introduce (4A-KNĐ; domain 1.3)."""

from datetime import date

import pytest

from ceremonies.choices import Action, PaperKind, Route, State
from ceremonies.services.workflow import NotYet
from tests.lives import Life


def life_of(cast, person) -> Life:
    route = {"nominator": cast.TCD, "actor": cast.cong_doan, "route": Route.TRADE_UNION}
    return Life(cast, date(2025, 8, 4), person=person, **route)


def test_somebody_of_forty_becomes_an_official_member(cast):
    life = life_of(cast, cast.chau).to(State.DOSSIER)
    papers = set(life.candidacy.papers.values_list("kind", flat=True))
    assert {PaperKind.INTRODUCTION, PaperKind.UNION_RESOLUTION} <= papers
    assert life.candidacy.helpers.count() == 1
    life.to(State.OFFICIAL)
    assert life.candidacy.person.memberships.get(organisation=cast.CB1).official_on
    assert life.candidacy.resolutions.get(kind="union").body == cast.TCD


def test_a_youth_where_the_youth_union_exists_does_not_go_this_way(cast):
    with pytest.raises(NotYet, match="phải có nghị quyết giới thiệu của Đoàn"):
        life_of(cast, cast.an).take(Action.SUBMIT)
