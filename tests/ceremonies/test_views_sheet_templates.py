"""An office's own workbook: kept in editions, looked through, filled for a period with what the reader may see."""

import io
from uuid import UUID, uuid4

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Candidacy, SheetTemplate
from ceremonies.services.placeholders import plain, vocabulary
from ceremonies.services.sheet_templates import upload_template
from members.models import AuditEntry, Term
from tests.exported import cells as cells_of
from tests.exported import take
from tests.pages import Page
from tests.road import bring
from tests.signed_in import signed_in

LIST = reverse("ceremonies:sheet_template_list")
CREATE = reverse("ceremonies:sheet_template_create")


def workbook(**cells: str) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Biểu 3")
        for at, text in cells.items():
            sheet.write_string(at, text)
    return stream.getvalue()


ISSUED = workbook(
    A1="{{Tổ chức}}, {{ky_bao_cao}}",
    B2="{{tong_so.ky_nay}}",
    C2="{{ Nữ . kỳ này }}",
    D2="{{tong_so.ky_truoc}}",
)


def upload(
    cast, content=ISSUED, title="Biểu 3-BTCTW", organisation=None, account="van_phong"
) -> SheetTemplate:
    return upload_template(
        actor=cast.users[account],
        organisation=organisation or cast.DUC,
        title=title,
        file_name="bieu-3.xlsx",
        content=content,
        form_key=uuid4(),
    )


def address(template, view="detail") -> str:
    return reverse(f"ceremonies:sheet_template_{view}", args=[template.pk])


def sent(client, content=ISSUED, name="bieu-3.xlsx", **body):
    file = SimpleUploadedFile(name, content)
    fields = {"organisation": "Đảng ủy Cục Mẫu (DUC)", "title": "Biểu  3-BTCTW", "form_key": uuid4()}
    return client.post(CREATE, fields | {"file": file} | body)


def test_uploaded_it_says_what_it_understood_and_which_cells_it_did_not(cast):
    client = signed_in(cast.van_phong)
    answer = sent(client)
    template = SheetTemplate.objects.get()
    assert (answer.url, template.title, template.edition) == (template.get_absolute_url(), "Biểu 3-BTCTW", 1)
    page = client.get(answer.url)
    assert page.context["unknown"] == [("Biểu 3", "D2", "tong_so.ky_truoc")]
    assert "Tổng số đảng viên mới kết nạp: kỳ này" in Page(page).text
    original = client.get(address(template, "original"))
    assert (original.content, "bieu-3.xlsx" in original["Content-Disposition"]) == (ISSUED, True)


def test_filled_for_a_period_with_what_the_reader_sees(cast):
    bring(cast, State.PROBATION)
    year = Candidacy.objects.get().ceremony_on.year
    template = upload(cast)
    query = {"don_vi": "Đảng ủy Cục Mẫu (DUC)", "ky": str(year)}
    answer = signed_in(cast.van_phong).post(address(template, "fill"), query)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [sheet[at].value for at in ("A1", "B2", "C2", "D2")] == [
        f"Đảng ủy Cục Mẫu, Năm {year}",
        1,
        1,
        "{{tong_so.ky_truoc}}",
    ]
    assert AuditEntry.objects.get(action="sheet_template.fill").object_id == template.pk
    below = signed_in(cast.chi_bo_khac).post(address(template, "fill"), {"ky": str(year)})
    seen = openpyxl.load_workbook(io.BytesIO(below.content)).active
    assert (seen["A1"].value, seen["B2"].value) == (f"Chi bộ Hai, Năm {year}", 0)


def test_filled_for_a_term_with_what_its_report_counts(cast):
    bring(cast, State.PROBATION)
    template = upload(
        cast, workbook(A1="{{ky_bao_cao}}", B1="{{ket_nap.ky_nay}}", C1="{{gioi_thieu.ky_nay}}")
    )
    client = signed_in(cast.van_phong)
    form = client.get(address(template, "fill")).context["form"]
    term = Term.objects.get(organisation=cast.DUC)
    assert form.fields["ky"].choices[0] == (f"nhiem_ky-{term.pk}", "Nhiệm kỳ 2025 – 2030")
    answer = client.post(address(template, "fill"), {"ky": f"nhiem_ky-{term.pk}"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [sheet[at].value for at in ("A1", "B1", "C1")] == ["Nhiệm kỳ 2025 – 2030", 1, 1]


def test_a_better_one_is_the_next_edition_and_a_retired_one_leaves_the_list(cast):
    first = upload(cast)
    second = upload(cast, workbook(A1="{{nam}}"))
    client = signed_in(cast.van_phong)
    assert [row.edition for row in client.get(LIST).context["page"].rows] == [2]
    assert "Lần 1" in Page(client.get(second.get_absolute_url())).text
    assert cells_of(take(client, reverse("ceremonies:sheet_template_export")))[2][:3] == [
        "Biểu 3-BTCTW",
        "Đảng ủy Cục Mẫu",
        "2",
    ]
    assert client.post(address(second, "retire")).url == LIST
    assert client.get(LIST).context["page"].rows == []
    assert client.get(first.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "content, said",
    [
        (workbook(A1="Không có gì"), "không có chỗ nào để điền"),
        (b"%PDF-1.4", "phải là bảng tính .xlsx"),
        (b"PK\x03\x04" + b"0" * 50, "không phải bảng tính"),
    ],
)
def test_what_cannot_be_a_template_is_refused_with_a_sentence_and_the_typed_words_stay(cast, content, said):
    answer = sent(signed_in(cast.van_phong), content)
    assert answer.status_code == 422
    page = Page(answer)
    assert said in page.text
    assert answer.context["form"]["title"].value() == "Biểu  3-BTCTW"
    assert SheetTemplate.objects.count() == 0


def test_sent_twice_with_one_key_it_is_one_edition(cast):
    client, key = signed_in(cast.van_phong), UUID(int=7)
    assert sent(client, form_key=key).url == sent(client, form_key=key).url
    assert SheetTemplate.objects.count() == 1
    assert sent(signed_in(cast.chi_bo), form_key=key).status_code == 422


def test_forms_are_handed_down_and_never_up_or_sideways(cast):
    upload(cast)
    own = upload(cast, title="Biểu của chi bộ", organisation=cast.CB1, account="chi_bo")

    def titles(account):
        return [row.title for row in signed_in(cast.users[account]).get(LIST).context["page"].rows]

    assert titles("chi_bo") == titles("cap_tren") == ["Biểu 3-BTCTW", "Biểu của chi bộ"]
    assert titles("chi_bo_khac") == ["Biểu 3-BTCTW"]
    assert signed_in(cast.chi_bo_khac).get(own.get_absolute_url()).status_code == 404


def test_words_are_written_as_one_likes():
    assert {plain(each) for each in (" Nữ . kỳ này ", "NU.KY_NAY", "nu.ky_nay")} == {"nu.ky_nay"}
    assert {"to_chuc", "tuoi_binh_quan.ky_nay", "nu.ty_le"} <= {word.name for word in vocabulary()}
    assert "ket_hon_nuoc_ngoai.ky_nay" not in {word.name for word in vocabulary()}


def test_the_list_costs_the_same_for_any_number(cast):
    client, asked = signed_in(cast.van_phong), set()
    client.get(LIST)
    for number in range(3):
        upload(cast, title=f"Biểu {number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        asked.add(len(queries))
    assert len(asked) == 1
