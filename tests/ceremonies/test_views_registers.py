from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Register
from ceremonies.services.documents import Sheet, make_document, recipe_of
from members.models import Term
from tests.access.documents import MINUTES, SIGNER
from tests.cast import START
from tests.ceremonies.crowd import crowd
from tests.exported import cells
from tests.exported import take as take_out
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


def test_a_number_of_a_paper_is_there_with_its_paper(cast):
    candidacy = bring(cast, State.FOLLOWED)
    Term.objects.create(organisation=cast.CB1, name="2025 – 2028", starts_on=START)
    document = make_document(
        actor=cast.chi_bo,
        recipe=recipe_of(Candidacy, "class_resolution"),
        subject=candidacy,
        sheet=Sheet(
            words=MINUTES | {"members": 3, "present": 3, "agreed": 3, "held_on": day(2)},
            dated=day(1),
            **SIGNER,
        ),
        take_number=True,
        form_key=uuid4(),
    )
    register = Register.objects.get()
    client = signed_in(cast.van_phong)
    page = Page(client.get(address(register)))
    assert page.link("Số 01-NQ/CB") == document.get_absolute_url()
    assert f"{day(1):%d/%m/%Y} Đề nghị cử quần chúng học lớp bồi dưỡng" in page.text
    assert "Phạm Quốc Dũng" in page.text
    rows = cells(take_out(client, address(register, "register_export")))
    assert rows[2][:2] == ["Số 01-NQ/CB", f"{day(1):%d/%m/%Y}"]
    assert rows[2][3] == "Phạm Quốc Dũng"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.DECIDED, person)
    client = signed_in(cast.cap_tren)
    url = address(Register.objects.get())
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) == 12
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    assert len(queries) == 8
