"""What every answer says to the browser."""

import re
from http import HTTPStatus

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.test import RequestFactory, override_settings

from partyportal import errors

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


def content_security_policy(response):
    return set(re.split(r"; *", response.headers["Content-Security-Policy"]))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/dang-nhap/", "/live", "/khong-co-trang-nay/", "/"])
def test_every_answer_carries_the_headers(client, path):
    response = client.get(path)
    assert content_security_policy(response) == CSP
    names = [
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    ]
    assert [response.headers[name] for name in names] == [
        "nosniff",
        "DENY",
        "same-origin",
        "same-origin",
        "same-origin",
    ]
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_other_methods_are_refused(client):
    assert client.generic("TRACE", "/live").status_code == 405


@pytest.mark.django_db
def test_signed_in_pages_stay_in_no_cache(client):
    client.force_login(get_user_model().objects.create(username="an", full_name="Nguyễn Văn An"))
    assert client.get("/doi-mat-khau/").headers["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_strangers_are_sent_to_the_sign_in_page(client):
    response = client.get("/doi-mat-khau/")
    assert (response.status_code, response.url) == (302, "/dang-nhap/?next=/doi-mat-khau/")


@pytest.mark.django_db
@override_settings(DEBUG=False)
def test_a_page_that_is_not_there_says_so_in_vietnamese(client):
    client.force_login(get_user_model().objects.create(username="an", full_name="Nguyễn Văn An"))
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert "Not Found" not in response.content.decode()


@pytest.mark.parametrize(("error", "status"), [(OperationalError("locked"), 503), (ValueError("x"), 500)])
def test_a_busy_database_is_not_an_internal_error(error, status):
    try:
        raise error
    except type(error):
        response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == HTTPStatus(status)
    assert response.headers.get("Retry-After") == ("10" if status == 503 else None)
