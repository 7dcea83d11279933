from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from ceremonies.choices import Action, PlanFigure, State, TargetGroup
from ceremonies.models import Plan
from ceremonies.selectors.plans import people_behind
from ceremonies.services.candidacies import open_by_cell
from ceremonies.services.documents import Sheet, make_document, recipe_of
from ceremonies.services.plans import save_plan
from members.models import AuditEntry
from members.services.errors import Conflict, Refused
from tests.cast import Cast
from tests.road import day, nominate, steps, take, walk

YEAR = 2026


def make(cast: Cast, body="CB1", account="chi_bo", **targets) -> Plan:
    plan = Plan(organisation=cast.organisations[body], year=YEAR, number="02-KH/CB")
    return save_plan(actor=cast.users[account], plan=plan, targets=targets or {"all": (5, 2)})


def numbers(plan: Plan) -> dict:
    return {target.group: (target.listed, target.admitted) for target in plan.targets.all()}


def test_a_plan_keeps_the_groups_that_have_a_number(cast):
    plan = make(cast, all=(5, 2), women=(3, 0), youth=(0, 0))
    assert numbers(plan) == {"all": (5, 2), "women": (3, 0)}
    assert AuditEntry.objects.filter(action="plan.create", object_id=plan.pk).count() == 1


def test_a_body_has_one_plan_a_year(cast):
    make(cast)
    with pytest.raises(Refused, match="đã có kế hoạch năm 2026"):
        make(cast)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("targets", [{"all": (0, 0)}, {"women": (1, 0)}, {"all": (5, 2), "youth": (2, 3)}])
def test_no_group_is_larger_than_all(cast, targets):
    with pytest.raises(Refused):
        make(cast, **targets)
    assert Plan.objects.count() == 0


@pytest.mark.parametrize("account", ["chi_bo_khac", "van_phong", "kiem_tra", "doan_bi_thu", "quan_tri"])
def test_only_the_body_itself_keeps_its_plan(cast, account):
    with pytest.raises(PermissionDenied):
        make(cast, account=account)


def test_the_second_of_two_editors_is_told(cast):
    plan = make(cast)
    save_plan(actor=cast.chi_bo, plan=plan, targets={"all": (6, 2)}, version=1)
    with pytest.raises(Conflict):
        save_plan(actor=cast.chi_bo, plan=plan, targets={"all": (7, 2)}, version=1)
    assert numbers(plan) == {"all": (6, 2)}


@pytest.mark.parametrize(
    "group, names",
    [
        ("all", ["an", "chau", "lan"]),
        ("youth", ["an", "lan"]),
        ("women", ["an", "chau"]),
        ("minority", ["lan"]),
        ("religious", ["chau"]),
        ("workers", ["lan"]),
        ("intellectuals", ["an"]),
    ],
)
def test_who_is_counted_in_which_group(cast, group, names):
    """An is nominated by the Youth Union; Lan turns thirty in the year; Châu is older."""
    change(cast.lan, birth_date=date(1985, 1, 1))
    cast.lan.memberships.all().delete()
    walk(cast, nominate(cast), steps(cast), State.LISTED)
    for person in (cast.chau, cast.lan):
        listed_by_cell(cast, person)
    change(cast.an, qualification="Thạc sĩ Luật", birth_date=date(1994, 1, 1))
    change(cast.lan, ethnicity="Tày", job_title="Công nhân vận hành", sex="male", birth_date=date(1996, 1, 1))
    change(cast.chau, religion="Công giáo", birth_date=date(1995, 12, 31))
    plan = make(cast)
    behind = people_behind(plan, TargetGroup(group), PlanFigure.LISTED, youth_max_years=30)
    assert sorted(behind.values_list("person", flat=True)) == [cast.people[name].pk for name in names]
    assert people_behind(plan, TargetGroup(group), PlanFigure.ADMITTED, 30).count() == 0


def change(person, **values) -> None:
    type(person).objects.filter(pk=person.pk).update(**values)


def listed_by_cell(cast: Cast, person) -> None:
    person.refresh_from_db()
    file = open_by_cell(
        actor=cast.chi_bo, person=person, cell=cast.CB1, strengths="Có uy tín.", form_key=uuid4()
    )
    take(cast, file, Action.LIST, "chi_bo", number="03-NQ/CB", held_on=day(25))


def test_the_plan_is_printed_with_its_numbers_and_measures(cast):
    make(cast, all=(5, 2), women=(3, 0))
    Plan.objects.update(dated=day(3), measures="Giao việc khó cho đoàn viên ưu tú.")
    plan = Plan.objects.get()
    document = make_document(
        actor=cast.chi_bo,
        recipe=recipe_of(Plan, "yearly_plan"),
        subject=plan,
        sheet=Sheet(signer_name="Phạm Quốc Dũng", signer_office="Bí thư"),
        form_key=uuid4(),
    )
    [table] = [block for block in document.snapshot["body"] if block["kind"] == "table"]
    assert table["rows"] == [["1", "Tổng số", "5", "2"], ["2", "Nữ", "3", ""]]
    assert (document.number_text, document.dated) == ("Số 02-KH/CB", day(3))
    assert "Giao việc khó cho đoàn viên ưu tú." in str(document.snapshot["body"])
