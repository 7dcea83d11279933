"""The decisions of one meeting are issued together: all or none, in the order of the list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Candidacy, Decision, IssuedNumber
from members.models import Person
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, day, take, vote
from tests.signed_in import signed_in

MEETINGS = reverse("ceremonies:meeting_list")


@pytest.fixture
def three(cast):
    return [bring(cast, State.AUTHORITY_VOTED, person) for person in crowd(cast, 3)]


def open_meeting(client) -> Page:
    return Page(client.get(Page(client.get(MEETINGS)).link("Phiên họp ngày")))


def url_of(client) -> str:
    return Page(client.get(MEETINGS)).link("Phiên họp ngày")


def written(back) -> str:
    return f"{day(back):%d/%m/%Y}"


def states() -> set:
    return set(Candidacy.objects.values_list("state", flat=True))


def test_a_meeting_is_issued_at_once_in_vietnamese_order(cast, three):
    client = signed_in(cast.cap_tren)
    url, page = url_of(client), open_meeting(client)
    assert "Phiên họp ngày" in page.text
    answer = client.post(url, page.form() | {"issued_on": written(1)}, follow=True)
    assert "Đã ban hành 3 quyết định." in Page(answer).text
    issued = Decision.objects.order_by("number__value").values_list(
        "number__value", "snapshot__body__2__text"
    )
    assert [(value, article.split("quần chúng ")[1].split(",")[0]) for value, article in issued] == [
        (1, "Phan Thùy Dương"),
        (2, "Ngô Bảo Long"),
        (3, "Vũ Cẩm Tú"),
    ]
    assert states() == {State.DECIDED}


def test_what_was_issued_can_be_taken_as_zip_and_print(cast, three):
    client = signed_in(cast.cap_tren)
    url = url_of(client)
    page = Page(client.post(url, open_meeting(client).form() | {"issued_on": written(1)}, follow=True))
    assert client.get(page.link("Tải từng quyết định")).headers["Content-Type"] == "application/zip"
    assert client.get(page.link("Tải một tệp để in")).headers["Content-Type"] == "application/pdf"
    assert "Không có phiên họp nào chờ ban hành" in Page(client.get(MEETINGS)).text
    assert "Không còn hồ sơ nào" in Page(client.get(url)).text


def test_some_of_them_may_be_left_for_later(cast, three):
    client = signed_in(cast.cap_tren)
    url, form = url_of(client), open_meeting(client).form()
    client.post(url, form | {"issued_on": written(1), "files": form["files"][:1]})
    assert (Decision.objects.count(), states()) == (1, {State.DECIDED, State.AUTHORITY_VOTED})


def test_one_refusal_and_nobody_s_decision_is_issued(cast, three):
    Person.objects.filter(full_name="Vũ Cẩm Tú").update(native_place="")
    client = signed_in(cast.cap_tren)
    answer = client.post(url_of(client), open_meeting(client).form() | {"issued_on": written(1)})
    assert answer.status_code == 422
    said = (
        "Vũ Cẩm Tú: Chưa ghi quê quán của người này, quyết định kết nạp phải có quê quán. "
        "Thông tin đã thay đổi sau khi chi bộ biểu quyết: "
        "quê quán “xã Bình Minh, tỉnh Cao Bằng” nay là “”."
    )
    assert Page(answer).errors() == [said]
    assert (Decision.objects.count(), IssuedNumber.objects.count()) == (0, 0)
    assert states() == {State.AUTHORITY_VOTED}


def test_a_file_that_somebody_moved_meanwhile_stops_them_all(cast, three):
    client = signed_in(cast.cap_tren)
    url, form = url_of(client), open_meeting(client).form()
    take(cast, three[0], Action.REJECT, "ban_to_chuc", reason="Có đơn thư chưa kết luận.")
    answer = client.post(url, form | {"issued_on": written(1)})
    assert (answer.status_code, Decision.objects.count()) == (409, 0)
    assert (cast.ban_to_chuc.full_name in Page(answer).text, str(three[0].person) in Page(answer).text) == (
        True,
        True,
    )


def test_sent_twice_it_is_issued_once(cast, three):
    client = signed_in(cast.cap_tren)
    url, form = url_of(client), open_meeting(client).form() | {"issued_on": written(1)}
    first, second = client.post(url, form), client.post(url, form)
    assert (first.status_code, second.status_code, first.url) == (302, 302, second.url)
    assert Decision.objects.count() == 3


def test_a_file_of_another_authority_is_not_smuggled_in(cast, three):
    foreign = bring(cast, State.SENT)
    client = signed_in(cast.cap_tren)
    url, form = url_of(client), open_meeting(client).form()
    files = [*form["files"], f"{foreign.pk}-{foreign.version}"]
    answer = client.post(url, form | {"issued_on": written(1), "files": files})
    assert answer.status_code == 409
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("files", [[], ["abc"], ["1-2-3"], ["999999-1"], ["9" * 30 + "-1"]])
def test_what_is_no_file_is_refused(cast, three, files):
    client = signed_in(cast.cap_tren)
    answer = client.post(url_of(client), {"issued_on": written(1), "files": files})
    assert (answer.status_code, Decision.objects.count()) == (422, 0)


def test_who_recorded_the_vote_does_not_find_the_meeting(cast):
    candidacy = bring(cast, State.AT_AUTHORITY)
    details = {"vote": vote(3, listed=7), "number": "8"}
    take(cast, candidacy, Action.RECORD_AUTHORITY_VOTE, "cap_tren", **details)
    assert "Không có phiên họp nào" in Page(signed_in(cast.cap_tren).get(MEETINGS)).text


@pytest.mark.parametrize("account", ["van_phong", "ban_to_chuc", "doan_bi_thu", "kiem_tra"])
def test_the_page_is_for_those_who_sign(cast, three, account):
    client = signed_in(cast.users[account])
    url = url_of(signed_in(cast.cap_tren))
    assert client.get(MEETINGS).status_code == 403
    assert client.get(url).status_code == 404
    assert client.post(url, {}).status_code == 404


@pytest.mark.parametrize("query", ["", "?cap=x&ngay=2026-01-01", "?cap=1&ngay=hom-qua", "?cap=" + "9" * 30])
def test_an_address_that_names_no_meeting_is_not_found(cast, query):
    url = reverse("ceremonies:decision_batch") + query
    assert signed_in(cast.cap_tren).get(url).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.AUTHORITY_VOTED, person)
    client = signed_in(cast.cap_tren)
    url = url_of(client)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) == 10
