"""Ordering a batch, watching it, fetching it, as an office-holder does."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Document, PaperBatch
from tests.ceremonies.crowd import crowd
from tests.ceremonies.paper_facts import text
from tests.ceremonies.working import work
from tests.pages import Page
from tests.road import bring
from tests.signed_in import signed_in

LIST, CREATE = reverse("ceremonies:batch_list"), reverse("ceremonies:batch_create")
OF_DECISIONS = reverse("ceremonies:batch_of_decisions")


@pytest.fixture
def three(cast):
    return [bring(cast, State.DOSSIER, person) for person in crowd(cast, 3)]


def order(client, address: str, **typed):
    """The page as it stands, with these answers."""
    return client.post(address, Page(client.get(address)).form() | typed)


def test_from_the_list_of_files_to_the_papers_in_one_zip(cast, three):
    client = signed_in(cast.chi_bo)
    files = Page(client.get(reverse("ceremonies:candidacy_list"), {"state": "dossier"}))
    address = files.link("Lập văn bản cho nhiều hồ sơ") + "&paper=cv"
    chosen = [three[0].pk, three[2].pk]
    answer = order(client, address, files=chosen)
    batch = PaperBatch.objects.get()
    assert (answer.status_code, answer.url, batch.files) == (
        302,
        batch.get_absolute_url(),
        sorted(chosen, key=chosen.index),
    )

    waiting = Page(client.get(answer.url))
    assert "Xong 0 trong 2 hồ sơ." in waiting.text
    work()
    ready = Page(client.get(answer.url))
    assert "Đã lập văn bản cho 2 trong 2 hồ sơ" in ready.text
    archive = client.get(ready.link("Tải từng văn bản"))
    with zipfile.ZipFile(io.BytesIO(archive.content)) as papers:
        assert len(papers.namelist()) == 2
    assert client.get(ready.link("Tải một tệp để in")).headers["Content-Type"] == "application/pdf"
    assert Document.objects.filter(kind="cv").count() == 2


def test_the_progress_is_a_part_of_the_page_until_the_work_is_done(cast, three):
    client = signed_in(cast.chi_bo)
    order(client, f"{CREATE}?paper=cv", files=[three[0].pk])
    batch = PaperBatch.objects.get()
    address = reverse("ceremonies:batch_progress", args=[batch.pk])
    part = client.get(address, headers={"HX-Request": "true"})
    assert (part.status_code, b"<html" in part.content) == (200, False)
    assert client.get(address).url == batch.get_absolute_url()
    work()
    assert client.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_who_lacks_something_is_named_with_the_reason(cast, three):
    client = signed_in(cast.chi_bo)
    voted = bring(cast, State.CELL_VOTED)
    files = [voted.pk, three[0].pk]
    said = {"chair": "Phạm Quốc Dũng", "chair_office": "Bí thư", "secretary": "Võ Khoa", "conclusion": "Tốt."}
    order(client, f"{CREATE}?paper=cell_resolution", files=files, **said)
    work()
    page = Page(client.get(PaperBatch.objects.get().get_absolute_url()))
    assert "Chưa lập được cho 1 hồ sơ" in page.text
    assert f"{three[0].person}Chưa ghi kết quả biểu quyết của Chi bộ Một" in page.text
    assert Document.objects.get().number_text == "Số 05-NQ/CB"


def test_a_list_for_a_meeting_is_one_paper_that_can_be_opened(cast):
    client = signed_in(cast.ban_to_chuc)
    files = [bring(cast, State.AT_AUTHORITY, person) for person in crowd(cast, 2)]
    address = f"{CREATE}?paper=proposal_list&state=at_authority"
    order(client, address, files=[file.pk for file in files])
    work()
    page = Page(client.get(PaperBatch.objects.get().get_absolute_url()))
    opened = client.get(page.link("Mở văn bản"))
    assert "Danh sách trích ngang đề nghị kết nạp đảng viên" in Page(opened).text
    content = client.get(page.link("Tải một tệp để in")).content
    assert "Danh sách này có 02 quần chúng" in text(content)


def test_a_print_set_of_decisions_offers_those_of_the_list(cast):
    for person in crowd(cast, 2):
        bring(cast, State.DECIDED, person)
    client = signed_in(cast.cap_tren)
    address = Page(client.get(reverse("ceremonies:decision_list"))).link("Lập bộ in các quyết định")
    order(client, address)
    work()
    batch = PaperBatch.objects.get()
    assert (batch.state, len(batch.files), batch.organisation) == ("ready", 2, cast.DUB)


def test_nothing_chosen_is_said_and_what_was_typed_stays(cast, three):
    client = signed_in(cast.chi_bo)
    answer = order(client, f"{CREATE}?paper=handover_slip", reason="trình kết nạp", files=[])
    page = Page(answer)
    assert answer.status_code == 422
    assert any("Hãy chọn ít nhất một dòng" in error for error in page.errors())
    assert page.form()["reason"] == "trình kết nạp"
    assert PaperBatch.objects.count() == 0


def test_a_union_makes_the_resolutions_of_one_meeting_and_the_party_does_not(cast):
    files = [bring(cast, State.RESOLVED, person) for person in crowd(cast, 2)]
    client = signed_in(cast.doan_bi_thu)
    address = Page(client.get(reverse("ceremonies:nomination_list"))).link("Lập nghị quyết giới thiệu")
    page = Page(client.get(address))
    assert "Lập bộ in" not in page.text
    assert "Dự thảo quyết định" not in page.text
    order(client, address, files=[file.pk for file in files])
    batch = PaperBatch.objects.get()
    assert (batch.kind, batch.organisation, batch.words["signer_office"]) == (
        "youth_resolution",
        cast.DTN,
        "Bí thư",
    )
    work()
    ready = Page(client.get(batch.get_absolute_url()))
    assert "Đã lập văn bản cho 2 trong 2 hồ sơ" in ready.text
    said = text(client.get(ready.link("Tải một tệp để in")).content)
    assert all(str(file.person) in said for file in files)
    assert said.count("BCH ĐOÀN CỤC MẪU") >= 2
    assert signed_in(cast.chi_bo).get(batch.get_absolute_url()).status_code == 404
    assert "(4-KNĐ)" not in Page(signed_in(cast.chi_bo).get(CREATE)).text


@pytest.mark.parametrize(
    ("account", "file_seen"), [("doan_khac", False), ("cong_doan_chu_tich", False), ("doan_vien", True)]
)
def test_a_union_chooses_among_its_own_nominees(cast, account, file_seen):
    file = bring(cast, State.RESOLVED)
    page = Page(signed_in(cast.users[account]).get(f"{CREATE}?paper=youth_resolution"))
    assert (str(file.person) in page.text) is file_seen


@pytest.mark.parametrize("query", ["paper=nonsense", "state=nonsense", "cell=nobody", "paper=decisions"])
def test_what_an_address_does_not_mean_is_not_asked(cast, three, query):
    assert signed_in(cast.chi_bo).get(f"{CREATE}?{query}").status_code == 200


def test_each_sees_the_own_batches_only(cast, three):
    order(signed_in(cast.chi_bo), f"{CREATE}?paper=cv", files=[three[0].pk])
    assert Page(signed_in(cast.chi_bo).get(LIST)).has_link("Lý lịch của người xin vào Đảng")
    assert "Đồng chí chưa lập lô văn bản nào" in Page(signed_in(cast.van_phong).get(LIST)).text
    address = PaperBatch.objects.get().get_absolute_url()
    assert signed_in(cast.van_phong).get(address).status_code == 404


def test_a_failed_batch_is_ordered_again_with_one_button(cast, three):
    client = signed_in(cast.chi_bo)
    order(client, f"{CREATE}?paper=cv", files=[three[0].pk])
    batch = PaperBatch.objects.get()
    PaperBatch.objects.update(state="failed", failure="Máy chủ gặp lỗi.")
    work()
    assert "Máy chủ gặp lỗi." in Page(client.get(batch.get_absolute_url())).text
    client.post(reverse("ceremonies:batch_redo", args=[batch.pk]))
    work()
    batch.refresh_from_db()
    assert (batch.state, batch.failure) == ("ready", "")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_ask_as_much_for_three_as_for_one(cast, rows):
    people = crowd(cast, rows)
    files = [bring(cast, State.DOSSIER, person) for person in people]
    client = signed_in(cast.chi_bo)
    for file in files:
        order(client, f"{CREATE}?paper=cv", files=[file.pk])
    counted = []
    for address in (LIST, f"{CREATE}?paper=cv"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counted.append(len(queries))
    assert counted == [9, 22]
