"""The section "Văn bản" on the page of a file: each reader's own offers, and what was made."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Matter, State
from ceremonies.models import Candidacy, Document
from ceremonies.services.documents import Sheet, add_signed_copy, make_document, recipe_of
from tests.access.documents import MINUTES, SIGNER
from tests.ceremonies.file_papers import give_opinions
from tests.pages import Page, whole
from tests.road import bring, day
from tests.signed_in import signed_in


def section(cast, candidacy, account) -> str:
    page = Page(signed_in(cast.users[account]).get(whole(candidacy)))
    found = page.main.find(".//section[@aria-labelledby='van-ban']")
    return "" if found is None else " ".join("".join(found.itertext()).split())


def make(cast, candidacy, kind, account="chi_bo", **sheet) -> Document:
    return make_document(
        actor=cast.users[account],
        recipe=recipe_of(Candidacy, kind),
        subject=candidacy,
        sheet=Sheet(words=MINUTES, **SIGNER | sheet),
        form_key=uuid4(),
    )


def test_the_cell_reads_what_it_can_make_and_what_is_missing(cast):
    candidacy = bring(cast, State.CELL_VOTED)
    said = section(cast, candidacy, "chi_bo")
    ready, _, waiting = said.partition("Chưa lập được:")
    assert "Nghị quyết đề nghị kết nạp đảng viênMẫu 6-KNĐ" in ready
    assert "Giấy giới thiệu người vào Đảng: Đặng Thu HàMẫu 3-KNĐ" in ready
    assert "Chưa ghi ý kiến nhận xét của tổ chức nào." in waiting
    assert "Thông báo đồng ý" not in said  # the committee's


def test_what_was_made_moves_up_with_its_signed_copy(cast):
    candidacy = bring(cast, State.CELL_VOTED)
    make(cast, candidacy, "cell_resolution")
    document = make(cast, candidacy, "cell_resolution")
    said = section(cast, candidacy, "chi_bo")
    made, _, ready = said.partition("Lập được ngay")
    assert made.count("Nghị quyết đề nghị kết nạp đảng viên Số 05-NQ/CB") == 1
    assert "Bản lập trước:" in made
    assert "Chưa có bản ký" in made
    assert "Mẫu 6-KNĐ" not in ready
    add_signed_copy(
        actor=cast.chi_bo,
        paper=document,
        content=b"%PDF-1.4 %%EOF",
        content_type="application/pdf",
        file_name="a.pdf",
        original_at="Tủ số 2",
    )
    said = section(cast, candidacy, "van_phong")
    assert "Đã có bản ký" in said
    assert "Bản chính giữ tại: Tủ số 2" in said


@pytest.mark.parametrize(
    "account, there, absent",
    [
        ("van_phong", ["Thông báo đồng ý cho làm thủ tục"], ["Mẫu 6-KNĐ", "Giấy giới thiệu"]),
        (
            "giup_do",
            ["Giấy giới thiệu người vào Đảng: Đặng Thu Hà", "Hướng dẫn viết đơn xin vào Đảng"],
            ["Mẫu 6-KNĐ"],
        ),
        (
            "doan_vien",
            ["Biên bản họp xét giới thiệu", "Mẫu 4-KNĐ"],
            ["Mẫu 6-KNĐ", "Hướng dẫn viết đơn xin vào Đảng"],
        ),
    ],
)
def test_each_makes_their_own(cast, account, there, absent):
    said = section(cast, bring(cast, State.CELL_VOTED), account)
    assert [words for words in there if words not in said] == []
    assert [words for words in absent if words in said] == []


@pytest.mark.parametrize("account", ["kiem_tra", "ung_vien"])
def test_who_makes_nothing_is_offered_nothing(cast, account):
    assert section(cast, bring(cast, State.CELL_VOTED), account) == ""


def test_the_person_concerned_sees_the_guides_alone(cast):
    candidacy = bring(cast, State.CELL_VOTED)
    make(cast, candidacy, "cell_resolution")
    make(cast, candidacy, "application")
    said = Page(signed_in(cast.ung_vien).get(candidacy.get_absolute_url())).text
    assert said.count("Hướng dẫn viết đơn xin vào Đảng") == 1
    assert "Nghị quyết" not in said
    assert "Lập lại" not in said


def test_made_papers_ask_no_more_queries_however_many(cast):
    candidacy = bring(cast, State.CELL_VOTED)
    client, counts = signed_in(cast.chi_bo), []
    for _ in range(2):
        for kind in ("application", "cell_resolution"):
            make(cast, candidacy, kind)
        client.get(whole(candidacy))
        with CaptureQueriesContext(connection) as queries:
            client.get(whole(candidacy))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.fixture
def gathering(cast):
    candidacy = bring(cast, State.DOSSIER)
    give_opinions(candidacy)
    return candidacy


def address(candidacy, kind) -> str:
    return reverse("ceremonies:document_create", args=[Candidacy, candidacy.pk, kind])


def test_day_and_number_go_into_the_checklist_by_the_tick(cast, gathering):
    client, url = signed_in(cast.chi_bo), address(gathering, "opinions")
    form = Page(client.get(url)).form()
    assert form["into_checklist"] == "on"
    client.post(url, form | {"dated": f"{day(2):%d/%m/%Y}", "numbering": "typed", "number": "06-TH/CB"})
    entry = gathering.papers.get(kind="opinions")
    assert (entry.issued_on, entry.number) == (day(2), "06-TH/CB")


def test_without_the_tick_the_checklist_stays(cast, gathering):
    client, url = signed_in(cast.chi_bo), address(gathering, "opinions")
    form = {key: value for key, value in Page(client.get(url)).form().items() if key != "into_checklist"}
    assert client.post(url, form).status_code == 302
    assert Document.objects.count() == 1
    assert gathering.papers.get(kind="opinions").issued_on is None


def test_each_introducer_fills_an_entry_of_their_own(cast, gathering):
    gathering.papers.create(kind="introduction", position=2)
    gathering.helpers.create(person=cast.khoa, starts_on=day(20))
    second = gathering.helpers.get(person=cast.khoa)
    client, url = signed_in(cast.chi_bo), f"{address(gathering, 'introduction')}?ve={second.pk}"
    form = Page(client.get(url)).form() | {
        "biography": "Rõ ràng.",
        "weaknesses": "Ít phát biểu.",
        "dated": f"{day(1):%d/%m/%Y}",
    }
    assert client.post(url, form).status_code == 302
    days = dict(gathering.papers.filter(kind="introduction").values_list("position", "issued_on"))
    assert days == {1: None, 2: day(1)}


def test_a_letter_without_a_day_fills_no_entry_and_is_not_made(cast, gathering):
    client, url = signed_in(cast.chi_bo), address(gathering, "introduction")
    form = Page(client.get(url)).form() | {"biography": "Rõ ràng.", "weaknesses": "Ít phát biểu."}
    answer = client.post(url, form)
    assert answer.status_code == 422
    assert "Văn bản chưa ghi ngày nên chưa đưa được vào danh mục" in Page(answer).text
    assert not Document.objects.exists()


def test_a_helper_fills_no_entry(cast, gathering):
    page = Page(signed_in(cast.giup_do).get(address(gathering, "introduction")))
    assert "into_checklist" not in page.form()


def test_the_page_asks_which_helper_when_there_are_two(cast, gathering):
    gathering.helpers.create(person=cast.khoa, starts_on=day(20))
    page = Page(signed_in(cast.chi_bo).get(address(gathering, "introduction")))
    assert page.has_link("Võ Đăng Khoa")
    assert page.has_link("Đặng Thu Hà")
    # a helper signs only for themselves
    own = Page(signed_in(cast.giup_do).get(address(gathering, "introduction")))
    assert "Đặng Thu Hà" in own.text
    assert own.form()["strengths"]


@pytest.mark.parametrize("about", ["x", "999999", "-1", "1e3"])
def test_a_row_that_is_not_of_the_file_is_not_there(cast, gathering, about):
    url = address(gathering, "introduction")
    assert signed_in(cast.chi_bo).get(url, {"ve": about}).status_code == 404


def test_the_helper_of_another_may_not_sign_for_them(cast, gathering):
    other = gathering.helpers.create(person=cast.khoa, starts_on=day(20))
    url = address(gathering, "introduction")
    assert signed_in(cast.giup_do).get(url, {"ve": other.pk}).status_code == 404


def test_recognition_papers_wait_for_the_recognition(cast):
    candidacy = bring(cast, State.PROBATION)
    said = section(cast, candidacy, "chi_bo")
    assert "Mẫu 10-KNĐ" in said
    assert "mẫu 13-KNĐ" in said.partition("Chưa lập được:")[2]
    assert Matter.RECOGNITION not in {r.matter for r in candidacy.resolutions.all()}
