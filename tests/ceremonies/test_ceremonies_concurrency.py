"""Eight keepers at the same moment: a ceremony is held once, a person has one place."""

from collections import Counter

from ceremonies.choices import Action, CeremonyState
from ceremonies.models import Admission, Ceremony, Step
from members.choices import Role
from members.models import AuditEntry, Membership
from tests import jobs
from tests.cast import make_cast
from tests.ceremonies.test_concurrency import EIGHT, eight_hands
from tests.ceremony import awaiting, plan, two_awaiting, youth
from tests.road import day


def test_of_eight_holders_one_wins_and_the_others_are_told_who(scratch):
    cast = make_cast()
    eight_hands(cast, Role.DEPUTY_SECRETARY, "CB1")
    ceremony = plan(cast, two_awaiting(cast))
    said = scratch.run(jobs.hold_ceremonies, ceremonies=[ceremony.pk], accounts=EIGHT)
    assert Counter(line[1] for line in said) == {"done": 1, "Conflict": 7}
    winner = AuditEntry.objects.get(action="ceremony.hold", object_id=ceremony.pk).actor_name
    assert {line[2] for line in said if line[1] == "Conflict"} == {winner}
    assert Step.objects.filter(action=Action.HOLD_CEREMONY).count() == 2
    assert Membership.objects.filter(organisation=cast.CB1, joined_on=day()).count() == 2
    assert Ceremony.objects.get().state == CeremonyState.HELD


def test_a_click_sent_eight_times_holds_once(scratch):
    cast = make_cast()
    ceremony = plan(cast, two_awaiting(cast))
    said = scratch.run(jobs.hold_ceremonies, ceremonies=[ceremony.pk], accounts=["chi_bo"] * 8)
    assert Counter(line[1] for line in said) == {"done": 8}
    assert Step.objects.filter(action=Action.HOLD_CEREMONY).count() == 2
    assert AuditEntry.objects.filter(action="ceremony.hold").count() == 1


def test_eight_plans_at_once_give_each_person_one_place(scratch):
    cast = make_cast()
    files = [
        awaiting(cast, youth(cast, "Trịnh Thu Trang", 1)),
        awaiting(cast, youth(cast, "Mạc Bảo Ngọc", 2)),
    ]
    said = scratch.run(
        jobs.plan_ceremonies,
        files=[file.pk for file in files],
        accounts=["chi_bo"] * 8,
        cell=cast.CB1.pk,
    )
    assert Counter(line[1] for line in said) == {"done": 2, "Conflict": 14}
    assert sorted(Admission.objects.values_list("candidacy", flat=True)) == sorted(file.pk for file in files)
