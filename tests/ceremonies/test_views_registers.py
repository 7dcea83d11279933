import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Register
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, day, take
from tests.signed_in import signed_in

LIST = reverse("ceremonies:register_list")


@pytest.fixture
def register(cast):
    """Number 1 void, number 2 in force."""
    candidacy = bring(cast, State.DECIDED)
    take(cast, candidacy, Action.VOID_DECISION, "cap_tren", reason="Ghi nhầm quê quán.")
    take(cast, candidacy, Action.ISSUE_DECISION, "cap_tren", issued_on=day(1))
    return Register.objects.get()


def address(register, view="register_detail") -> str:
    return reverse(f"ceremonies:{view}", args=[register.pk])


@pytest.mark.parametrize(
    "account, list_status, register_status",
    [
        ("cap_tren", 200, 200),
        ("ban_to_chuc", 200, 200),
        ("van_phong", 200, 404),
        ("chi_bo", 200, 404),
        ("doan_vien", 403, 404),
        ("ung_vien", 403, 404),
        ("quan_tri", 403, 404),
    ],
)
def test_a_register_belongs_to_its_organisation_and_those_above(
    cast, register, account, list_status, register_status
):
    client = signed_in(cast.users[account])
    assert client.get(LIST).status_code == list_status
    assert client.get(address(register)).status_code == register_status
    assert client.get(address(register, "register_export")).status_code == register_status


def test_every_number_is_there_with_its_decision_or_why_it_is_void(cast, register):
    page = Page(signed_in(cast.cap_tren).get(address(register)))
    assert [words for words in page.links() if words.startswith("Số ")] == ["Số 01-QĐ/ĐU", "Số 02-QĐ/ĐU"]
    assert "Đã hủy Ghi nhầm quê quán." in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.DECIDED, person)
    client = signed_in(cast.cap_tren)
    url = address(Register.objects.get())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) == 10
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    assert len(queries) == 6
