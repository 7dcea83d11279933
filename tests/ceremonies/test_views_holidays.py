"""Days off and days worked instead, year by year."""

from datetime import date

import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Holiday
from ceremonies.selectors.calendars import working_calendar
from members.clock import today
from members.models import AuditEntry
from tests.pages import Page, whole
from tests.road import bring
from tests.signed_in import signed_in

LIST = "ceremonies:holiday_list"


def read(cast, account="quan_tri", query="") -> Page:
    return Page(signed_in(cast.users[account]).get(reverse(LIST) + query))


def test_a_year_is_read_and_the_uncertain_days_are_marked(cast):
    page = read(cast, "chi_bo", "?nam=2027")
    assert "Tết Nguyên đán Đinh Mùi chưa đối chiếu" in page.text
    assert "(cần kiểm tra)" not in page.text
    assert "ngày chưa đối chiếu" in page.text
    assert "04/02/2027 Thứ 5" in page.text
    assert ("Xóa" in page.text, page.has_link("Thêm ngày")) == (False, False)


@pytest.mark.parametrize("query", ["", "?nam=1900", "?nam=abc"])
def test_without_a_year_that_has_days_it_is_this_year(cast, query):
    assert f"Ngày nghỉ, ngày làm bù năm {today().year}" in read(cast, query=query).text


def test_a_year_without_days_says_what_follows(cast):
    Holiday.objects.filter(day__year=today().year + 1).delete()
    assert "đều được tính là ngày làm việc" in read(cast, query=f"?nam={today().year + 1}").text


def test_a_day_is_added_compared_and_removed(cast):
    client = signed_in(cast.quan_tri)
    url = reverse("ceremonies:holiday_create")
    body = Page(client.get(url)).form() | {"day": "02/06/2027", "name": "Nghỉ hoán đổi"}
    assert client.post(url, body).url == f"{reverse(LIST)}?nam=2027"
    assert working_calendar().is_working(date(2027, 6, 2)) is False
    assert client.post(url, body).status_code == 302
    assert Holiday.objects.filter(day="2027-06-02").count() == 1
    unsure = Holiday.objects.get(day="2027-02-10")
    client.post(reverse("ceremonies:holiday_confirm", args=[unsure.pk]))
    unsure.refresh_from_db()
    assert unsure.name == "Nghỉ bù Tết Nguyên đán Đinh Mùi"
    client.post(reverse("ceremonies:holiday_remove", args=[unsure.pk]))
    assert working_calendar().is_working(date(2027, 2, 10)) is True
    actions = AuditEntry.objects.filter(action__startswith="holiday.").values_list("action", flat=True)
    assert list(actions) == ["holiday.add", "holiday.confirm", "holiday.remove"]


@pytest.mark.parametrize(
    "typed, error",
    [
        ({"day": "05/06/2027"}, "Ngày này là thứ Bảy hoặc Chủ nhật, vốn đã là ngày nghỉ."),
        ({"day": "10/02/2027"}, "Ngày này đã có trong danh sách."),
        ({"day": "02/06/0027"}, "Ngày: Hãy kiểm tra lại năm."),
        ({"day": "02/06/2027", "name": ""}, "Tên ngày: Vui lòng nhập mục này."),
    ],
)
def test_a_day_that_changes_nothing_is_refused(cast, typed, error):
    client, url = signed_in(cast.quan_tri), reverse("ceremonies:holiday_create")
    page = Page(client.post(url, Page(client.get(url)).form() | {"name": "Nghỉ"} | typed))
    assert (page.response.status_code, page.errors()) == (422, [error])


def test_a_new_day_off_moves_the_deadlines_of_the_files(cast):
    file = bring(cast, State.AT_AUTHORITY)
    client = signed_in(cast.chi_bo)
    before = Page(client.get(whole(file))).text
    on = working_calendar().add(today(), 3)
    Holiday.objects.create(day=on, name="Nghỉ đột xuất")
    assert Page(client.get(whole(file))).text != before
