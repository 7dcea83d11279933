from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.models import Addressee, Call, Candidacy
from ceremonies.services.calls import answer_nobody, answer_with_files
from tests.exported import cells, take
from tests.pages import Page
from tests.road import day, nominate
from tests.signed_in import signed_in

LIST = reverse("ceremonies:call_list")
CREATE = reverse("ceremonies:call_create")


def make(cast, *codes, body="DUC") -> Call:
    call = Call.objects.create(
        organisation=cast.organisations[body],
        title="Giới thiệu quý I",
        opened_on=day(10),
        due_on=day(-20),
        form_key=uuid4(),
    )
    for code in codes or ("CD1", "TCD", "PM1"):
        Addressee.objects.create(call=call, organisation=cast.organisations[code], quota=2)
    return call


def line_of(call, code="CD1") -> Addressee:
    return call.addressees.get(organisation__code=code)


def test_the_committee_calls_and_the_union_answers_from_its_home_page(cast):
    office, union = signed_in(cast.van_phong), signed_in(cast.doan_vien)
    form = Page(office.get(CREATE)).form()
    sent = form | {"title": "Giới thiệu quý I", "due_on": f"{day(-20):%d/%m/%Y}", "kinds": ["youth_cell"]}
    shown = Page(office.post(CREATE, sent, follow=True))
    assert "Chi đoàn Một Chưa trả lời –" in shown.text

    answer = Page(union.get(Page(union.get("/")).link("Trả lời: Giới thiệu quý I")))
    create = answer.link("Lập đề nghị giới thiệu") + f"&person={cast.an.pk}"
    assert answer.link("Nhập danh sách").endswith("?kind=nominations")
    page = Page(union.get(create))
    assert "đề nghị này được tính là trả lời của Chi đoàn Một" in page.text
    union.post(create, page.form() | {"strengths": "Có ý thức tổ chức kỷ luật."})
    file = Candidacy.objects.get()
    assert file.call_answer.addressee.organisation == cast.CD1
    assert not Page(union.get("/")).has_link("Trả lời")


def test_the_call_is_kept_while_the_person_is_searched(cast):
    line = line_of(make(cast))
    url = reverse("ceremonies:nomination_create")
    page = Page(signed_in(cast.doan_vien).get(url, {"dot": line.pk, "q": "an"}))
    kept = [field.get("value") for field in page.main.iter("input") if field.get("name") == "dot"]
    assert kept == [str(line.pk), str(line.pk)]


def test_a_line_of_others_opens_no_file(cast):
    line = line_of(make(cast))
    url = reverse("ceremonies:nomination_create")
    assert signed_in(cast.doan_khac).get(url, {"dot": line.pk}).status_code == 404
    assert signed_in(cast.doan_bi_thu).get(url, {"dot": line.pk}).status_code == 403


def test_a_union_says_nobody_this_time_and_the_office_reads_why(cast):
    call = make(cast)
    client, url = signed_in(cast.doan_vien), line_of(call).get_absolute_url()
    form = Page(client.get(url)).form()
    assert "Hãy đánh dấu là đợt này không có người" in Page(client.post(url, form)).errors()[0]
    client.post(url, form | {"nobody": "on", "note": "Đoàn viên đều mới vào."})
    text = Page(signed_in(cast.van_phong).get(call.get_absolute_url())).text
    assert f"Không có người {day():%d/%m/%Y} Đoàn viên đều mới vào." in text


def test_a_union_reads_its_own_line_only(cast):
    call = make(cast)
    text = Page(signed_in(cast.doan_vien).get(call.get_absolute_url())).text
    assert "Chi đoàn Một" in text
    assert "Tổ công đoàn Một" not in text
    assert "Giới thiệu quý I Đảng ủy Cục Mẫu" in Page(signed_in(cast.doan_vien).get(LIST)).text
    assert "0/1 nơi" in Page(signed_in(cast.doan_vien).get(LIST)).text
    assert "0/3 nơi" in Page(signed_in(cast.van_phong).get(LIST)).text


def test_a_reminder_stands_on_the_home_page_of_who_is_asked(cast):
    call = make(cast)
    office = signed_in(cast.van_phong)
    remind = reverse("ceremonies:call_remind", args=[call.pk])
    shown = Page(office.post(remind, follow=True))
    assert f"đề nghị 2 người Chưa trả lời – {day():%d/%m/%Y}" in shown.text
    assert f"Đã nhắc ngày {day():%d/%m/%Y}." in Page(signed_in(cast.cong_doan).get("/")).text
    for line in call.addressees.all():
        Addressee.objects.filter(pk=line.pk).update(answered_on=day())
    assert "không cần nhắc" in str(office.post(remind, follow=True).content.decode())


@pytest.mark.parametrize("body", [{}, {"version": "x"}, {"version": "9" * 30}])
def test_a_button_without_a_version_closes_nothing(cast, body):
    call = make(cast)
    url = reverse("ceremonies:call_close", args=[call.pk])
    assert signed_in(cast.van_phong).post(url, body).status_code == 403
    call.refresh_from_db()
    assert call.closed_on is None


def test_a_stale_button_is_a_conflict(cast):
    call = make(cast)
    url = reverse("ceremonies:call_close", args=[call.pk])
    assert signed_in(cast.van_phong).post(url, {"version": 7}).status_code == 409


def test_a_cell_with_several_bodies_says_for_which(cast):
    answer = signed_in(cast.chi_bo).get(CREATE)
    assert "Chi đoàn (1 nơi)" in Page(answer).text
    assert '<input type="checkbox" name="kinds"' in answer.content.decode()
    url = CREATE + f"?org={cast.DUC.pk}"
    assert signed_in(cast.chi_bo).get(url).status_code == 403


def test_the_answers_leave_as_a_file(cast):
    call = make(cast)
    answer_with_files(actor=cast.doan_vien, addressee=line_of(call), version=1, files=[nominate(cast)])
    answer_nobody(actor=cast.cong_doan, addressee=line_of(call, "TCD"), version=1, note="Chưa có")
    url = reverse("ceremonies:call_answers_export", args=[call.pk])
    rows = {row[0]: row[3:] for row in cells(take(signed_in(cast.doan_vien), url))[2:]}
    assert rows == {"Chi đoàn Một": ["1", "Nguyễn Hoài An", "", "", ""]}
    rows = {row[0]: row[3:] for row in cells(take(signed_in(cast.van_phong), url))[2:]}
    assert rows["Chi đoàn Một"] == ["1", "", "", "", ""]
    assert rows["Tổ công đoàn Một"] == ["0", "", "Không có người", "", "Chưa có"]


@pytest.mark.parametrize("account, where", [("van_phong", "list"), ("van_phong", "detail"), ("chi_bo", "/")])
def test_the_number_of_queries_does_not_depend_on_the_rows(cast, account, where):
    call = make(cast, "PM1")
    client = signed_in(cast.users[account])
    url = {"list": LIST, "detail": call.get_absolute_url()}.get(where, where)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    make(cast, "PM1")
    make(cast, "PM1")
    for code in ("CD1", "TCD", "CD2"):
        Addressee.objects.create(call=call, organisation=cast.organisations[code])
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
