"""Sign-in and error pages: Vietnamese, and each error says what to do next."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags

ERRORS = ["400", "403", "403_csrf", "404", "405", "409", "413", "429", "500", "503"]
ENGLISH = ["Sign ", "Username", "Password", "Forbidden", "Error", "Log ", "required", "Please"]


def english_in(html):
    """Words of the libraries that a reader would see."""
    return [word for word in ENGLISH if word in strip_tags(html)]


def test_the_sign_in_page_speaks_vietnamese(client, db):
    html = client.get(reverse("account_login")).content.decode()
    assert ("Tên đăng nhập" in html, "Mật khẩu" in html, english_in(html)) == (True, True, [])


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_needs_no_context_and_says_what_to_do(code):
    html = render_to_string(f"{code}.html")
    assert ("Nên làm gì?" in html, english_in(html)) == (True, [])


def test_a_refusal_tells_the_reason_it_was_given():
    html = render_to_string("403.html", {"exception": "Việc này thuộc quyền của bí thư chi bộ."})
    assert "Việc này thuộc quyền của bí thư chi bộ." in html


def test_a_conflict_tells_who_was_faster():
    context = {"title": "Đã tiếp nhận", "who": "Lê Quốc Bảo", "back_url": "/ho-so/"}
    html = render_to_string("409.html", context)
    assert [part in html for part in ("<h1>Đã tiếp nhận</h1>", "Lê Quốc Bảo", 'href="/ho-so/"')] == [True] * 3


@pytest.mark.parametrize("body", [{"q": "a" * 2_700_000}, {f"q{number}": "" for number in range(1001)}])
def test_too_much_in_one_sending_is_told_the_limit(cast, client, body):
    client.force_login(cast.chi_bo)
    answer = client.post(reverse("preferences"), body)
    html = answer.content.decode()
    assert answer.status_code == 413
    assert "nhiều nhất 2,5 MB chữ, 1.000 ô nhập và 100 tệp" in html
    assert "Bấm nút Quay lại của trình duyệt" in html


def test_who_tries_too_often_is_told_to_wait(cast, client):
    client.force_login(cast.chi_bo)
    typed = {"oldpassword": "sai", "password1": "mot-hai-ba-bon-nam", "password2": "mot-hai-ba-bon-nam"}
    answers = [client.post(reverse("account_change_password"), typed) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    html = answers[-1].content.decode()
    assert "Chờ một lúc, nhiều nhất 15 phút, rồi thử lại." in html


def test_who_is_led_to_a_button_s_address_by_signing_in_again_is_told_to_press_it_again(cast, client):
    client.force_login(cast.chi_bo)
    answer = client.get(reverse("ceremonies:notice_read_all"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Lần bấm trước đó chưa được ghi." in answer.content.decode()
