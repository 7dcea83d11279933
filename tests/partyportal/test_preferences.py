"""Large type is a choice of the device; the form comes back to the page it was on, never to another site."""

import pytest
from django.urls import reverse


def choose(client, **data):
    return client.post(reverse("preferences"), data)


@pytest.mark.parametrize("value,cookie", [("1", "1"), ("0", "0"), ("", "0"), ("2", "0")])
def test_the_choice_is_kept_in_a_cookie(client, value, cookie):
    assert choose(client, large_type=value).cookies["large_type"].value == cookie


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
