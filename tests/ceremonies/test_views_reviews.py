import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import ListReview
from ceremonies.services.candidacies import open_by_cell
from members.models import User
from tests.exported import cells, take
from tests.pages import Page
from tests.road import bring, day
from tests.signed_in import signed_in

LIST = reverse("ceremonies:review_list")
OVERDUE = reverse("ceremonies:review_overdue")


def form_url(cast) -> str:
    return reverse("ceremonies:review_create", args=[cast.CB1.pk])


def review(cast, back: int, cell="CB1") -> ListReview:
    held_on = day(back)
    return ListReview.objects.create(
        cell=cast.organisations[cell],
        month=held_on.replace(day=1),
        held_on=held_on,
        number="02-NQ/CB",
        actor=cast.chi_bo,
    )


def test_the_cell_reviews_its_list_on_one_page(cast):
    file = bring(cast, State.RECEIVED)
    client = signed_in(cast.chi_bo)
    home = Page(client.get("/"))
    page = Page(client.get(home.link("Ghi kết quả rà soát: Chi bộ Một")))
    sent = page.form() | {"number": "07-NQ/CB", f"outcome_{file.pk}": "enters"}
    shown = Page(client.post(form_url(cast), sent, follow=True))
    assert "Nguyễn Hoài An Phòng Một Đưa vào danh sách –" in shown.text
    assert not Page(client.get("/")).has_link("Ghi kết quả rà soát")


def test_the_same_form_twice_is_one_review(cast):
    file = bring(cast, State.RECEIVED)
    client = signed_in(cast.chi_bo)
    sent = Page(client.get(form_url(cast))).form() | {"number": "07-NQ/CB", f"outcome_{file.pk}": "enters"}
    first, second = client.post(form_url(cast), sent), client.post(form_url(cast), sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url


def test_what_was_typed_stays_when_a_reason_is_missing(cast):
    file = bring(cast, State.LISTED)
    client = signed_in(cast.chi_bo)
    sent = Page(client.get(form_url(cast))).form() | {"number": "07-NQ/CB", f"outcome_{file.pk}": "leaves"}
    page = Page(client.post(form_url(cast), sent))
    assert "Hãy ghi lý do đưa ra khỏi danh sách." in page.text
    assert page.form()["number"] == "07-NQ/CB"


def test_nobody_reads_what_was_said_of_themselves(cast):
    file = bring(cast, State.LISTED)
    held = review(cast, 40)
    held.entries.create(candidacy=file, outcome="stays", note="Cần rèn luyện thêm.")
    reader = cast.van_phong
    assert "Cần rèn luyện thêm." in Page(signed_in(reader).get(held.get_absolute_url())).text
    User.objects.filter(pk=cast.ung_vien.pk).update(person=None)
    User.objects.filter(pk=reader.pk).update(person=cast.an)
    reader.refresh_from_db()
    assert "Cần rèn luyện thêm." not in Page(signed_in(reader).get(held.get_absolute_url())).text


def test_the_committee_reads_who_owes_a_review(cast):
    bring(cast, State.LISTED)
    client = signed_in(cast.van_phong)
    assert "Chi bộ Một Đảng ủy Cục Mẫu Chưa lần nào" in Page(client.get(OVERDUE)).text
    rows = cells(take(client, reverse("ceremonies:review_overdue_export")))[2:]
    assert rows == [["Chi bộ Một", "Đảng ủy Cục Mẫu", "Chưa rà soát"]]
    review(cast, 0)
    assert "Chi bộ nào cũng đã rà soát" in Page(client.get(OVERDUE)).text


def test_the_list_and_one_review_leave_as_files(cast):
    held = review(cast, 40)
    held.entries.create(candidacy=bring(cast, State.LISTED), outcome="stays", note="Có tiến bộ.")
    client = signed_in(cast.van_phong)
    [row] = cells(take(client, reverse("ceremonies:review_export") + f"?year={held.month.year}"))[2:]
    assert (row[0], row[4:]) == ("Chi bộ Một", ["0", "1", "0"])
    [entry] = cells(take(client, reverse("ceremonies:review_entries_export", args=[held.pk])))[2:]
    assert entry == ["Nguyễn Hoài An", "15/03/2000", "Phòng Một", "Tiếp tục theo dõi", "Có tiến bộ."]


@pytest.mark.parametrize("url", [LIST, OVERDUE, "form"])
def test_the_number_of_queries_does_not_depend_on_the_rows(cast, url):
    file = bring(cast, State.RECEIVED)
    review(cast, 100).entries.create(candidacy=file, outcome="stays")
    client = signed_in(cast.chi_bo if url == "form" else cast.van_phong)
    url = form_url(cast) if url == "form" else url
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number, person in enumerate((cast.chau, cast.ha, cast.khoa), 1):
        open_by_cell(
            actor=cast.chi_bo,
            person=person,
            cell=cast.CB1,
            strengths="Có uy tín.",
            form_key=f"3f0b5a8e-7f0e-4a7a-9a52-0d7a2a1d9d1{number}",
        )
        review(cast, 100 + 40 * number)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
