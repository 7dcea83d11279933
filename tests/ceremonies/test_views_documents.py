"""The pages of papers: making one, reading it, keeping what was signed, the list."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Candidacy, Document
from ceremonies.services.documents import Sheet, make_document, recipe_of
from members.models import AuditEntry
from members.services.stored_files import file_path
from tests.access.documents import MINUTES, SIGNER
from tests.ceremonies.crowd import crowd
from tests.ceremonies.paper_facts import text
from tests.exported import cells, take
from tests.pages import Page
from tests.road import bring
from tests.signed_in import signed_in

LIST = reverse("ceremonies:document_list")


def address(candidacy, kind="cell_resolution") -> str:
    return reverse("ceremonies:document_create", args=[Candidacy, candidacy.pk, kind])


def make(cast, candidacy, kind="cell_resolution") -> Document:
    return make_document(
        actor=cast.chi_bo,
        recipe=recipe_of(Candidacy, kind),
        subject=candidacy,
        sheet=Sheet(words=MINUTES, **SIGNER),
        form_key=uuid4(),
    )


@pytest.fixture
def voted(cast):
    return bring(cast, State.CELL_VOTED)


def test_a_paper_is_made_with_what_the_page_offers(cast, voted):
    client = signed_in(cast.chi_bo)
    page = Page(client.get(address(voted)))
    assert "Số05-NQ/CB" in page.text
    form = page.form()
    assert (form["chair"], form["chair_office"]) == ("Phạm Quốc Dũng", "Bí thư")
    assert form["conclusion"].startswith("Ưu điểm: Có ý thức tổ chức kỷ luật")
    assert "numbering" not in form
    answer = client.post(address(voted), form | {"secretary": "Đặng Thu Hà"})
    document = Document.objects.get()
    assert answer.url == document.get_absolute_url()
    assert "T/M CHI BỘ BÍ THƯ Phạm Quốc Dũng" in text(file_path(document.pdf.sha256).read_bytes())
    assert "Chưa có. Sau khi ký, hãy quét văn bản" in Page(client.get(answer.url)).text


def test_a_double_click_leads_to_the_same_paper(cast, voted):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(address(voted))).form() | {"secretary": "Đặng Thu Hà"}
    first, second = (client.post(address(voted), form) for _ in range(2))
    assert first.url == second.url
    assert Document.objects.count() == 1


def test_the_draft_comes_as_a_file_and_stores_nothing(cast, voted):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(address(voted))).form() | {"secretary": "Đặng Thu Hà", "draft": "1"}
    answer = client.post(address(voted), form)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "DỰ THẢO" in text(answer.content)
    assert not Document.objects.exists()


def test_what_is_missing_is_said_and_typed_text_is_kept(cast, voted):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(address(voted))).form() | {"signer": "other", "conclusion": "Chữ đã gõ"}
    answer = client.post(address(voted), form)
    assert answer.status_code == 422
    page = Page(answer)
    assert "Hãy ghi họ tên và chức vụ của người ký." in page.text
    assert page.form()["conclusion"] == "Chữ đã gõ"


def test_a_line_holds_as_much_as_the_paper_takes(cast, voted):
    client, url = signed_in(cast.chi_bo), address(voted, "handover_slip")
    typed = Page(client.get(url)).form() | {"taker_name": "Ngô Thị Lan", "taker_office": "Văn thư"}
    words = "về việc " + "chuyển hồ sơ " * 20
    [error] = Page(client.post(url, typed | {"reason": words[:251]})).errors()
    assert error.startswith("Giao nhận về việc gì:")
    assert client.post(url, typed | {"reason": words[:250]}).status_code == 302


def test_what_stands_in_the_way_is_said_instead_of_the_form(cast):
    candidacy = bring(cast, State.DOSSIER)
    page = Page(signed_in(cast.chi_bo).get(address(candidacy)))
    assert "Chưa ghi kết quả biểu quyết của Chi bộ Một." in page.text
    assert page.main.find(".//textarea") is None
    answer = signed_in(cast.chi_bo).post(address(candidacy), MINUTES | SIGNER | {"form_key": uuid4()})
    assert answer.status_code == 422


@pytest.mark.parametrize("kind", ["khong-co", "recognition_cell_resolution"])
def test_a_paper_that_does_not_belong_to_the_file_is_not_there(cast, voted, kind):
    assert signed_in(cast.chi_bo).get(address(voted, kind)).status_code == 404


def test_the_download_is_the_stored_file_byte_for_byte(cast, voted):
    document = make(cast, voted)
    answer = signed_in(cast.van_phong).get(reverse("ceremonies:document_pdf", args=[document.pk]))
    assert answer.content == file_path(document.pdf.sha256).read_bytes()
    assert "05-NQ-CB" in answer.headers["Content-Disposition"]
    assert AuditEntry.objects.get(action="document.download").actor == cast.van_phong


def test_the_signed_copy_comes_back(cast, voted):
    document = make(cast, voted)
    client = signed_in(cast.chi_bo)
    url = reverse("ceremonies:signed_copy_add", args=[document.pk])
    scan = SimpleUploadedFile("nghị quyết 05.pdf", b"%PDF-1.4 %%EOF")
    form = Page(client.get(url)).form() | {"original_at": "Chi bộ Một, cặp số 3", "scan": scan}
    assert client.post(url, form).url == document.get_absolute_url()
    page = Page(client.get(document.get_absolute_url()))
    assert "Bản chính giữ tại: Chi bộ Một, cặp số 3" in page.text
    copy = document.copies.get()
    answer = client.get(reverse("ceremonies:signed_copy_file", args=[copy.pk]))
    assert answer.content == b"%PDF-1.4 %%EOF"
    assert "Đã có bản ký" in Page(client.get(LIST)).text


def test_what_is_no_scan_is_refused(cast, voted):
    document = make(cast, voted)
    client = signed_in(cast.chi_bo)
    url = reverse("ceremonies:signed_copy_add", args=[document.pk])
    scan = SimpleUploadedFile("a.pdf", b"<html>")
    answer = client.post(url, {"form_key": uuid4(), "original_at": "Tủ 1", "scan": scan})
    assert answer.status_code == 422
    assert "Chỉ nhận tệp PDF, JPEG hoặc PNG" in Page(answer).text


def test_the_signed_decision_comes_back(cast):
    candidacy = bring(cast, State.DECIDED)
    decision = candidacy.decisions.get()
    client = signed_in(cast.cap_tren)
    url = reverse("ceremonies:decision_signed_copy_add", args=[decision.pk])
    scan = SimpleUploadedFile("qd.pdf", b"%PDF-1.4 %%EOF")
    answer = client.post(url, {"form_key": uuid4(), "original_at": "Lưu trữ Đảng ủy Bộ", "scan": scan})
    assert answer.url == decision.get_absolute_url()
    assert "Bản chính giữ tại: Lưu trữ Đảng ủy Bộ" in Page(client.get(answer.url)).text


@pytest.mark.parametrize(
    "query, found",
    [
        ({"q": "hoai an"}, True),
        ({"q": "05-NQ"}, True),
        ({"q": "binh"}, False),
        ({"kind": "cell_resolution"}, True),
        ({"organisation": "Chi bộ Một (CB1)"}, True),
        ({"year": "1999"}, False),
    ],
)
def test_the_list_is_narrowed_by_the_filters(cast, voted, query, found):
    make(cast, voted)
    page = Page(signed_in(cast.van_phong).get(LIST, query))
    assert page.has_link("Nghị quyết đề nghị kết nạp đảng viên") == found


def test_the_union_sees_no_papers_of_the_party(cast, voted):
    make(cast, voted)
    page = Page(signed_in(cast.doan_vien).get(LIST))
    assert "Chưa có văn bản nào" in page.text


def test_the_list_leaves_as_a_file(cast, voted):
    make(cast, voted)
    answer = take(signed_in(cast.van_phong), reverse("ceremonies:document_export"))
    rows = cells(answer)
    assert rows[2][:3] == [
        "05-NQ/CB",
        f"{Document.objects.get().dated:%d/%m/%Y}",
        "Nghị quyết đề nghị kết nạp đảng viên",
    ]


def test_the_list_asks_as_much_for_three_papers_as_for_one(cast):
    client = signed_in(cast.van_phong)
    first, *others = crowd(cast, 3)
    counts = []
    for people in ([first], others):
        for person in people:
            make(cast, bring(cast, State.LISTED, person), "application")
        client.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert Document.objects.count() == 3
    assert counts[0] == counts[1]
