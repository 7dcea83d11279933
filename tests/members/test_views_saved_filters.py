"""Filters kept for a list: whose they are, whom they are shared with, and that they show nobody more than before."""

from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse

from members.models import Appointment, AuditEntry, SavedFilter
from tests.members.pages import url

TITLE = "Chị em <b>họ Bùi</b>"
QUERY = {"q": "bùi", "sex": "female", "khac": "x", "age_from": "mười", "after": "3"}


def page_of_filters(client, query=QUERY, view="members:person_list") -> str:
    """The address that the bar below the search row leads to."""
    html = client.get(reverse(view), query).content.decode()
    return unescape(html.split('class="saved-filters"')[1].split('href="')[1].split('"')[0])


def save(client, query=QUERY, **fields):
    address = page_of_filters(client, query)
    signed = parse_qs(urlsplit(address).query)["loc"][0]
    body = {"loc": signed, "title": TITLE, "form_key": uuid4(), **fields}
    return client.post(url("saved_filter_create"), body)


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.chi_bo)
    return client


def test_what_the_form_understood_is_kept_and_leads_back_to_the_list(cast, secretary):
    answer = save(secretary)
    assert answer.url == url("person_list") + "?q=b%C3%B9i&sex=female"
    assert [row.pk for row in secretary.get(answer.url).context["page"].rows] == [cast.lan.pk]
    html = secretary.get(page_of_filters(secretary)).content.decode()
    assert [part in html for part in (TITLE, "Chị em &lt;b&gt;họ Bùi&lt;/b&gt;")] == [False, True]
    assert "bùi" not in str(AuditEntry.objects.filter(action="saved_filter.create").values().get()["data"])


@pytest.mark.parametrize(
    "view", ["ceremonies:candidacy_list", "ceremonies:board", "members:org_tree", "ceremonies:decision_list"]
)
def test_every_list_has_the_bar(cast, secretary, view):
    assert secretary.get(page_of_filters(secretary, {}, view)).status_code == 200


def test_a_shared_filter_is_seen_by_those_in_office_there_today(cast, secretary, client):
    Appointment.objects.create(
        user=cast.nguoi_la, role="committee_member", organisation=cast.CB1, starts_on=date(2025, 1, 1)
    )
    save(secretary, shared_with="Chi bộ Một (CB1)")
    saved = SavedFilter.objects.get()
    assert saved.shared_with == cast.CB1
    seen = {}
    for account in ("nguoi_la", "dang_uy", "sieu_quyen"):
        client.force_login(cast.users[account])
        html = client.get(page_of_filters(client, view="members:org_tree")).content.decode()
        assert TITLE not in html  # of another list
        seen[account] = client.post(url("saved_filter_delete", saved.pk)).status_code
    assert seen == {"nguoi_la": 403, "dang_uy": 404, "sieu_quyen": 404}
    Appointment.objects.filter(user=cast.nguoi_la).update(ends_on=date(2025, 2, 1))
    client.force_login(cast.nguoi_la)
    assert client.post(url("saved_filter_delete", saved.pk)).status_code == 404


def test_opening_a_shared_filter_shows_nobody_more_than_their_list(cast, secretary, client):
    address = save(secretary).url
    client.force_login(cast.doan_vien)
    assert client.get(address).context["page"].rows == []


def test_it_is_shared_only_with_one_s_own_office(cast, secretary):
    assert save(secretary, shared_with="Đảng ủy Cục Mẫu (DUC)").status_code == 422
    save(secretary)
    saved = SavedFilter.objects.get()
    edit = url("saved_filter_edit", saved.pk)
    assert secretary.post(edit, {"shared_with": "Chi bộ Hai (CB2)", "version": 1}).status_code == 422
    assert secretary.post(edit, {"shared_with": "Chi bộ Một (CB1)", "version": 1}).status_code == 302
    assert secretary.post(edit, {"shared_with": "", "version": 1}).status_code == 409
    saved.refresh_from_db()
    assert (saved.shared_with, saved.version) == (cast.CB1, 2)


def test_twice_the_same_form_keeps_one_and_a_title_stands_once(cast, secretary):
    key = uuid4()
    assert [save(secretary, form_key=key).status_code for _ in range(2)] == [302, 302]
    again = save(secretary)
    assert (again.status_code, SavedFilter.objects.count()) == (422, 1)
    assert "đã có một bộ lọc mang tên này" in again.content.decode()


@pytest.mark.parametrize(
    "fields", [{"title": ""}, {"title": "x" * 61}, {"title": "\u200b"}, {"form_key": "1"}]
)
def test_a_title_that_is_none_is_asked_again(cast, secretary, fields):
    assert (save(secretary, **fields).status_code, SavedFilter.objects.count()) == (422, 0)


def test_nothing_to_keep_and_too_many(cast, secretary, monkeypatch):
    assert save(secretary, {"khac": "x"}).status_code == 422
    monkeypatch.setattr("members.services.saved_filters.MOST_SAVED", 1)
    assert [save(secretary, title=title).status_code for title in ("Một", "Hai")] == [302, 422]


@pytest.mark.parametrize("signed", ["", "x", "e30:1tgwjS:Kx0", "\0"])
def test_an_address_that_no_list_signed_leads_nowhere(cast, secretary, signed):
    assert secretary.get(url("saved_filter_list"), {"loc": signed}).status_code == 404
    assert secretary.post(url("saved_filter_create"), {"loc": signed, "title": "x"}).status_code == 404


def test_the_page_asks_as_much_for_one_filter_as_for_three(cast, secretary, django_assert_num_queries):
    for number in range(3):
        save(secretary, title=f"Bộ lọc {number}")
    address = page_of_filters(secretary)
    with django_assert_num_queries(8):
        secretary.get(address)
    SavedFilter.objects.exclude(title="Bộ lọc 1").delete()
    with django_assert_num_queries(8):
        secretary.get(address)
