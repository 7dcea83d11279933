import pytest
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Document
from tests.exported import cells
from tests.exported import take as take_out
from tests.pages import Page, whole
from tests.road import bring, day, take
from tests.signed_in import signed_in

LIST = reverse("ceremonies:move_list")


@pytest.fixture
def moved(cast):
    """Hoài An was followed in Chi bộ Một and now belongs to Chi bộ Hai."""
    where = {"to_cell": cast.CB2, "decided_on": day(5), "reason": "Điều động về Phòng Hai."}
    return take(cast, bring(cast, State.FOLLOWED), Action.MOVE, "chi_bo", **where)


def test_the_old_cell_reads_where_the_file_has_gone_but_not_the_file(cast, moved):
    client = signed_in(cast.chi_bo)
    page = client.get(LIST).content.decode()
    assert "Nguyễn Hoài An" in page
    assert "Chi bộ Hai" in page
    assert client.get(moved.get_absolute_url()).status_code == 404


def test_who_moved_the_file_out_of_sight_lands_on_the_list_of_what_has_gone(cast):
    file, client = bring(cast, State.FOLLOWED), signed_in(cast.chi_bo)
    address = reverse("ceremonies:candidacy_act", args=[file.pk, Action.MOVE])
    page = Page(client.get(address))
    assert "ở tổ chức đảng nơi chuyển đến" in page.text
    answer = client.post(
        address, page.form() | {"to_cell": "Chi bộ Hai (CB2)", "reason": "Điều động."}, follow=True
    )
    assert (answer.redirect_chain[-1][0], answer.status_code) == (LIST, 200)
    assert "Đã ghi “Chuyển hồ sơ đến tổ chức đảng khác”" in Page(answer).text


def test_the_new_cell_reads_on_the_file_where_it_came_from(cast, moved):
    client = signed_in(cast.chi_bo_khac)
    page = client.get(whole(moved)).content.decode()
    assert "từ Chi bộ Một đến Chi bộ Hai" in page
    assert "Điều động về Phòng Hai." in page
    assert "Nguyễn Hoài An" not in client.get(LIST).content.decode()


def test_the_person_concerned_does_not_read_why(cast, moved):
    page = signed_in(cast.ung_vien).get(whole(moved)).content.decode()
    assert "Điều động về Phòng Hai." not in page


def test_the_list_is_searched_by_name_and_goes_out(cast, moved):
    client = signed_in(cast.van_phong)
    assert "Nguyễn Hoài An" in client.get(LIST, {"q": "hoai an"}).content.decode()
    assert "Nguyễn Hoài An" not in client.get(LIST, {"q": "khong co"}).content.decode()
    rows = cells(take_out(client, reverse("ceremonies:move_export")))
    assert "Chi bộ Hai" in str(rows)


@pytest.mark.parametrize("moves", [1, 3])
def test_the_list_costs_the_same_however_long(cast, moved, moves, django_assert_num_queries):
    client, file = signed_in(cast.van_phong), moved
    for number in range(1, moves):
        to_cell, account = (cast.CB1, "chi_bo_khac") if number % 2 else (cast.CB2, "chi_bo")
        file = take(cast, file, Action.MOVE, account, to_cell=to_cell, decided_on=day(2), reason="Điều động.")
    client.get(LIST)
    with django_assert_num_queries(QUERIES):
        assert client.get(LIST).content.decode().count('<th scope="row">Nguyễn Hoài An') == moves


QUERIES = 9


def test_the_form_says_what_a_move_means(cast):
    file = bring(cast, State.AT_AUTHORITY)
    address = reverse("ceremonies:candidacy_act", args=[file.pk, Action.MOVE])
    page = signed_in(cast.ban_to_chuc).get(address).content.decode()
    assert "chuyển trong 15 ngày làm việc, nơi mới quyết định trong 30 ngày làm việc" in page
    assert "nơi cũ xem xét trong 60 ngày làm việc" in page
    assert "từ 12 tháng trở lên" in page


def test_the_old_committee_certifies_that_the_person_was_being_helped(cast, moved):
    """Its paper (06-HD/TW §3.9), made from the list of what has gone: the file itself may be out of its sight."""
    office, cell = signed_in(cast.van_phong), signed_in(cast.chi_bo)
    address = Page(office.get(LIST)).link("Lập giấy chứng nhận đang được giúp đỡ: Nguyễn Hoài An")
    assert "Lập giấy chứng nhận" not in cell.get(LIST).content.decode()
    assert cell.get(address).status_code == 403
    answer = office.post(address, Page(office.get(address)).form() | {"dated": f"{day():%d/%m/%Y}"})
    document = Document.objects.get()
    assert answer.url == document.get_absolute_url()
    assert (document.organisation, document.title.endswith(": Nguyễn Hoài An")) == (cast.DUC, True)
    assert "Chi bộ Một" in str(document.snapshot)
    assert office.get(answer.url).status_code == 200
