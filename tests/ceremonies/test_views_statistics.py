"""The statistics form of new members: its numbers, the people behind them, and how it leaves."""

import io
from urllib.parse import urlencode

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from members.models import AuditEntry
from tests.ceremonies.admissions import two_years
from tests.ceremonies.crowd import crowd
from tests.ceremonies.paper_facts import text
from tests.pages import Page
from tests.road import bring, day
from tests.signed_in import signed_in


@pytest.fixture
def admitted(cast):
    return two_years(cast)


def address(asked, view="statistics", *args) -> str:
    query = {
        "don_vi": f"{asked.organisation.name} ({asked.organisation.code})",
        "ky": str(asked.span.first.year),
    }
    return reverse(f"ceremonies:{view}", args=args) + "?" + urlencode(query)


def test_a_number_leads_to_its_people_and_they_leave_as_a_list(cast, admitted):
    client = signed_in(cast.van_phong)
    page = Page(client.get(address(admitted)))
    assert "Cần đối chiếu với biểu đang được giao" in page.text
    people = client.get(address(admitted, "statistics_people", "chuyen_mon_tien_si") + "&so=before")
    assert [file.person.full_name for file in people.context["page"].rows] == ["Vũ Cẩm Tú"]
    assert client.get(address(admitted, "statistics_people", "khong_co")).status_code == 404
    assert client.get(address(admitted) + "&tu=x&ky=tu_chon").status_code == 200


MAKE = {
    "organisation": "Đảng ủy Cục Mẫu (DUC)",
    "dated": f"{day():%d/%m/%Y}",
    "signer": "",
    "signer_name": "Lê Văn Trưởng",
    "form_key": "3f0b5a8e-7f0e-4a7a-9a52-0d7a2a1d9d32",
}


def test_the_workbook_has_numbers_formulas_and_room_for_what_the_portal_cannot_know(cast, admitted):
    answer = signed_in(cast.van_phong).post(address(admitted, "statistics_make"), MAKE | {"format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = {row[1].value: row for row in sheet.iter_rows() if row[1].value}
    total = rows["Tổng số đảng viên mới kết nạp"]
    assert [(cell.data_type, cell.value) for cell in total[2:4]] == [("n", 1), ("n", 1)]
    assert (total[4].data_type, total[4].value.startswith("=IF(")) == ("f", True)
    unknown = rows["Kết hôn với người nước ngoài"]
    assert (unknown[2].value, unknown[3].value) == (None, None)
    assert "người lập biểu điền" in unknown[2].comment.text
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"NGƯỜI LẬP BIỂU", "TRƯỞNG BAN", "Lê Văn Trưởng", "Biểu số 3-BTCTW", "ĐẢNG ỦY CỤC MẪU"} <= texts
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1) or sheet.print_title_rows
    assert AuditEntry.objects.get(action="statistics.make").data["format"] == "xlsx"


def test_the_paper_bears_the_words_of_the_form(cast, admitted):
    client = signed_in(cast.van_phong)
    words = text(client.post(address(admitted, "statistics_make"), MAKE | {"format": "pdf"}).content)
    for expected in (
        "BIỂU THỐNG KÊ",
        "Biểu số 3-BTCTW",
        "– Phụ nữ 1 1 100,0",
        "Tiêu chí",
        "NGƯỜI LẬP BIỂU",
        "TRƯỞNG BAN",
        "Lê Văn Trưởng",
    ):
        assert expected in words
    assert "Để trống cho người lập biểu: chủ doanh nghiệp tư nhân" in words
    foreign = MAKE | {"organisation": "Chi bộ Hai (CB2)", "format": "pdf"}
    assert client.post(address(admitted, "statistics_make"), foreign).status_code == 422


def test_the_page_and_its_lists_cost_the_same_for_any_number_of_people(cast):
    client, asked = signed_in(cast.van_phong), {}
    urls = [reverse("ceremonies:statistics"), reverse("ceremonies:statistics_people", args=["nu"])]
    client.get(urls[0])
    for person in crowd(cast, 2):
        bring(cast, State.PROBATION, person)
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            asked.setdefault(url, set()).add(len(queries))
    assert all(len(prices) == 1 and max(prices) <= 14 for prices in asked.values())
