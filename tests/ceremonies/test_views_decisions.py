import io
import zipfile

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import Action, State
from ceremonies.models import Decision
from members.models import AuditEntry, Person
from members.services.stored_files import file_path
from tests.ceremonies.crowd import crowd
from tests.pages import Page
from tests.road import bring, take
from tests.signed_in import signed_in

LIST = reverse("ceremonies:decision_list")
ZIP, PRINT = reverse("ceremonies:decision_zip"), reverse("ceremonies:decision_print")


@pytest.fixture
def decision(cast):
    bring(cast, State.DECIDED)
    return Decision.objects.get()


def pdf_address(decision) -> str:
    return reverse("ceremonies:decision_pdf", args=[decision.pk])


@pytest.mark.parametrize(
    "account, status",
    [
        ("cap_tren", 200),
        ("van_phong", 200),
        ("chi_bo", 200),
        ("kiem_tra", 200),
        ("ung_vien", 200),
        ("doan_vien", 404),
        ("giup_do", 404),
        ("chi_bo_khac", 404),
        ("quan_tri", 404),
        ("sieu_quyen", 404),
    ],
)
def test_who_reads_and_takes_a_decision(cast, decision, account, status):
    client = signed_in(cast.users[account])
    assert client.get(decision.get_absolute_url()).status_code == status
    assert client.get(pdf_address(decision)).status_code == status
    assert client.get(ZIP, {"id": decision.pk}).status_code == status
    assert client.get(PRINT, {"id": decision.pk}).status_code == status


def test_the_page_shows_what_proves_the_paper(cast, decision):
    text = Page(signed_in(cast.van_phong).get(decision.get_absolute_url())).text
    assert decision.pdf.sha256 in text
    assert decision.verification_code in text
    assert "Cap Tren, Bí thư" in text
    assert AuditEntry.objects.get(action="decision.read").actor == cast.van_phong


def test_the_download_is_the_stored_file_byte_for_byte(cast, decision):
    answer = signed_in(cast.van_phong).get(pdf_address(decision))
    assert answer.content == file_path(decision.pdf.sha256).read_bytes()
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert AuditEntry.objects.get(action="decision.download").actor == cast.van_phong


def test_a_void_decision_says_so_and_stays_readable(cast, decision):
    take(cast, decision.candidacy, Action.VOID_DECISION, "cap_tren", reason="Ghi nhầm quê quán.")
    client = signed_in(cast.van_phong)
    page = Page(client.get(decision.get_absolute_url()))
    assert "Số này đã bị hủy Ghi nhầm quê quán. Cap Tren" in page.text
    assert client.get(pdf_address(decision)).status_code == 200
    assert "Đã hủy" in Page(client.get(LIST)).text


@pytest.mark.parametrize(
    "query, found",
    [
        ({"q": "hoai an"}, True),
        ({"q": "01-QĐ"}, True),
        ({"q": "binh"}, False),
        ({"organisation": "Đảng ủy Bộ Mẫu (DUB)"}, True),
        ({"organisation": "Đảng ủy Cục Mẫu (DUC)"}, True),  # issued nothing: not offered, so not asked
        ({"year": "1999"}, False),
        ({"year": "abc"}, True),
    ],
)
def test_the_list_is_narrowed_by_the_filters(cast, decision, query, found):
    assert Page(signed_in(cast.van_phong).get(LIST, query)).has_link("Số 01-QĐ/ĐU") == found


def test_the_year_of_the_decision_is_found(cast, decision):
    page = Page(signed_in(cast.van_phong).get(LIST, {"year": decision.issued_on.year}))
    assert page.has_link("Số 01-QĐ/ĐU")


@pytest.mark.parametrize("account", ["doan_vien", "ung_vien", "giup_do", "quan_tri"])
def test_the_list_is_for_party_office_holders(cast, account):
    assert signed_in(cast.users[account]).get(LIST).status_code == 403


def test_several_come_as_a_zip_or_as_one_file_to_print(cast):
    for person in crowd(cast, 2):
        bring(cast, State.DECIDED, person)
    query = {"id": list(Decision.objects.order_by("pk").values_list("pk", flat=True))}
    client = signed_in(cast.van_phong)
    with zipfile.ZipFile(io.BytesIO(client.get(ZIP, query).content)) as archive:
        assert archive.namelist() == ["01-qd-du-vu-cam-tu.pdf", "02-qd-du-ngo-bao-long.pdf"]
    with pikepdf.open(io.BytesIO(client.get(PRINT, query).content)) as printed:
        assert len(printed.pages) == 2
    assert AuditEntry.objects.filter(action="decision.download").count() == 4


@pytest.mark.parametrize("url", [ZIP, PRINT])
@pytest.mark.parametrize("extra", [[], ["0"], ["abc"], ["9" * 30], ["-1"]])
def test_one_wrong_key_and_nothing_leaves(cast, decision, url, extra):
    query = {"id": [str(decision.pk), *extra]} if extra else {}
    assert signed_in(cast.van_phong).get(url, query).status_code == 404
    assert AuditEntry.objects.filter(action="decision.download").count() == 0


@pytest.mark.parametrize(
    "state, status", [(State.COMMITTEE_VOTED, 200), (State.AUTHORITY_VOTED, 200), (State.AT_COMMITTEE, 302)]
)
def test_the_draft_comes_as_soon_as_its_words_are_known(cast, state, status):
    candidacy = bring(cast, state)
    url = reverse("ceremonies:candidacy_draft_pdf", args=[candidacy.pk])
    client = signed_in(cast.van_phong)
    answer = client.get(url)
    assert answer.status_code == status
    if status == 302:
        assert "Chưa lập được dự thảo." in Page(client.get(answer.url)).text
    assert signed_in(cast.doan_vien).get(url).status_code == 403
    assert signed_in(cast.ung_vien).get(url).status_code == 403


def test_a_draft_before_the_cell_s_vote_is_refused_with_a_sentence(cast):
    candidacy = bring(cast, State.SENT)
    url = reverse("ceremonies:candidacy_draft_pdf", args=[candidacy.pk])
    answer = signed_in(cast.chi_bo).get(url, follow=True)
    assert "Chưa lập được dự thảo: phải có nghị quyết của chi bộ" in Page(answer).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_of_the_list_is_constant(cast, rows):
    for person in crowd(cast, rows):
        bring(cast, State.DECIDED, person)
    client = signed_in(cast.van_phong)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    assert len(queries) == 12


def test_whoever_is_called_otherwise_later_keeps_the_name_in_the_paper(cast, decision):
    Person.objects.filter(pk=cast.an.pk).update(full_name="Tên Mới")
    client = signed_in(cast.cap_tren)
    register = reverse("ceremonies:register_detail", args=[decision.number.register_id])
    for address in (LIST, register, decision.get_absolute_url()):
        assert "Nguyễn Hoài An" in Page(client.get(address)).text
    assert "Nguy%E1%BB%85n%20Ho%C3%A0i%20An.pdf" in client.get(pdf_address(decision))["Content-Disposition"]
