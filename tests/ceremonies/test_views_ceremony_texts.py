"""Report and news: proposed from the data, edited, frozen; and what is told without personal data."""

import pytest
from django.urls import reverse

from ceremonies.documents.ceremony_texts import initials
from ceremonies.models import Guest
from ceremonies.services.ceremonies import Course
from tests.ceremony import COURSE, hold, place, plan, two_awaiting
from tests.pages import Page, whole
from tests.road import day
from tests.signed_in import signed_in


@pytest.fixture
def ceremony(cast):
    """Held for Hoài An; Thu Trang was left out; of two guests one came."""
    files = two_awaiting(cast)
    ceremony = plan(cast, files)
    came = Guest.objects.create(
        ceremony=ceremony,
        name="Lương Gia Huy",
        party_title="Bí thư Đoàn Bộ Mẫu",
        office_title="Phó Vụ trưởng",
    )
    Guest.objects.create(ceremony=ceremony, name="Tô Minh Thư")
    course = Course(**COURSE, speech="Chúc mừng đồng chí Hoài An.")
    return hold(cast, ceremony, admitted=[place(ceremony, files[0]).pk], came=[came.pk], course=course)


def url(ceremony, view="texts") -> str:
    return reverse(f"ceremonies:ceremony_{view}", args=[ceremony.pk])


def save(user, ceremony, **typed):
    client = signed_in(user)
    return client.post(url(ceremony), Page(client.get(url(ceremony))).form() | typed)


def send(user, ceremony):
    ceremony.refresh_from_db()
    body = {"version": ceremony.version, "sent_on": f"{day():%d/%m/%Y}"}
    return signed_in(user).post(url(ceremony, "report_sent"), body)


def test_the_report_is_proposed_from_the_data(cast, ceremony):
    form = Page(signed_in(cast.chi_bo).get(url(ceremony))).form()
    told = [
        "Chi bộ Một đã tổ chức Lễ kết nạp đảng viên đối với 01 quần chúng.",
        "Đồng chí Nguyễn Hoài An, sinh ngày 15/3/2000, đơn vị Phòng Một; Quyết định số 01-QĐ/ĐU",
        "đảng viên giúp đỡ: đồng chí Đặng Thu Hà.",
        "Đảng viên của Chi bộ: 03 trên tổng số 03 đảng viên chính thức; 01 đảng viên dự bị.",
        "Đồng chí Lương Gia Huy, Bí thư Đoàn Bộ Mẫu, Phó Vụ trưởng.",
        "Chưa kết nạp tại buổi lễ này: đồng chí Trịnh Thu Trang.",
        "Chi bộ Một báo cáo Đảng ủy Cục Mẫu.",
        "Hướng dẫn 06-HD/TW, điểm 3.8",
    ]
    assert [words for words in told if words not in form["report"]] == []
    assert "Tô Minh Thư" not in form["report"]


def test_the_news_bears_its_author(cast, ceremony):
    form = Page(signed_in(cast.chi_bo).get(url(ceremony))).form()
    assert form["news"].startswith("Chi bộ Một tổ chức Lễ kết nạp đảng viên")
    assert "Chúc mừng đồng chí Hoài An." in form["news"]
    assert form["news_author"] == str(cast.chi_bo)
    save(cast.chi_bo, ceremony, news="Bản tin của chi bộ.", news_author="Võ Đăng Khoa")
    text = Page(signed_in(cast.kiem_tra).get(whole(ceremony))).text
    assert "Bản tin của chi bộ. Người viết: Võ Đăng Khoa" in text


def test_what_was_edited_stays_edited(cast, ceremony):
    save(cast.chi_bo, ceremony, report="Báo cáo của chi bộ.")
    assert Page(signed_in(cast.chi_bo).get(url(ceremony))).form()["report"] == "Báo cáo của chi bộ."


def test_of_two_editors_the_slower_keeps_the_text(cast, ceremony):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(url(ceremony))).form()
    save(cast.chi_bo, ceremony, report="Bản thứ nhất")
    answer = client.post(url(ceremony), form | {"report": "Bản thứ hai"})
    assert (answer.status_code, Page(answer).form()["report"]) == (409, "Bản thứ hai")
    ceremony.refresh_from_db()
    assert ceremony.report == "Bản thứ nhất"


def test_once_sent_it_stays_as_it_is(cast, ceremony):
    save(cast.chi_bo, ceremony)
    assert send(cast.chi_bo, ceremony).status_code == 302
    assert save(cast.chi_bo, ceremony, report="Khác").status_code == 409
    ceremony.refresh_from_db()
    assert (ceremony.reported_on, "Khác" in ceremony.report) == (day(), False)


def test_a_report_without_words_is_not_sent(cast, ceremony):
    answer = send(cast.chi_bo, ceremony)
    assert answer.status_code == 422
    assert "Chưa có nội dung báo cáo" in Page(answer).text


def test_before_the_ceremony_there_is_nothing_to_report(cast):
    planned = plan(cast, two_awaiting(cast))
    assert signed_in(cast.chi_bo).get(url(planned)).status_code == 409


def test_the_figures_hold_no_personal_data(cast, ceremony):
    """Also not what was typed into the texts."""
    save(cast.chi_bo, ceremony, report="Đồng chí Nguyễn Hoài An", news="Đồng chí Lương Gia Huy")
    answer = signed_in(cast.kiem_tra).get(url(ceremony, "figures"))
    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    people = ["Hoài An", "Thu Trang", "Gia Huy", "Minh Thư", "Thu Hà", "Quốc Dũng"]
    assert [name for name in people if name in text] == []
    assert [words for words in ("15/3/2000", "QĐ/ĐU", "Phòng Một", "Phó Vụ trưởng") if words in text] == []
    assert "Số người được kết nạp: 01" in text
    assert "Đồng chí N.H.A." in text
    assert "Số đại biểu: 01" in text


def test_initials():
    assert initials("Đặng  Thu Hà") == "Đ.T.H."
