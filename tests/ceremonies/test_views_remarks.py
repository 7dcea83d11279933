from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import HelperAssignment, ProbationTask, Remark
from members import clock
from members.clock import today
from tests.ceremonies.crowd import crowd
from tests.pages import Page, whole
from tests.road import bring, day, nominate, steps, walk
from tests.signed_in import signed_in

LIST = reverse("ceremonies:helped_list")
HOME = reverse("ceremonies:home")


@pytest.fixture
def file(cast):
    return bring(cast, State.FOLLOWED)


def test_a_helper_writes_a_remark_from_the_own_list(cast, file):
    client = signed_in(cast.giup_do)
    page = Page(client.get(LIST))
    assert "Nguyễn Hoài An" in page.text
    url = page.link("Viết nhận xét")
    form = Page(client.get(url)).form()
    sent = form | {"text": "Gương mẫu, cần mạnh dạn hơn."}
    page = Page(client.post(url, sent, follow=True))
    assert f"{today():%d/%m/%Y}" in page.text
    client.post(url, sent)
    assert Remark.objects.count() == 1
    assert "cần mạnh dạn hơn" in Page(client.get(whole(file))).text
    assert f"Nhận xét lần trước, ngày {today():%d/%m/%Y}: Gương mẫu" in Page(client.get(url)).text


def test_the_cell_says_whose_remark_it_writes_down(cast, file):
    HelperAssignment.objects.create(candidacy=file, person=cast.khoa, starts_on=day(20))
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Viết nhận xét")
    form = Page(client.get(url)).form() | {"text": "Tiến bộ."}
    assert client.post(url, form).status_code == 422
    client.post(url, form | {"helper": cast.khoa.pk})
    assert Remark.objects.get().helper == cast.khoa


@pytest.mark.parametrize(
    "account, reads", [("chi_bo", True), ("giup_do", True), ("ung_vien", False), ("doan_vien", False)]
)
def test_the_person_never_reads_what_is_said_of_them(cast, file, account, reads):
    Remark.objects.create(
        candidacy=file,
        helper=cast.ha,
        written_on=today(),
        text="Còn rụt rè.",
        written_by=cast.giup_do,
        form_key="6a6cbb1c-6c51-4d52-b6c2-2c6d1d6f9d3e",
    )
    text = Page(signed_in(cast.users[account]).get(whole(file))).text
    assert ("Còn rụt rè." in text) is reads


def test_a_late_remark_stands_on_the_home_page_of_the_helper(cast, file):
    assert not Page(signed_in(cast.giup_do).get(HOME)).has_link("Viết nhận xét")
    with clock.at(clock.now() + timedelta(days=100)):
        page = Page(signed_in(cast.giup_do).get(HOME))
        assert "Nhận xét định kỳ của đảng viên giúp đỡ Quá hạn" in page.text
        assert page.link("Viết nhận xét") == reverse("ceremonies:remark_create", args=[file.pk])
        assert "(quá hạn)" in Page(signed_in(cast.giup_do).get(LIST)).text
        assert "Quá hạn" not in Page(signed_in(cast.ung_vien).get(HOME)).text


def test_the_list_is_narrowed_and_says_when_there_is_nobody(cast, file):
    client = signed_in(cast.giup_do)
    assert "Nguyễn Hoài An" in Page(client.get(LIST, {"q": "hoai an"})).text
    assert "Không có ai khớp" in Page(client.get(LIST, {"q": "khác"})).text
    assert "chưa được phân công giúp đỡ ai" in Page(signed_in(cast.chi_bo).get(LIST)).text


def test_the_list_leaves_as_a_file(cast, file):
    client = signed_in(cast.giup_do)
    url = Page(client.get(LIST)).link("Xuất danh sách")
    form = Page(client.get(url)).form() | {"format": "csv", "reason": "Báo cáo chi bộ"}
    content = client.post(url, form).content.decode("utf-8-sig")
    assert "Nguyễn Hoài An" in content
    assert "Nhận xét tiếp theo trước ngày" in content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.FOLLOWED, person)
    client = signed_in(cast.giup_do)
    client.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        page = Page(client.get(LIST))
    assert sum(text.startswith("Viết nhận xét") for text in page.links()) == rows
    assert len(queries) == 9


def test_the_load_stands_beside_each_name_when_helpers_are_chosen(cast, file):
    other = nominate(cast, crowd(cast, 1)[0])
    bringing = walk(cast, other, steps(cast), State.LISTED)
    answer = signed_in(cast.chi_bo).get(f"/ho-so/{bringing.pk}/phan-cong-dang-vien-giup-do/")
    text = Page(answer).text
    assert "Đặng Thu Hà (đang giúp đỡ 1 người)" in text
    assert "Phạm Quốc Dũng (đang" not in text


# --- tasks of a probationary member ----------------------------------------------------------------


def test_the_cell_gives_a_task_and_the_helper_sees_what_came_of_it(cast):
    file = bring(cast, State.PROBATION)
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Giao nhiệm vụ")
    form = Page(client.get(url)).form()
    client.post(url, form | {"title": "Phụ trách sổ chi đoàn", "due_on": f"{day(-20):%d/%m/%Y}"})
    assert "Phụ trách sổ chi đoàn" in Page(signed_in(cast.giup_do).get(whole(file))).text
    url = Page(client.get(whole(file))).link("Ghi kết quả: Phụ trách")
    form = Page(client.get(url)).form()
    client.post(url, form | {"done_on": f"{day():%d/%m/%Y}", "note": "Đã hoàn thành tốt"})
    text = Page(signed_in(cast.giup_do).get(whole(file))).text
    assert "Kết quả: Đã hoàn thành tốt" in text
    task = ProbationTask.objects.get(title="Phụ trách sổ chi đoàn")
    client.post(reverse("ceremonies:probation_task_remove", args=[file.pk, task.pk]), {"version": 2})
    assert not ProbationTask.objects.filter(pk=task.pk).exists()


def test_a_task_with_a_day_that_cannot_be_keeps_the_text(cast):
    file = bring(cast, State.PROBATION)
    client = signed_in(cast.chi_bo)
    url = reverse("ceremonies:probation_task_create", args=[file.pk])
    form = Page(client.get(url)).form()
    answer = client.post(url, form | {"title": "Học tập chuyên đề", "due_on": "31/02/2027"})
    assert (answer.status_code, Page(answer).form()["title"]) == (422, "Học tập chuyên đề")
