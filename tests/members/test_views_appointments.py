from datetime import date, timedelta

import pytest

from members.clock import today
from members.models import Appointment
from members.permissions import may
from tests.cast import OFFICES
from tests.members.pages import errors, filled, send, url

TODAY, YESTERDAY = today(), today() - timedelta(days=1)


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.quan_tri)
    client.get(url("suggest_people"))  # the first page of a session writes the session
    return client


def accounts(response) -> set[str]:
    return {row.user.username for row in response.context["page"].rows}


def test_the_list_holds_the_offices_of_today(cast, admin):
    cast.kiem_tra.appointments.update(ends_on=YESTERDAY)
    held = {row[0] for row in OFFICES}
    assert accounts(admin.get(url("appointment_list"))) == held - {"kiem_tra"}
    assert accounts(admin.get(url("appointment_list"), {"period": "past"})) == {"kiem_tra"}
    assert accounts(admin.get(url("appointment_list"), {"period": "all"})) == held


@pytest.mark.parametrize(
    "filters, found",
    [
        (
            {"organisation": "Đảng ủy Cục Mẫu (DUC)"},
            {"chi_bo", "chi_bo_khac", "van_phong", "dang_uy", "kiem_tra"},
        ),
        ({"role": "inspector"}, {"kiem_tra"}),
        ({"account": "CHI_BO"}, {"chi_bo", "chi_bo_khac"}),
        ({"account": "Quốc Dũng"}, {"chi_bo"}),
        ({"role": "secretary", "organisation": "CB2"}, {"chi_bo_khac"}),
    ],
)
def test_offices_are_found(cast, admin, filters, found):
    assert accounts(admin.get(url("appointment_list"), filters)) == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_eight_questions(cast, admin, django_assert_num_queries, rows):
    for number in range(rows):
        Appointment.objects.create(
            user=cast.nguoi_la, organisation=cast.CB1, role="inspector", starts_on=date(2020 + number, 1, 1)
        )
    with django_assert_num_queries(8):
        admin.get(url("appointment_list"))


GIVE = {"user": "Nguoi La (nguoi_la)", "role": "union_executive", "organisation": "Chi đoàn Một (CD1)"}


def test_an_office_gives_its_rights_at_once(cast, admin):
    assert may(cast.nguoi_la, "people.list") is False
    response = send(admin, url("appointment_create"), **GIVE)
    assert response.headers["Location"] == url("account_edit", cast.nguoi_la)
    assert cast.nguoi_la.appointments.get().starts_on == TODAY
    assert may(cast.nguoi_la, "people.list") is True


def test_an_account_named_in_the_address_is_chosen(cast, admin):
    form = admin.get(url("appointment_create"), {"user": cast.nguoi_la.pk}).context["form"]
    assert form["user"].value() == "Nguoi La (nguoi_la)"


def test_a_form_sent_twice_gives_one_office(cast, admin):
    form = filled(admin.get(url("appointment_create")), **GIVE)
    assert [admin.post(url("appointment_create"), form).status_code for _ in range(2)] == [302, 302]
    assert cast.nguoi_la.appointments.count() == 1


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({"organisation": ""}, {"organisation": ["Hãy chọn tổ chức của chức vụ này."]}),
        (
            {"role": "system_admin"},
            {"organisation": ["Quản trị hệ thống không thuộc tổ chức nào; hãy để trống."]},
        ),
        (
            {"organisation": "CB1"},
            {"__all__": ["Chức vụ “Ủy viên ban chấp hành” không có ở loại tổ chức “Chi bộ”."]},
        ),
        ({"user": "khong_co"}, {"user": ["Không có tài khoản này. Hãy ghi tên đăng nhập."]}),
        ({"user": "da_khoa"}, {"user": ["Không có tài khoản này. Hãy ghi tên đăng nhập."]}),
        (
            {"user": "doan_vien"},
            {"__all__": ["Người này đang giữ đúng chức vụ đó tại tổ chức đó trong thời gian đã chọn."]},
        ),
        (
            {"user": "quan_tri"},
            {"__all__": ["Không ai được tự phân công chức vụ cho chính mình."]},
        ),
        (
            {"starts_on": "02/01/2026", "ends_on": "01/01/2026"},
            {"ends_on": ["Ngày kết thúc không được trước ngày bắt đầu."]},
        ),
    ],
)
def test_what_cannot_be_is_refused(cast, admin, typed, wrong):
    response = send(admin, url("appointment_create"), **GIVE | typed)
    assert (response.status_code, errors(response)) == (422, wrong)
    assert Appointment.objects.count() == len(OFFICES)


def test_an_office_ends_and_its_rights_with_it(cast, admin):
    office = cast.chi_bo.appointments.get()
    response = send(admin, url("appointment_end", office), last_day=f"{YESTERDAY:%d/%m/%Y}")
    assert response.headers["Location"] == url("account_edit", cast.chi_bo)
    assert (cast.chi_bo.appointments.get().ends_on, may(cast.chi_bo, "people.list")) == (YESTERDAY, False)


def test_it_cannot_end_before_it_began(cast, admin):
    response = send(admin, url("appointment_end", cast.chi_bo.appointments.get()), last_day="31/12/2024")
    assert errors(response) == {"__all__": ["Ngày kết thúc không được trước ngày bắt đầu."]}


def test_ending_what_has_ended_gives_the_conflict_page(cast, admin):
    office = cast.chi_bo.appointments.get()
    form = filled(admin.get(url("appointment_end", office)), last_day=f"{YESTERDAY:%d/%m/%Y}")
    answers = [admin.post(url("appointment_end", office), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert "Phân công này đã kết thúc trước đó." in answers[1].content.decode()
