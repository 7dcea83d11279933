from datetime import timedelta

import pytest
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import FormerPaper
from members import clock
from members.clock import today
from tests.pages import Page, whole
from tests.road import bring, day, fill_papers
from tests.signed_in import signed_in


@pytest.fixture
def file(cast):
    with clock.at(clock.now() - timedelta(days=400)):
        file = bring(cast, State.DOSSIER)
        fill_papers(cast, file)
    return file


def test_the_old_papers_are_named_and_made_again_in_one_act(cast, file):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(whole(file)))
    assert "Giấy giới thiệu của đảng viên chính thức (mẫu 3-KNĐ)" in page.text
    url = page.link("Làm lại giấy tờ đã quá hạn")
    page = Page(client.get(url))
    assert "(mẫu 4-KNĐ)" in page.text
    page = Page(client.post(url, page.form(), follow=True))
    assert FormerPaper.objects.count() == 3
    assert "Giấy tờ cũ đã được làm lại" in page.text
    assert not page.has_link("Làm lại giấy tờ đã quá hạn")


def test_the_day_of_the_dossier_is_changed_on_its_page(cast, file):
    client = signed_in(cast.chi_bo)
    url = Page(client.get(whole(file))).link("Sửa ngày lập hồ sơ")
    form = Page(client.get(url)).form()
    assert client.post(url, form | {"reason": ""}).status_code == 422
    changed = form | {"started_on": f"{day(100):%d/%m/%Y}", "reason": "Theo giấy giới thiệu."}
    assert client.post(url, changed).status_code == 302
    file.refresh_from_db()
    assert file.dossier_started_on == day(100)


def test_who_reads_the_section(cast, file):
    said = {}
    for account in ("chi_bo", "kiem_tra", "giup_do", "doan_vien", "ung_vien"):
        page = Page(signed_in(cast.users[account]).get(whole(file)))
        said[account] = ("Thời hạn của hồ sơ" in page.text, page.has_link("Sửa ngày lập hồ sơ"))
    assert said == {
        "chi_bo": (True, True),
        "kiem_tra": (True, False),
        "giup_do": (True, False),
        "doan_vien": (False, False),
        "ung_vien": (False, False),
    }


def test_pages_and_place_of_a_paper_are_asked(cast):
    file = bring(cast, State.DOSSIER)
    paper = file.papers.get(kind="cv")
    url = reverse("ceremonies:paper_edit", args=[file.pk, paper.pk])
    client = signed_in(cast.chi_bo)
    form = Page(client.get(url)).form()
    typed = {"issued_on": f"{today():%d/%m/%Y}", "pages": "24", "note": "Tủ hồ sơ số 2"}
    page = Page(client.post(url, form | typed, follow=True))
    assert "24 trang" in page.text
    for wrong in ("0", "-3", "99999", "hai"):
        assert client.post(url, form | typed | {"pages": wrong}).status_code == 422
