"""Signing in, staying in, and being stopped."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher
from django.urls import NoReverseMatch, reverse

PASSWORD = "một mật khẩu đủ dài"
NINE = "2026-03-02 09:00+07:00"


@pytest.fixture
def user(db, settings):
    settings.LOGIN_REDIRECT_URL = "account_change_password"
    return get_user_model().objects.create_user("an", password=PASSWORD, full_name="Nguyễn Văn An")


def sign_in(client, password=PASSWORD, username="an", **extra):
    return client.post("/dang-nhap/", {"login": username, "password": password}, **extra)


def signed_in(client):
    return client.get("/doi-mat-khau/").status_code == 200


def test_signing_in_with_the_user_name(client, user):
    response = sign_in(client)
    assert (response.status_code, response.url) == (302, "/doi-mat-khau/")
    assert signed_in(client)


@pytest.mark.parametrize("username", ["an", "khong-co-nguoi-nay"])
def test_a_wrong_name_and_a_wrong_password_look_the_same(client, user, username):
    response = sign_in(client, "sai mật khẩu", username)
    assert response.context["form"].non_field_errors() == ["Tên đăng nhập hoặc mật khẩu không đúng."]


def test_five_failures_close_the_account_for_a_quarter_of_an_hour(client, user):
    with time_machine.travel(NINE, tick=False) as clock:
        for _ in range(5):
            sign_in(client, "sai mật khẩu")
        response = sign_in(client)
        assert response.context["form"].non_field_errors() == [
            "Đăng nhập sai quá nhiều lần. Vui lòng thử lại sau 15 phút."
        ]
        clock.shift(15 * 60 + 1)
        assert sign_in(client).status_code == 302


def test_one_address_gets_fifty_failures_whatever_it_claims(client, user):
    hashed = []
    for number in range(60):
        response = sign_in(client, "sai mật khẩu", f"nguoi{number}", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
        hashed.append("Tên đăng nhập" in response.context["form"].non_field_errors()[0])
    assert hashed == [True] * 50 + [False] * 10


def test_half_an_hour_without_a_click_ends_the_session(client, user):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(client)
        for _ in range(3):
            clock.shift(29 * 60)
            assert signed_in(client)
        clock.shift(30 * 60 + 1)
        assert not signed_in(client)


def test_a_working_day_ends_the_session(client, user):
    with time_machine.travel(NINE, tick=False) as clock:
        sign_in(client)
        for _ in range(10 * 3):
            clock.shift(20 * 60)
            assert signed_in(client)
        clock.shift(1)
        assert not signed_in(client)


def test_a_given_password_is_changed_first(client, user, settings):
    settings.LOGIN_REDIRECT_URL = "ceremonies:home"
    user.must_change_password = True
    user.save()
    sign_in(client)
    response = client.get("/tai-khoan-bi-khoa/")
    assert (response.status_code, response.url) == (302, "/doi-mat-khau/")
    new = "mật khẩu khác hẳn"
    response = client.post("/doi-mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (response.status_code, response.url) == (302, "/")
    user.refresh_from_db()
    assert (user.must_change_password, user.check_password(new)) == (False, True)
    assert client.get("/tai-khoan-bi-khoa/").status_code == 200


def test_nobody_signs_up_or_resets_a_password_alone():
    for name in ["account_signup", "account_reset_password", "account_email"]:
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_passwords_are_kept_with_argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert get_hasher().encode("x", "somesalt").startswith("argon2$argon2id$")
