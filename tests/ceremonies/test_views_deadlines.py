"""Deadlines on the page of a file, the planned meeting, and "if the cell meets on …"."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import OpinionKind, Relation, State, VerificationWay
from ceremonies.models import Extension, Opinion, Verification
from members.models import AuditEntry
from tests.pages import Page, whole
from tests.road import bring, day, fill_papers
from tests.signed_in import signed_in


def read(cast, account, url) -> Page:
    return Page(signed_in(cast.users[account]).get(url))


def of(view, file, *args) -> str:
    return reverse(f"ceremonies:{view}", args=[file.pk, *args])


def text(on: date) -> str:
    return f"{on:%d/%m/%Y}"


@pytest.mark.parametrize(
    "account, sees",
    [("chi_bo", True), ("giup_do", True), ("kiem_tra", True), ("doan_vien", False), ("ung_vien", False)],
)
def test_who_reads_what_is_due_and_missing(cast, account, sees):
    file = bring(cast, State.DOSSIER)
    page = read(cast, account, whole(file))
    assert ("Hồ sơ còn giá trị để chi bộ xem xét" in page.text) is sees
    assert ("Đến cuộc họp chi bộ" in page.text) is sees
    assert page.has_link("Định ngày họp") is (account == "chi_bo")
    assert page.has_link("Gia hạn") is False


def test_a_deadline_is_put_off_from_the_file(cast):
    file = bring(cast, State.AT_AUTHORITY)
    client = signed_in(cast.ban_to_chuc)
    page = Page(client.get(whole(file)))
    assert read(cast, "chi_bo", whole(file)).has_link("Gia hạn") is False
    url = page.link("Gia hạn một lần")
    empty = client.post(url, {"reason": " "})
    assert (empty.status_code, Page(empty).errors()) == (422, ["Lý do gia hạn: Vui lòng nhập mục này."])
    sent = client.post(url, {"reason": "Chờ kết quả thẩm tra."}, follow=True)
    assert "Đã ghi gia hạn." in sent.content.decode()
    page = Page(sent)
    assert "Chờ kết quả thẩm tra." in page.text
    assert page.has_link("Gia hạn") is False
    again = client.post(url, {"reason": "Lý do khác."})
    assert Page(again).errors() == ["Thời hạn này đã được gia hạn, chỉ được gia hạn một lần."]
    assert Extension.objects.count() == 1


def test_the_helper_does_not_read_why_it_was_put_off(cast):
    file = bring(cast, State.AT_AUTHORITY)
    signed_in(cast.cap_tren).post(of("candidacy_extend", file, "decision"), {"reason": "Chuyện riêng."})
    shown = read(cast, "giup_do", whole(file)).text
    assert ("Đã gia hạn ngày" in shown, "Chuyện riêng." in shown) == (True, False)


def test_the_meeting_is_planned_and_what_will_have_lapsed_is_said(cast):
    file = bring(cast, State.DOSSIER)
    fill_papers(cast, file)
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Định ngày họp")
    form = Page(client.get(url)).form()
    past = client.post(url, form | {"meeting_planned_on": text(day(1))})
    assert Page(past).errors() == ["Ngày chi bộ dự kiến họp xét: Hãy chọn một ngày từ hôm nay trở đi."]
    far = client.post(url, form | {"meeting_planned_on": "31/12/9999"})
    assert far.status_code == 422
    sent = client.post(url, form | {"meeting_planned_on": text(day(-420))}, follow=True)
    page = Page(sent)
    assert f"Chi bộ dự kiến xét ngày {text(day(-420))}." in page.text
    assert f"Ngày {text(day(-420))} sẽ hết hạn hoặc chưa đủ" in page.text
    assert "Lấy ý kiến bổ sung và tổng hợp lại." in page.text
    stale = client.post(url, form | {"meeting_planned_on": text(day(-30))})
    assert stale.status_code == 409


def test_if_the_cell_meets_on_a_day(cast):
    file = bring(cast, State.DOSSIER)
    fill_papers(cast, file)
    before = AuditEntry.objects.count()
    page = read(cast, "chi_bo", of("candidacy_simulation", file) + "?cell_resolution_on=07/12/2026")
    for words in (
        "Nếu chi bộ họp ngày 07/12/2026",
        "Đủ điều kiện",
        "Giả định: 07/12/2026",
        "Quy định 294-QĐ/TW, điểm 4.3.1",
        "Tết Nguyên đán Đinh Mùi",
        "Là đảng viên chính thức",
    ):
        assert words in page.text
    file.refresh_from_db()
    assert (file.meeting_planned_on, AuditEntry.objects.count()) == (None, before)


@pytest.mark.parametrize(
    "query, said",
    [
        ("", "Chưa chọn ngày"),
        ("?cell_resolution_on=", "Vui lòng nhập mục này."),
        ("?cell_resolution_on=khong-phai-ngay", "Nếu chi bộ họp ngày"),
        ("?cell_resolution_on=31/12/9999", "Hãy chọn một ngày đến hết ngày"),
        ("?cell_resolution_on=01/01/2020", "Hãy chọn một ngày từ hôm nay trở đi."),
        ("?cell_resolution_on=08/03/2027&ceremony_on=01/03/2027", "Ngày này phải từ ngày 08/03/2027 trở đi."),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_its_field(cast, query, said):
    file = bring(cast, State.DOSSIER)
    page = read(cast, "chi_bo", of("candidacy_simulation", file) + query)
    assert page.response.status_code == 200
    assert said in page.text
    assert "Các mốc tiếp theo" not in page.text


@pytest.mark.parametrize(
    "state, query, said",
    [
        (State.AT_COMMITTEE, "decision_issued_on", "Giả định"),
        (State.AWAITING_CEREMONY, "ceremony_on", "Hết thời gian dự bị"),
        (State.PROBATION, "recognition_cell_on", "Là đảng viên chính thức"),
    ],
)
def test_each_phase_has_its_own_question(cast, state, query, said):
    file = bring(cast, state)
    page = read(cast, "chi_bo", of("candidacy_simulation", file) + f"?{query}={text(day(-300))}")
    assert said in page.text


def test_a_closed_file_has_no_road_ahead(cast):
    file = bring(cast, State.REJECTED)
    assert read(cast, "chi_bo", of("candidacy_simulation", file)).response.status_code == 404


def _more(file, number):
    for n in range(number):
        known = {"candidacy": file, "name": f"Người thứ {n}", "sent_on": day(10)}
        Verification.objects.create(relation=Relation.CHILD, way=VerificationWay.LETTER, **known)
        Opinion.objects.create(candidacy=file, kind=OpinionKind.OTHER_UNION, asked_of=f"Hội {n}")


def test_the_panels_ask_the_same_number_of_questions_however_much_there_is(cast):
    file = bring(cast, State.DOSSIER)
    client, counted = signed_in(cast.chi_bo), []
    for number in (1, 3):
        Verification.objects.all().delete()
        Opinion.objects.all().delete()
        _more(file, number)
        client.get(whole(file))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(whole(file))
        counted.append(len(queries))
    assert counted[0] == counted[1]
