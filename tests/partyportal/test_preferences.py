"""How pages look is a choice of the device; the form comes back to the page it was on, never to another site."""

import re

import pytest
from django.urls import reverse


def choose(client, **data):
    return client.post(reverse("preferences"), data)


@pytest.mark.parametrize(
    "name,value,cookie",
    [
        *(
            ("large_type", "1", "1"),
            ("large_type", "0", "0"),
            ("large_type", "", "0"),
            ("large_type", "2", "0"),
        ),
        *(("theme", "dark", "dark"), ("theme", "light", "light"), ("theme", "red", "auto")),
        *(("shortcuts", "off", "off"), ("shortcuts", "x", "on")),
    ],
)
def test_the_choice_is_kept_in_a_cookie_and_no_other_is_touched(client, name, value, cookie):
    cookies = choose(client, **{name: value}).cookies
    assert {key: morsel.value for key, morsel in cookies.items()} == {name: cookie}


@pytest.mark.parametrize(
    "target,lands_on",
    [
        ("/dang-nhap/?next=/", "/dang-nhap/?next=/"),
        ("//example.org/", "/"),
        ("https://example.org/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_comes_back_only_to_this_site(client, target, lands_on):
    assert choose(client, large_type="1", next=target)["Location"] == lands_on


def test_reading_the_address_changes_nothing(client):
    assert client.get(reverse("preferences")).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("cookie,drawn", [("1", True), ("0", False), (None, False)])
def test_the_page_is_drawn_in_the_chosen_size(client, cookie, drawn):
    if cookie is not None:
        client.cookies["large_type"] = cookie
    assert (b'data-type="large"' in client.get(reverse("account_login")).content) == drawn


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cookie,media",
    [
        ("", "screen and (prefers-color-scheme: dark)"),
        ("nonsense", "screen and (prefers-color-scheme: dark)"),
        ("dark", "screen"),
        ("light", None),
    ],
)
def test_the_dark_colours_come_when_they_are_chosen(client, cookie, media):
    client.cookies["theme"] = cookie
    html = client.get(reverse("account_login")).content.decode()
    found = re.search(r'href="[^"]*dark[^"]*\.css" media="([^"]*)"', html)
    assert (found and found.group(1)) == media
