"""A new office is led from organisations to the first nomination; who has nothing to set up is not."""

from datetime import date

import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.services.policies import load_policies
from members.choices import Role
from members.models import Appointment, Organisation, User
from members.services.appointments import write_appointment
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, nominate
from tests.signed_in import signed_in

HOME = reverse("ceremonies:home")


@pytest.fixture
def administrator(db):
    load_policies()
    user = User.objects.create_user("quan_tri", password="mat-khau-thu-nghiem")
    write_appointment(
        actor=None, appointment=Appointment(user=user, role=Role.SYSTEM_ADMIN, starts_on=date(2025, 1, 1))
    )
    return user


def test_an_empty_installation_leads_to_each_page_and_its_workbook(administrator):
    client = signed_in(administrator)
    page = Page(client.get(HOME))
    assert page.text.count("Chưa có:") == 6
    for words in (
        "Thêm tổ chức",
        "Chọn cấp ủy",
        "Thêm người",
        "Mở tài khoản",
        "Giao chức vụ",
        "Tải bảng tính mẫu",
    ):
        assert client.get(page.link(words)).status_code == 200


def test_it_is_gone_when_everything_is_there(cast):
    assert "Bắt đầu" not in Page(signed_in(cast.quan_tri).get(HOME)).text


def test_it_comes_back_for_what_is_missing(cast):
    for office in Appointment.objects.filter(role__in=[Role.UNION_LEADER, Role.UNION_EXECUTIVE]):
        Appointment.objects.filter(pk=office.pk).update(ends_on="2025-02-01")
    text = Page(signed_in(cast.quan_tri).get(HOME)).text
    assert (text.count("Đã có:"), text.count("Chưa có:")) == (5, 1)


def test_a_union_is_led_to_its_first_nomination(cast):
    assert Page(signed_in(cast.doan_vien).get(HOME)).has_link("Lập đề nghị")
    nominate(cast)
    assert "Bắt đầu" not in Page(signed_in(cast.doan_vien).get(HOME)).text


def test_a_cell_is_led_to_its_plan_and_its_call_until_a_first_file(cast):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(HOME))
    for words in ("Lập kế hoạch", "Mở đợt giới thiệu"):
        assert client.get(page.link(words)).status_code == 200
    nominate(cast)
    assert "Bắt đầu" in Page(client.get(HOME)).text  # a draft of the union is not told
    bring(cast, State.RECEIVED, *crowd(cast, 1))
    assert "Bắt đầu" not in Page(client.get(HOME)).text


def test_who_decides_is_asked_for_what_the_decision_lacks(cast):
    Organisation.objects.filter(pk=cast.DUB.pk).update(symbol="")
    client = signed_in(cast.quan_tri)
    assert Page(client.get(HOME)).has_link("Chọn cấp ủy")
    page = Page(client.get(cast.DUB.get_absolute_url())).text
    assert ("Chưa ban hành được quyết định" in page, "Còn thiếu: ký hiệu văn bản." in page) == (True, True)
