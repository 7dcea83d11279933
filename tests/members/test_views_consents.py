import pytest
from django.urls import reverse

from members.models import Consent
from tests.ceremonies.paper_facts import text
from tests.pages import Page
from tests.road import day
from tests.signed_in import signed_in


def address(view, person) -> str:
    return reverse(f"members:consent_{view}", args=[person.pk])


def test_the_person_reads_agrees_and_takes_back(cast):
    client = signed_in(cast.ung_vien)
    page = Page(client.get(cast.an.get_absolute_url()))
    page = Page(client.get(page.link("Văn bản đồng ý")))
    url = page.link("Đọc và đồng ý")
    assert "dữ liệu cá nhân nhạy cảm" in Page(client.get(url)).text
    assert "agrees" not in Page(client.get(url)).form()  # no box is ticked beforehand
    assert client.post(url, {}).status_code == 422
    page = Page(client.post(url, {"agrees": "on"}, follow=True))
    assert "Đang có hiệu lực" in page.text
    assert not page.has_link("Đọc và đồng ý")
    url = page.link("Rút lại sự đồng ý")
    page = Page(client.post(url, Page(client.get(url)).form(), follow=True))
    assert "Đã rút lại" in page.text
    assert Consent.objects.count() == 2


def test_a_keeper_writes_down_the_paper(cast):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(address("detail", cast.an)))
    assert not page.has_link("Đọc và đồng ý")
    url = page.link("Ghi bản đã ký trên giấy")
    form = Page(client.get(url)).form()
    answer = client.post(url, form | {"given_on": f"{day(-3):%d/%m/%Y}", "paper_kept_at": "Tủ số 2"})
    assert (answer.status_code, Page(answer).form()["paper_kept_at"]) == (422, "Tủ số 2")
    page = Page(client.post(url, form | {"paper_kept_at": "Tủ số 2"}, follow=True))
    assert "Tủ số 2" in page.text


def test_it_can_be_printed_before_and_after(cast):
    client = signed_in(cast.ung_vien)
    url = Page(client.get(address("detail", cast.an))).link("Tải bản in")
    before = text(client.get(url).content)
    assert "Hà Nội" in before
    assert "NGƯỜI ĐỒNG Ý" in before
    client.post(address("give", cast.an), {"agrees": "on"})
    assert "Nguyễn Hoài An đã đồng ý với nội dung trên đây" in text(client.get(url).content)


@pytest.mark.parametrize("account, status", [("giup_do", 404), ("kiem_tra", 403), ("chi_bo_khac", 404)])
def test_who_does_not_keep_the_entry_does_not_read_it(cast, account, status):
    assert signed_in(cast.users[account]).get(address("detail", cast.an)).status_code == status
