import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Plan
from ceremonies.services.plans import save_plan
from members.clock import today
from tests.exported import cells, take
from tests.pages import Page
from tests.road import bring
from tests.signed_in import signed_in

LIST = reverse("ceremonies:plan_list")
CREATE = reverse("ceremonies:plan_create")


def make(cast, body="CB1", account="chi_bo", **targets) -> Plan:
    plan = Plan(organisation=cast.organisations[body], year=today().year)
    return save_plan(actor=cast.users[account], plan=plan, targets=targets or {"all": (5, 2)})


def test_a_cell_writes_its_plan_on_one_page(cast):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(CREATE))
    assert page.form()["organisation"] == "Chi bộ Một (CB1)"
    sent = page.form() | {"number": "02-KH/CB", "listed_all": "5", "admitted_all": "2", "listed_women": "3"}
    shown = Page(client.post(CREATE, sent, follow=True))
    assert "Tổng số 5 0 0% 2 0 0%" in shown.text
    assert "Nữ 3 0 0% – 0" in shown.text


def test_what_was_typed_stays_when_the_plan_is_refused(cast):
    client = signed_in(cast.chi_bo)
    page = Page(client.post(CREATE, Page(client.get(CREATE)).form() | {"listed_women": "3"}))
    assert page.errors() == ["Hãy ghi chỉ tiêu tổng số: tạo nguồn hoặc kết nạp bao nhiêu người."]
    assert page.form()["listed_women"] == "3"


def test_the_second_editor_reads_who_was_faster_and_keeps_the_words(cast):
    plan = make(cast)
    client, url = signed_in(cast.chi_bo), reverse("ceremonies:plan_edit", args=[plan.pk])
    form = Page(client.get(url)).form() | {"measures": "Giao việc khó."}
    save_plan(actor=cast.chi_bo, plan=plan, targets={"all": (6, 2)}, version=1)
    page = Page(client.post(url, form))
    assert "vừa được người khác sửa" in page.errors()[0]
    assert page.form()["measures"].strip() == "Giao việc khó."


def test_every_figure_leads_to_the_people_behind_it(cast):
    bring(cast, State.LISTED)
    plan = make(cast)
    client = signed_in(cast.van_phong)
    page = Page(client.get(plan.get_absolute_url()))
    assert "Tổng số 5 1 người, Tạo nguồn, Tổng số 20% 2 0 0%" in page.text
    behind = Page(client.get(page.link("1 người, Tạo nguồn, Nữ")))
    assert "Tạo nguồn năm" in behind.text
    assert "Nguyễn Hoài An" in behind.text
    url = reverse("ceremonies:plan_people", args=[plan.pk, "minority", "listed"])
    assert "Chưa có ai" in Page(client.get(url)).text


def test_a_committee_sees_the_plans_below_and_their_sum(cast):
    make(cast, women=(3, 1), all=(5, 2))
    make(cast, "CB2", "chi_bo_khac", all=(4, 1))
    above = make(cast, "DUC", "van_phong", all=(10, 4))
    Plan.objects.filter(organisation=cast.CB2).update(year=today().year - 1)
    page = Page(signed_in(cast.van_phong).get(above.get_absolute_url()))
    assert "Tổng số 10 5 0 0% 4 2 0 0%" in page.text
    assert "Chi bộ Một Chưa ghi số 0/5 0/2" in page.text
    assert f"Chi bộ chưa có kế hoạch năm {today().year} Chi bộ Hai" in page.text


def test_a_figure_that_is_none_is_not_there(cast):
    plan = make(cast)
    for group, figure in (("nobody", "listed"), ("women", "lost")):
        url = reverse("ceremonies:plan_people", args=[plan.pk, group, figure])
        assert signed_in(cast.chi_bo).get(url).status_code == 404


def test_the_list_leaves_with_its_filters(cast):
    make(cast)
    url = reverse("ceremonies:plan_export") + f"?year={today().year}"
    _, row = cells(take(signed_in(cast.van_phong), url))[1:]
    assert row == ["Chi bộ Một", str(today().year), "", "", "5", "0", "2", "0"]
    assert len(cells(take(signed_in(cast.van_phong), reverse("ceremonies:plan_export") + "?year=2001"))) == 2


@pytest.mark.parametrize("where", ["list", "detail"])
def test_the_number_of_queries_does_not_depend_on_the_plans(cast, where):
    above = make(cast, "DUC", "van_phong")
    make(cast)
    client = signed_in(cast.van_phong)
    url = LIST if where == "list" else above.get_absolute_url()
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    make(cast, "CB2", "chi_bo_khac")
    make(cast, "DUB", "cap_tren")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
