import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Opinion
from tests.pages import Page, whole
from tests.road import bring, day
from tests.signed_in import signed_in

GIVEN = {"held_on": f"{day(3):%d/%m/%Y}", "people": "9", "agree": "8", "against": "1"}


@pytest.fixture
def file(cast):
    return bring(cast, State.DOSSIER)


def row_of(file, number=1) -> Opinion:
    figures = {"held_on": day(3), "people": 9, "agree": 8, "against": 1, "against_reason": "Còn nóng tính"}
    return Opinion.objects.create(
        candidacy=file, kind="other_union", asked_of=f"Hội Mẫu số {number}", **figures
    )


def address(view, file, *more) -> str:
    return reverse(f"ceremonies:{view}", args=[file.pk, *more])


def test_the_page_of_the_file_leads_to_whom_to_ask(cast, file):
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Tổ công đoàn Một")
    form = Page(client.get(url)).form()
    assert (form["kind"], form["asked_of"]) == ("trade_union", "Tổ công đoàn Một")
    page = Page(client.post(url, form | GIVEN, follow=True))
    assert "9 người, 8 tán thành, 1 không tán thành" in page.text
    assert not page.has_link("Tổ công đoàn Một")


def test_the_residence_cell_of_the_admission_is_offered_again_for_the_recognition(cast):
    file, client = bring(cast, State.RECOGNITION), signed_in(cast.chi_bo)
    url = address("opinion_create", file) + "?noi=noi-cu-tru"
    assert Page(client.get(url)).form()["asked_of"] == "Chi ủy nơi cư trú"
    Opinion.objects.create(candidacy=file, kind="residence", asked_of="Chi ủy tổ dân phố 5")
    assert Page(client.get(url)).form()["asked_of"] == "Chi ủy tổ dân phố 5"


def test_figures_that_cannot_be_are_said_and_the_text_stays(cast, file):
    client = signed_in(cast.chi_bo)
    url = address("opinion_create", file) + "?noi=noi-cu-tru"
    form = Page(client.get(url)).form()
    answer = client.post(url, form | GIVEN | {"agree": "9"})
    assert (answer.status_code, Page(answer).form()["agree"]) == (422, "9")
    assert Page(answer).errors() == ["Tổng số tán thành và không tán thành lớn hơn số người được lấy ý kiến."]
    for wrong in ("-1", "1e9", "99999999999999999999"):
        assert client.post(url, form | GIVEN | {"people": wrong}).status_code == 422
    assert Opinion.objects.count() == 0


def test_an_opinion_is_corrected_and_removed(cast, file):
    row = row_of(file)
    client = signed_in(cast.chi_bo)
    url = address("opinion_edit", file, row.pk)
    client.post(url, Page(client.get(url)).form() | {"strengths": "Gương mẫu trong công tác."})
    row.refresh_from_db()
    assert (row.strengths, row.version) == ("Gương mẫu trong công tác.", 2)
    client.post(address("opinion_remove", file, row.pk), {"version": 2})
    assert Opinion.objects.count() == 0


@pytest.mark.parametrize(
    "account, reads",
    [("chi_bo", True), ("kiem_tra", True), ("giup_do", False), ("ung_vien", False), ("doan_vien", False)],
)
def test_who_reads_what_was_said(cast, file, account, reads):
    row_of(file)
    text = Page(signed_in(cast.users[account]).get(whole(file))).text
    assert ("Còn nóng tính" in text, "8 tán thành" in text) == (reads, reads)


def test_the_section_costs_the_same_for_one_and_for_three(cast, file):
    client = signed_in(cast.chi_bo)
    row_of(file)
    _cost(client, file)  # content types, once
    one = _cost(client, file)
    row_of(file, 2)
    row_of(file, 3)
    assert _cost(client, file) == one


def _cost(client, file) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(whole(file))
    return len(queries)
