"""No union introduces: the cell itself takes a person up, two official members introduce (domain 1.3)."""

from datetime import date

from ceremonies.choices import Action, State
from tests.lives import Life


def test_two_members_introduce_and_one_goes_on_helping_after_the_ceremony(cast):
    life = Life(cast, date(2025, 8, 4), by_cell=True, person=cast.chau)
    assert (life.state, life.candidacy.nominator) == (State.RECEIVED, None)
    life.to(State.DOSSIER)
    introductions = life.candidacy.papers.filter(kind="introduction").values_list("position", flat=True)
    assert list(introductions) == [1, 2]
    assert life.candidacy.papers.filter(kind="union_resolution").count() == 0
    assert life.candidacy.helpers.filter(ends_on=None).count() == 2
    life.to(State.PROBATION)
    assert life.candidacy.helpers.filter(ends_on=None).count() == 1
    life.take(Action.REPLACE_HELPER, after=60)
    assert life.candidacy.helpers.filter(ends_on=None).count() == 1
    assert life.candidacy.remarks.get().kind == "handover"
    assert life.to(State.OFFICIAL).candidacy.resolutions.filter(kind="union").count() == 0
