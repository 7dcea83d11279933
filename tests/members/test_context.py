"""The frame: navigation by right, the reader's offices, the banner of a demonstration."""

import pytest
from django.test import RequestFactory

from members.clock import today
from members.context import NAVIGATION, office
from members.models import User
from members.permissions import RULES
from tests.members.pages import url

WORK, LISTS = ["Việc của tôi"], ["Người", "Tổ chức", "Nhập danh sách"]
FILES = ["Hồ sơ", "Bảng theo dõi", "Báo cáo, số liệu", "Lễ kết nạp", "Hồ sơ chuyển đi"]
SOURCE = ["Kế hoạch", "Đợt giới thiệu", "Rà soát danh sách", "Lớp bồi dưỡng"]
PAPERS = ["Quyết định", "Nghị quyết", "Văn bản đã lập", "Sổ sách", "Sổ văn bản"]
KEEPERS_PAPERS = ["Quyết định", "Nghị quyết", "Văn bản đã lập", "Lô văn bản", "Sổ sách", "Sổ văn bản"]
UNION = ["Đề nghị giới thiệu", "Báo cáo, số liệu", "Đợt giới thiệu", "Nghị quyết", "Văn bản đã lập"]
RULES_OF_ALL = ["Kiểu trình bày", "Quy định"]


@pytest.mark.parametrize(
    "account, labels",
    [
        ("doan_vien", [*WORK, *UNION, "Lô văn bản", *LISTS]),
        ("chi_bo", [*WORK, "Người tôi giúp đỡ", *FILES, *SOURCE, *KEEPERS_PAPERS, *LISTS, *RULES_OF_ALL]),
        ("kiem_tra", [*WORK, *FILES, *SOURCE, *PAPERS, "Người", "Tổ chức", *RULES_OF_ALL]),
        ("quan_tri", [*WORK, *LISTS, *RULES_OF_ALL, "Chức vụ", "Tài khoản", "Thư đi"]),
        ("ung_vien", [*WORK, "Hồ sơ", "Tổ chức"]),
        ("nguoi_la", [*WORK, "Tổ chức"]),
        ("sieu_quyen", [*WORK, "Tổ chức"]),
    ],
)
def test_the_navigation_holds_what_the_reader_may_open(cast, client, account, labels):
    client.force_login(cast.users[account])
    items = client.get(url("org_tree")).context["navigation"]
    assert [item["label"] for item in items] == labels
    assert [client.get(item["url"]).status_code for item in items] == [200] * len(items)


def test_the_place_where_one_is_stands_out(cast, client):
    client.force_login(cast.quan_tri)
    items = client.get(url("org_detail", cast.CB1)).context["navigation"]
    assert [item["label"] for item in items if item["active"]] == ["Tổ chức"]


def test_every_entry_asks_a_rule_that_exists():
    assert [entry.rule for entry in NAVIGATION if entry.rule and entry.rule not in RULES] == []


def test_the_frame_names_the_offices_held_today(cast, client):
    cast.kiem_tra.appointments.update(ends_on=today())
    client.force_login(cast.kiem_tra)
    assert [*client.get(url("org_tree")).context["offices"]] == ["Cán bộ kiểm tra, Đảng ủy Cục Mẫu"]


def test_an_answer_without_the_frame_asks_nothing(cast, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = cast.chi_bo
    with django_assert_num_queries(0):
        office(request)


def test_an_address_that_nothing_answers_still_has_its_page(cast, client):
    client.force_login(cast.chi_bo)
    assert client.get("/khong-co/").status_code == 404


@pytest.mark.parametrize("account, shown", [("chi_bo", True), ("da_khoa", False)])
def test_the_banner_stands_while_a_demonstration_account_can_sign_in(cast, client, account, shown):
    User.objects.filter(username=account).update(is_demo=True)
    assert ("Bản dùng thử." in client.get("/dang-nhap/").content.decode()) is shown


def test_rights_are_read_once_a_request_and_anew_in_the_next(cast, client, django_assert_num_queries):
    client.force_login(cast.quan_tri)
    client.get(url("org_tree"))
    with django_assert_num_queries(8) as queries:
        client.get(url("account_list"))
    grants = [q for q in queries if 'AS "role"' in q["sql"] and "userobjectpermission" in q["sql"]]
    assert len(grants) == 1
    cast.quan_tri.appointments.update(starts_on="2999-01-01")
    assert client.get(url("account_list")).status_code == 403
