from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ceremonies.choices import Action, FilePart, State
from ceremonies.models import Paper
from ceremonies.services.candidacies import open_by_cell, save_paper
from ceremonies.services.workflow import NotYet
from members.models import AuditEntry
from members.services.errors import Refused
from tests.ceremonies.test_forms_scans import PDF
from tests.pages import Page
from tests.road import bring, day, take
from tests.signed_in import signed_in

NO_DAY = "Ngày chưa đúng. Vui lòng nhập ngày/tháng/năm, ví dụ 19/05/1999."


@pytest.fixture
def paper(cast):
    return bring(cast, State.DOSSIER).papers.get(kind="application")


def address(paper, view="paper_edit") -> str:
    return reverse(f"ceremonies:{view}", args=[paper.candidacy_id, paper.pk])


def send(user, paper, **typed):
    client = signed_in(user)
    form = Page(client.get(address(paper))).form()
    return client.post(address(paper), form | typed)


def written(back) -> str:
    return f"{day(back):%d/%m/%Y}"


@pytest.mark.parametrize(
    "account, edit, read",
    [
        ("chi_bo", 200, 404),
        ("van_phong", 403, 404),
        ("kiem_tra", 403, 404),
        ("giup_do", 403, 404),
        ("doan_vien", 403, 403),
        ("ung_vien", 403, 403),
        ("chi_bo_khac", 404, 404),
    ],
)
def test_who_writes_and_who_reads_papers(cast, paper, account, edit, read):
    """A paper without a scan is 404 for those who may read it."""
    client = signed_in(cast.users[account])
    assert client.get(address(paper)).status_code == edit
    assert client.get(address(paper, "paper_file")).status_code == read


def test_a_paper_of_another_file_is_not_found(cast, paper):
    url = reverse("ceremonies:paper_edit", args=[paper.candidacy_id, paper.pk + 1000])
    assert signed_in(cast.chi_bo).get(url).status_code == 404


def test_date_number_note_and_scan_are_kept(cast, paper):
    upload = SimpleUploadedFile("../Đơn xin vào Đảng.PDF", PDF, content_type="text/html")
    answer = send(cast.chi_bo, paper, issued_on=written(5), note="Tủ hồ sơ số 2", scan=upload)
    assert answer.url == paper.candidacy.get_part_url(FilePart.DOSSIER)
    paper.refresh_from_db()
    assert (paper.issued_on, paper.note) == (day(5), "Tủ hồ sơ số 2")
    assert (paper.file_name, paper.file.content_type) == ("Đơn xin vào Đảng.pdf", "application/pdf")


def test_the_scan_leaves_as_an_inert_attachment_and_is_known_to_the_audit(cast, paper):
    send(cast.chi_bo, paper, issued_on=written(5), scan=SimpleUploadedFile("don.pdf", PDF))
    answer = signed_in(cast.giup_do).get(address(paper, "paper_file"))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="don.pdf"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert AuditEntry.objects.get(action="paper.read").actor == cast.giup_do


def test_a_scan_stays_when_only_the_note_changes(cast, paper):
    send(cast.chi_bo, paper, scan=SimpleUploadedFile("don.pdf", PDF))
    send(cast.chi_bo, paper, note="Đã đối chiếu bản chính")
    paper.refresh_from_db()
    assert (paper.file_name, paper.note) == ("don.pdf", "Đã đối chiếu bản chính")


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ({"issued_on": written(-1)}, "Ngày ghi trên giấy không được ở tương lai."),
        ({"issued_on": "31/02/2026"}, f"Ngày ghi trên giấy: {NO_DAY}"),
        (
            {"scan": SimpleUploadedFile("a.pdf", b"MZ")},
            "Bản quét: Chỉ nhận tệp PDF, JPEG hoặc PNG còn đọc được.",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_the_text_stays(cast, paper, typed, sentence):
    answer = send(cast.chi_bo, paper, note="Tủ hồ sơ số 2", **typed)
    page = Page(answer)
    assert answer.status_code == 422
    assert page.form()["note"] == "Tủ hồ sơ số 2"
    assert page.errors() == [sentence]
    assert Paper.objects.get(pk=paper.pk).version == paper.version


def test_of_two_people_the_slower_keeps_the_text_and_writes_nothing(cast, paper):
    client = signed_in(cast.chi_bo)
    form = Page(client.get(address(paper))).form()
    client.post(address(paper), form | {"note": "Bản thứ nhất"})
    answer = client.post(address(paper), form | {"note": "Bản thứ hai"})
    assert (answer.status_code, Page(answer).form()["note"]) == (409, "Bản thứ hai")
    assert Paper.objects.get(pk=paper.pk).note == "Bản thứ nhất"


def test_the_papers_of_recognition_are_written_and_those_of_admission_stay(cast):
    file = bring(cast, State.RECOGNITION)
    page = signed_in(cast.chi_bo).get(file.get_part_url(FilePart.DOSSIER)).content.decode()
    review, application = file.papers.get(kind="self_review"), file.papers.get(kind="application")
    assert (address(review) in page, address(application) in page) == (True, False)
    assert send(cast.chi_bo, review, issued_on=written(0)).status_code == 302
    assert file.papers.get(kind="self_review").issued_on == day()
    assert signed_in(cast.chi_bo).get(address(application)).status_code == 403
    with pytest.raises(Refused, match="căn cứ của quyết định"):
        save_paper(actor=cast.chi_bo, paper=application, version=application.version)


def test_the_consent_for_somebody_too_old_is_written_before_the_listing(cast):
    cast.an.birth_date = day(61 * 366)
    cast.an.save()
    words = {"cell": cast.CB1, "strengths": "Gương mẫu.", "form_key": uuid4()}
    file = open_by_cell(actor=cast.chi_bo, person=cast.an, **words)
    listing = {"number": "03-NQ/CB", "held_on": day()}
    with pytest.raises(NotYet, match="Quá 60 tuổi"):
        take(cast, file, Action.LIST, "chi_bo", **listing)
    consent = file.papers.get()
    assert (
        address(consent) in signed_in(cast.chi_bo).get(file.get_part_url(FilePart.DOSSIER)).content.decode()
    )
    assert send(cast.chi_bo, consent, issued_on=written(0), number="9-CV/TU").status_code == 302
    assert take(cast, file, Action.LIST, "chi_bo", **listing).state == State.LISTED


def test_the_resolution_of_the_union_is_not_asked_twice(cast):
    resolution = bring(cast, State.DOSSIER).papers.get(kind="union_resolution")
    assert (resolution.issued_on, resolution.number) == (day(29), "12-NQ/ĐTN")
