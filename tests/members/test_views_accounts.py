import re

import pytest
from django.test import Client

from members.models import AuditEntry, User
from tests.cast import OFFICES, PASSWORD, PLAIN
from tests.members.pages import errors, send, url

ONE_TIME = re.compile(r'<code class="one-time-password">([a-z0-9-]{14})</code>')


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.quan_tri)
    client.get(url("suggest_people"))  # the first page of a session writes the session
    return client


def names(response) -> list[str]:
    return [account.username for account in response.context["page"].rows]


def test_all_accounts_stand_in_order(cast, admin):
    assert names(admin.get(url("account_list"))) == sorted(row[0] for row in (*OFFICES, *PLAIN))


@pytest.mark.parametrize(
    "filters, found",
    [
        ({"q": "quoc"}, []),
        ({"q": "Quốc Dũng"}, ["chi_bo"]),
        ({"q": "KIEM"}, ["kiem_tra"]),
        ({"state": "locked"}, ["da_khoa"]),
        ({"state": "active", "q": "khoa"}, []),
    ],
)
def test_accounts_are_found(cast, admin, filters, found):
    assert names(admin.get(url("account_list"), filters)) == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_eight_questions(cast, admin, django_assert_num_queries, rows):
    for number in range(rows):
        User.objects.create(username=f"a{number}", full_name="Ai Đó")
    with django_assert_num_queries(8):
        admin.get(url("account_list"))


NEW = {"username": "oanh.duong", "full_name": "Dương Kiều Oanh", "person": "Dương Kiều Oanh (08/08/1979)"}


def sign_in(username, password):
    browser = Client()
    browser.post("/dang-nhap/", {"login": username, "password": password})
    return browser


def test_an_account_is_opened_with_a_password_shown_once(cast, admin):
    response = send(admin, url("account_create"), **NEW)
    password = ONE_TIME.search(response.content.decode())[1]
    account = User.objects.get(username="oanh.duong")
    assert (response.status_code, account.person, account.must_change_password) == (201, cast.oanh, True)
    assert sign_in("oanh.duong", password).get(url("org_tree")).headers["Location"] == "/doi-mat-khau/"
    assert password not in admin.get(url("account_edit", account)).content.decode()
    assert all(password not in str(value) for value in admin.session.items())


def test_without_a_name_an_account_takes_that_of_the_person(cast, admin):
    nameless = NEW | {"full_name": ""}
    assert send(admin, url("account_create"), **nameless | {"person": ""}).status_code == 422
    send(admin, url("account_create"), **nameless)
    assert User.objects.get(username="oanh.duong").full_name == "Dương Kiều Oanh"


def test_the_password_page_is_kept_nowhere(cast, admin):
    assert send(admin, url("account_create"), **NEW).headers["Cache-Control"] == "no-store, private"


def test_a_form_sent_twice_opens_one_account(cast, admin):
    send(admin, url("account_create"), **NEW)
    response = send(admin, url("account_create"), **NEW | {"person": ""})
    assert errors(response) == {"username": ["Tên đăng nhập này đã có người dùng."]}


def test_from_the_page_of_a_person_the_form_knows_them(cast, admin):
    form = admin.get(url("account_create"), {"person": cast.oanh.pk}).context["form"]
    assert [form[name].value() for name in ("full_name", "person")] == [
        "Dương Kiều Oanh",
        "Dương Kiều Oanh (08/08/1979)",
    ]


@pytest.mark.parametrize(
    "typed, wrong",
    [
        ({"username": ""}, ["username"]),
        ({"username": "có dấu cách"}, ["username"]),
        ({"email": "không phải"}, ["email"]),
        ({"person": "Không Có (01/01/1990)"}, ["person"]),
        ({"person": "Phạm Quốc Dũng (09/07/1975)"}, ["person"]),
    ],
)
def test_what_cannot_be_is_refused(cast, admin, typed, wrong):
    response = send(admin, url("account_create"), **NEW | typed)
    assert (response.status_code, list(errors(response))) == (422, wrong)
    assert User.objects.count() == len(OFFICES) + len(PLAIN)


def test_an_account_is_changed_and_nothing_undeclared_with_it(cast, admin):
    response = send(
        admin,
        url("account_edit", cast.chi_bo),
        full_name="Phạm Quốc Dũng (bí thư)",
        is_superuser="on",
        is_staff="on",
        password="x",
        is_demo="on",
    )
    account = User.objects.get(pk=cast.chi_bo.pk)
    assert (response.status_code, account.full_name) == (302, "Phạm Quốc Dũng (bí thư)")
    assert (account.is_superuser, account.is_staff, account.is_demo) == (False, False, False)
    assert (account.password, account.person) == (cast.chi_bo.password, cast.dung)


def test_a_new_password_ends_every_session_of_the_account(cast, admin):
    browser = sign_in("chi_bo", PASSWORD)
    assert browser.get(url("org_tree")).status_code == 200
    response = admin.post(url("account_reset_password", cast.chi_bo))
    assert ONE_TIME.search(response.content.decode())
    assert browser.get(url("org_tree")).headers["Location"].startswith("/dang-nhap/")
    assert AuditEntry.objects.last().action == "account.reset_password"


def test_locking_ends_every_session_and_unlocking_opens_the_door_again(cast, admin):
    browser = sign_in("chi_bo", PASSWORD)
    admin.post(url("account_lock", cast.chi_bo))
    assert browser.get(url("org_tree")).headers["Location"].startswith("/dang-nhap/")
    admin.post(url("account_unlock", cast.chi_bo))
    assert sign_in("chi_bo", PASSWORD).get(url("org_tree")).status_code == 200


def test_nobody_locks_themselves_out(cast, admin):
    response = admin.post(url("account_lock", cast.quan_tri))
    assert response.status_code == 409
    assert "Không ai được tự khóa tài khoản của chính mình." in response.content.decode()
    assert User.objects.get(pk=cast.quan_tri.pk).is_active is True


def test_nobody_attaches_their_own_account_to_a_person(cast, admin):
    form = {"username": "quan_tri", "full_name": "Quản Trị", "email": ""}
    own = url("account_edit", cast.quan_tri)

    refused = send(admin, own, **form, person="Dương Kiều Oanh (08/08/1979)")

    assert "Không ai được tự gắn tài khoản của mình với một người trong sổ." in refused.content.decode()
    assert User.objects.get(pk=cast.quan_tri.pk).person is None
    assert send(admin, own, **form, person="").status_code == 302
    assert AuditEntry.objects.latest("seq").data == {"changed": {"full_name": ["Quan Tri", "Quản Trị"]}}
