"""The sheet that an office prints: letterhead, title, header, signatures, and what the printer is told."""

import io
from datetime import date

import openpyxl
import pytest

from members.spreadsheets.office import (
    PARTY_REGISTER,
    PEOPLE,
    OfficeColumn,
    OfficeList,
    letterhead_of,
    plain_form,
    write_office_list,
)
from members.spreadsheets.office.letterheads import MOTTO, dated
from tests.exported import take
from tests.members.pages import url
from tests.signed_in import signed_in

COLUMNS = [
    OfficeColumn("Họ và tên", lambda texts: texts["ten"], 20),
    OfficeColumn("Nam", lambda texts: texts["nam"], 10, "Ngày sinh"),
    OfficeColumn("Nữ", lambda texts: "", 10, "Ngày sinh"),
    OfficeColumn("Ghi chú", lambda texts: texts.get("ghi chú", ""), 10),
]
ROWS = [{"ten": "Lò Thị Mẫu", "nam": "03/11/1990"}, {"ten": "=1+1", "nam": ""}]


def sheet_of(columns=COLUMNS, rows=ROWS, organisation=None, **changes):
    told = {
        "title": "Danh sách người",
        "subtitle": "Giới tính: Nữ",
        "columns": columns,
        "counted": "đồng chí",
        "letterhead": letterhead_of(organisation) if organisation else None,
        "on": date(2026, 2, 5),
        "made": "Lò Mẫu & Hà Mẫu xuất lúc 10:05 ngày 05/02/2026.",
    }
    stream = io.BytesIO()
    assert write_office_list(stream, OfficeList(**told | changes), rows) == len(rows)
    return openpyxl.load_workbook(stream).active


def texts(sheet) -> list[list]:
    return [[cell for cell in row if cell not in (None, "")] for row in sheet.iter_rows(values_only=True)]


def test_a_list_of_a_party_committee(cast):
    sheet = sheet_of(organisation=cast.DUC)
    assert texts(sheet) == [
        ["ĐẢNG BỘ BỘ MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["ĐẢNG ỦY CỤC MẪU"],
        ["*", "Hà Nội, ngày 05 tháng 02 năm 2026"],
        [],
        ["DANH SÁCH NGƯỜI"],
        ["Giới tính: Nữ"],
        [],
        ["STT", "Họ và tên", "Ngày sinh", "Ghi chú"],
        ["Nam", "Nữ"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Lò Thị Mẫu", "03/11/1990"],
        [2, "=1+1"],
        ["Danh sách có 2 đồng chí."],
        [],
        ["NGƯỜI LẬP", "T/M ĐẢNG ỦY"],
        ["(Ký, ghi rõ họ tên)", "(Chức vụ, ký, ghi rõ họ tên)"],
    ]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged >= {"A8:A9", "B8:B9", "C8:D8", "E8:E9", "A5:E5"}


def test_the_printer_is_told_a4_landscape_the_width_the_header_and_the_pages(cast):
    sheet = sheet_of(organisation=cast.DUC)
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$8:$10", "A11")
    assert "&P/&N" in sheet.oddFooter.right.text
    assert "Lò Mẫu && Hà Mẫu xuất lúc 10:05" in sheet.oddFooter.left.text


def test_every_cell_is_a_text_in_times_new_roman(cast):
    sheet = sheet_of(organisation=cast.DUC)
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
    assert {cell.font.name for cell in cells} == {"Times New Roman"}
    assert {cell.data_type for cell in cells if cell.column > 1} == {"s"}
    data = [cell for row in sheet["A11:E12"] for cell in row]
    assert {cell.border.left.style for cell in data} == {"thin"}


@pytest.mark.parametrize(
    "code, right, stars, behalf",
    [
        ("CB1", ["ĐẢNG CỘNG SẢN VIỆT NAM"], "*", "T/M CHI BỘ"),
        ("CD1", ["ĐOÀN TNCS HỒ CHÍ MINH"], "***", "TM. BAN CHẤP HÀNH"),
        ("CDC", [*MOTTO], "***", "TM. BAN CHẤP HÀNH"),
        ("PM1", [*MOTTO], "", "THỦ TRƯỞNG ĐƠN VỊ"),
    ],
)
def test_each_tree_writes_its_own_heading(cast, code, right, stars, behalf):
    rows = texts(sheet_of(organisation=cast.organisations[code]))
    said = {text for row in rows for text in row}
    assert [text for text in right if text in said] == right
    assert (not stars or stars in said, behalf in said) == (True, True)
    assert ("CỘNG HÒA" in str(said)) == (code in ("CDC", "PM1"))


@pytest.mark.parametrize(
    "day, words",
    [
        (date(2026, 10, 5), "Hà Nội, ngày 05 tháng 10 năm 2026"),
        (date(2026, 3, 15), "Hà Nội, ngày 15 tháng 3 năm 2026"),
    ],
)
def test_the_day_is_written_as_party_papers_write_it(day, words):
    assert dated("Hà Nội", day) == words
    assert dated("", day) == words.removeprefix("Hà Nội, ").capitalize()


def test_a_list_without_groups_has_a_header_of_one_line_and_an_empty_one_its_frame():
    rows = texts(sheet_of(plain_form(["Số", "Ngày ban hành"]), [], subtitle=""))
    assert rows[1:] == [
        ["DANH SÁCH NGƯỜI"],
        [],
        ["STT", "Số", "Ngày ban hành"],
        ["(1)", "(2)", "(3)"],
        ["Danh sách có 0 đồng chí."],
        [],
        ["NGƯỜI LẬP", "XÁC NHẬN CỦA ĐƠN VỊ"],
        ["(Ký, ghi rõ họ tên)", "(Chức vụ, ký, ghi rõ họ tên)"],
    ]


def test_a_cell_that_wraps_makes_its_row_higher():
    sheet = sheet_of(rows=[{"ten": "Lò Thị Mẫu", "nam": ""}, {"ten": "Công Tằng Tôn Nữ " * 4, "nam": ""}])
    heights = [sheet.row_dimensions[row].height for row in (8, 9)]
    assert heights[0] is None or heights[0] <= 16
    assert max(d.height or 0 for d in sheet.row_dimensions.values()) >= 16 * 3


def test_the_register_of_party_members_has_fourteen_columns():
    assert len(PARTY_REGISTER) + 1 == 14
    assert {column.group for column in PEOPLE} == {"", "Ngày sinh", "Trình độ"}


@pytest.mark.parametrize(
    "account, own",
    [("chi_bo", "CHI BỘ MỘT"), ("doan_bi_thu", "ĐOÀN CỤC MẪU"), ("quan_tri", "ĐẢNG ỦY BỘ MẪU")],
)
def test_a_list_leaves_in_the_name_of_the_office_its_taker_holds(cast, account, own):
    response = take(signed_in(cast.users[account]), url("person_export"), format="office")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert texts(sheet)[1][0] == own
