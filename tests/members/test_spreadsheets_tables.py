"""Rows come under our titles; headings, totals and signatures are no people, and no person is left out."""

from datetime import date
from time import process_time

import pytest

from members.spreadsheets.cells import Remark, Repair
from members.spreadsheets.headers import Corrections, Wanted, understand
from members.spreadsheets.reading import Row, open_book
from members.spreadsheets.tables import Reader
from tests.members.sheets import WANTED, head_of, read_list, rows_of, sample

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị"]
AN = [1, "Nguyễn Văn An", "03/11/1990", "951090000001", "Phòng Một"]
BINH = [2, "Lò Thị Bình", "04/11/1990", "951190000002", "Phòng Hai"]
SHORT = ["STT", "Họ và tên", "Ngày sinh"]


def names(*rows, **options) -> list:
    return [row.cells["Họ và tên"] for row in read_list(*rows, **options)[0]]


def left_out(*rows, **options) -> list[tuple[int, str]]:
    reader = read_list(*rows, **options)[1]
    return [(skipped.number, skipped.why) for skipped in reader.skipped]


def cells(*rows, **options) -> list[dict]:
    return [row.cells for row in read_list(*rows, **options)[0]]


def repairs(*rows, **options) -> list[list[tuple]]:
    data = read_list(*rows, **options)[0]
    return [[(r.column, r.old, r.new, r.why) for r in row.repaired] for row in data]


def test_cells_stand_under_our_titles_with_the_number_of_their_row():
    data, reader = read_list([], ["DANH SÁCH"], HEADER, [], AN, [3, "Vũ"])

    assert [(row.number, row.cells) for row in data] == [
        (5, dict(zip(HEADER[1:], AN[1:], strict=True))),
        (6, {"Họ và tên": "Vũ", "Ngày sinh": "", "Số CCCD": "", "Đơn vị": ""}),
    ]
    assert (data[0].repaired, data[0].remarks, reader.skipped) == ([], [], [])


# --- rows that are nobody ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, 2, 3, 4, 5],
        ["A", "B", 1, 2, 3],
        ["1", "2", "3", None, "4"],
        ["(A)", "(B)", "(1)", "(2)", "(3)"],
        [" 1 ", "2.", "3.", "4.", "5."],
    ],
)
def test_column_numbers(numbers):
    assert left_out(HEADER, numbers, AN) == [(2, "dòng đánh số cột")]
    assert names(HEADER, numbers, AN) == ["Nguyễn Văn An"]


def test_the_header_of_a_printed_page_comes_again():
    two = ["STT", "Họ và tên", "Ngày sinh", None], [None, None, "Nam", "Nữ"]
    rows = [*two, ["(1)", "(2)", "(3)", "(4)"], [1, "An", "03/11/1990", None]]
    again = [*rows, *two, ["(1)", "(2)", "(3)", "(4)"], [2, "Bình", None, "04/11/1990"]]

    assert names(*again) == ["An", "Bình"]
    assert left_out(*again) == [
        (3, "dòng đánh số cột"),
        (5, "tiêu đề lặp lại"),
        (6, "tiêu đề lặp lại"),
        (7, "dòng đánh số cột"),
    ]


def test_another_list_below_with_its_columns_in_another_order():
    rows = (
        ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"],
        [1, "An", "03/11/1990", "Phòng Một"],
        ["B. Phòng Hai"],
        ["Họ và tên", "TT", "Giới tính", "Ngày sinh", "Chức vụ"],
        ["Bình", 1, "Nữ", "04/11/1990", "Kỹ sư"],
        ["Phòng Ba"],
        ["Họ và tên", "TT", "Giới tính", "Ngày sinh", "Chức vụ"],
        ["Chi", 2, "Nữ", "05/11/1990", "Kế toán"],
    )

    assert cells(*rows) == [
        {"Họ và tên": "An", "Ngày sinh": "03/11/1990", "Đơn vị": "Phòng Một"},
        {
            "Họ và tên": "Bình",
            "Giới tính": "Nữ",
            "Ngày sinh": "04/11/1990",
            "Chức vụ": "Kỹ sư",
            "Đơn vị": "Phòng Hai",
        },
        {
            "Họ và tên": "Chi",
            "Giới tính": "Nữ",
            "Ngày sinh": "05/11/1990",
            "Chức vụ": "Kế toán",
            "Đơn vị": "Phòng Ba",
        },
    ]
    assert left_out(*rows) == [
        (3, "đề mục"),
        (4, "tiêu đề của danh sách tiếp theo"),
        (6, "đề mục"),
        (7, "tiêu đề lặp lại"),
    ]


def test_the_title_of_the_list_comes_again():
    assert left_out(["DANH SÁCH"], ["Năm 2026"], HEADER, AN, ["DANH SÁCH"], ["Năm 2026"], BINH) == [
        (5, "dòng tổng cộng"),
        (6, "tên danh sách lặp lại"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        [None, "Tổng số: 24 đồng chí"],
        ["Tổng cộng", 24],
        ["Cộng II: 02 đồng chí"],
        ["Cộng: 2", None, "Nam: 1", "Nữ: 1"],
        ["Tổng số", 2, 1, 1],
        [None, "TỔNG SỐ 24 NGƯỜI"],
        ["Danh sách này có 24 người./."],
        [None, "Danh sách ấn định 02 (hai) đồng chí"],
        ["Ấn định danh sách: 2 người"],
        ["Tong cong: 24"],
        [None, None, None, "24 đồng chí"],
    ],
)
def test_totals(row):
    assert names(HEADER, AN, row, BINH) == ["Nguyễn Văn An", "Lò Thị Bình"]
    assert left_out(HEADER, AN, row) == [(3, "dòng tổng cộng")]


def test_notes_and_signatures():
    assert left_out(
        HEADER,
        AN,
        ["Ghi chú: cột 3 ghi theo giấy khai sinh"],
        ["(*) Đảng viên dự bị"],
        ["Trang 2/3"],
        ["* Danh sách có thay đổi", None, None, "Ngày 05/10/2026"],
        [None, None, None, "Hà Nội, ngày 05 tháng 10 năm 2026"],
        [None, "NGƯỜI LẬP BIỂU", None, "TM. BAN CHẤP HÀNH"],
        [None, "(Ký, ghi rõ họ tên)", None, "BÍ THƯ"],
        [],
        [None, "Trần Văn Ký", None, "Lê Thị Tên"],
        [None, None, None, "Phạm Mẫu"],
    ) == [
        (3, "ghi chú"),
        (4, "ghi chú"),
        (5, "ghi chú"),
        (6, "ghi chú"),
        (7, "phần ký tên"),
        (8, "phần ký tên"),
        (9, "phần ký tên"),
        (11, "phần ký tên"),
        (12, "phần ký tên"),
    ]


def test_running_numbers_with_nothing_beside_them():
    assert left_out(HEADER, AN, [2], ["3."]) == [
        (3, "chỉ có số thứ tự, không có nội dung"),
        (4, "chỉ có số thứ tự, không có nội dung"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        [2, "Phòng Hành chính"],
        [2, "Tổng Số"],
        ["2", "TM. BAN CHẤP HÀNH"],
        [None, "Đoàn Văn Ban", "01/01/1990"],
        [None, "Tống Công", "01/01/1990"],
        [None, "Nguyễn Văn Danh", None, "951090000003"],
        [None, "Trần Trưởng"],
        [None, "Nguyễn Văn A."],
        [None, "Đoàn Thị Điểm"],
        [None, None, "01/01/1990", "951090000003"],
        [None, "PHAN XUÂN QUANG", None, None, "BÍ THƯ ĐOÀN"],
    ],
)
def test_whatever_may_be_a_person_is_data(row):
    """Judged wrong if it is incomplete; never left out."""
    data, reader = read_list(HEADER, AN, row)

    assert ([row.number for row in data], reader.skipped) == ([2, 3], [])


def test_in_a_list_of_units_the_name_of_a_unit_is_data():
    wanted = Wanted({"Tên": "Tên", "Mã": "Mã"}, ["Mã"])
    rows = ["Tên", "Mã"], ["Phòng Một"], ["Tổng cục Mẫu", "TC"]

    assert [row["Tên"] for row in cells(*rows, wanted=wanted)] == ["Phòng Một", "Tổng cục Mẫu"]


def test_people_after_the_signature_are_data():
    rows = HEADER, AN, [None, "TM. BAN CHẤP HÀNH"], [None, "Lê Thị Tên"], BINH, [None, "Vũ Một", "01/01/1990"]

    assert names(*rows) == ["Nguyễn Văn An", "Lò Thị Bình", "Vũ Một"]


# --- unit headings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading,unit",
    [
        (["Phòng Hành chính"], "Phòng Hành chính"),
        (["I. Phòng Hành chính (5 đồng chí)"], "Phòng Hành chính"),
        (["II. PHÒNG HÀNH CHÍNH:"], "PHÒNG HÀNH CHÍNH"),
        (["A. Khối Cơ quan - 12 người"], "Khối Cơ quan"),
        (["1. Trung tâm Ứng dụng: 5 đ/c"], "Trung tâm Ứng dụng"),
        (["I", "Phòng Hành chính"], "Phòng Hành chính"),
        (["II", "Phòng Hành chính", 5], "Phòng Hành chính"),
        ([None, "Phòng Hành chính (01 đ/c)"], "Phòng Hành chính"),
        (["Tổ 1"], "Tổ 1"),
        (["B. DANH SÁCH CÁN BỘ PHÒNG KẾ HOẠCH"], "PHÒNG KẾ HOẠCH"),
        (["Danh sách đoàn viên Chi đoàn Một"], "Chi đoàn Một"),
        (["IV.", "Ươm mầm"], "Ươm mầm"),
        ([None, "Chi đoàn Cục Mẫu"], "Chi đoàn Cục Mẫu"),
        ([None, "- Tổ Bảo vệ"], "Tổ Bảo vệ"),
        (["Ươm mầm"], "Ươm mầm"),
        ([None, "V Phòng Kế hoạch"], "Phòng Kế hoạch"),
    ],
)
def test_unit_headings(heading, unit):
    rows = SHORT, heading, [1, "An", "03/11/1990"]

    assert cells(*rows) == [{"Họ và tên": "An", "Ngày sinh": "03/11/1990", "Đơn vị": unit}]
    assert left_out(*rows) == [(2, "đề mục")]
    assert repairs(*rows) == [[("Đơn vị", "", unit, "theo đề mục ở dòng 2")]]


def test_a_numbered_heading_above_the_header_heads_the_first_rows():
    rows = ["A. DANH SÁCH CÁN BỘ PHÒNG MỘT"], ["Họ và tên", "Ngày sinh"], ["An", "03/11/1990"]

    assert cells(*rows)[0]["Đơn vị"] == "PHÒNG MỘT"
    assert "Đơn vị" not in cells(["DANH SÁCH CÁN BỘ PHÒNG MỘT"], *rows[1:])[0]


def test_a_wide_merged_cell_is_a_heading_whatever_it_says():
    rows = ["Họ và tên", "Ngày sinh"], ["Ươm mầm"], ["An", "03/11/1990"]

    assert cells(*rows, merges=["A2:B2"])[0]["Đơn vị"] == "Ươm mầm"
    assert names(*rows) == ["Ươm mầm", "An"]


def test_a_heading_holds_until_the_next_and_never_over_what_a_row_says():
    rows = (
        HEADER,
        [1, "An", "03/11/1990"],
        ["Phòng Một"],
        [2, "Bình", "04/11/1990"],
        [3, "Chi", "05/11/1990", None, "Phòng Ba"],
        ["Cộng: 2"],
        ["Phòng Hai"],
        [4, "Dung", "06/11/1990", None, "nt"],
    )

    assert [row["Đơn vị"] for row in cells(*rows)] == ["", "Phòng Một", "Phòng Ba", "Phòng Hai"]


def test_a_list_without_units_leaves_headings_out():
    wanted = type(WANTED)(WANTED.titles, WANTED.required)
    data, reader = read_list(SHORT, ["Phòng Một"], [1, "An", "03/11/1990"], wanted=wanted)

    assert [row.cells for row in data] == [{"Họ và tên": "An", "Ngày sinh": "03/11/1990"}]
    assert [skipped.text for skipped in reader.skipped] == ["Phòng Một"]


# --- several columns, one value ------------------------------------------------------------------


def test_birth_dates_under_nam_and_nu():
    rows = (
        ["STT", "Họ và tên", "Ngày sinh", None],
        [None, None, "Nam", "Nữ"],
        [1, "An", "03/11/1990", None],
        [2, "Bình", None, date(1990, 11, 4)],
        [3, "Chi", None, None],
        [4, "Dung", "05/11/1990", "06/11/1990"],
    )
    data = read_list(*rows)[0]

    assert [(row.cells["Ngày sinh"], row.cells["Giới tính"]) for row in data] == [
        ("03/11/1990", "Nam"),
        (date(1990, 11, 4), "Nữ"),
        ("", ""),
        ("05/11/1990 – 06/11/1990", ""),
    ]
    assert repairs(*rows)[1] == [("Giới tính", "", "Nữ", "ngày sinh ghi ở cột «Nữ»")]
    assert data[3].remarks == [
        Remark("Giới tính", "Cả hai cột ngày sinh «Nam» và «Nữ» đều có chữ; giới tính để trống.")
    ]


def test_a_sex_column_of_its_own_goes_first():
    rows = (
        ["Họ và tên", "Giới tính", "Ngày sinh", None],
        [None, None, "Nam", "Nữ"],
        ["An", "Nữ", "03/11/1990", None],
    )

    assert (cells(*rows)[0]["Giới tính"], repairs(*rows)) == ("Nữ", [[]])


def test_crosses_under_nam_and_nu():
    rows = (
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", None],
        [None, None, None, "Nam", "Nữ"],
        [1, "An", "03/11/1990", "x", None],
        [2, "Bình", "03/11/1990", None, "X"],
        [3, "Chi", "03/11/1990", None, None],
        [4, "Dung", "03/11/1990", "x", "x"],
        [5, "Giang", "03/11/1990", 0, 1],
    )
    data = read_list(*rows)[0]

    assert [row.cells["Giới tính"] for row in data] == ["Nam", "Nữ", "", "", "Nữ"]
    assert [len(row.remarks) for row in data] == [0, 0, 0, 1, 0]


def test_one_column_nu_with_crosses():
    rows = ["Họ và tên", "Năm sinh", "Nữ"], ["An", 1990, None], ["Bình", 1991, "x"]

    assert [row["Giới tính"] for row in cells(*rows)] == ["Nam", "Nữ"]
    assert repairs(*rows) == [
        [("Giới tính", "", "Nam", "không đánh dấu ở cột «Nữ»")],
        [("Giới tính", "", "Nữ", "đánh dấu ở cột «Nữ»")],
    ]


@pytest.mark.parametrize(
    "header", [["Họ và tên đệm", "Tên"], ["Họ và tên", None], ["Họ và tên", "Tên"], ["Họ và chữ đệm", "Tên"]]
)
def test_family_and_given_names_are_joined(header):
    rows = (
        [*header, "Ngày sinh"],
        ["Nguyễn  Văn ", " An", "03/11/1990"],
        ["Lò Thị", "Bình", "x"],
        ["Y Moan", None, "x"],
    )

    assert names(*rows) == ["Nguyễn Văn An", "Lò Thị Bình", "Y Moan"]
    assert repairs(*rows)[0] == [("Họ và tên", "Nguyễn Văn | An", "Nguyễn Văn An", "ghép từ cột A và B")]
    assert repairs(*rows)[2] == []


@pytest.mark.parametrize("merges", [(), ("C1:D1", "A1:A2", "B1:B2")])
def test_the_word_over_a_cross_is_the_value(merges):
    wanted = Wanted(
        {title: title for title in ("Họ và tên", "Xếp loại")} | {"Kết quả": "Xếp loại"}, ["Họ và tên"]
    )
    rows = (
        ["STT", "Họ và tên", "Kết quả", None],
        [None, None, "Đạt", "Không đạt"],
        [1, "An", "x", None],
        [2, "Bình", None, "X"],
        [3, "Chi", None, None],
        [4, "Dung", "x", "x"],
    )
    found = cells(*rows, wanted=wanted, merges=merges)

    assert [row["Xếp loại"] for row in found] == ["Đạt", "Không đạt", "", "Đạt, Không đạt"]
    assert repairs(*rows, wanted=wanted, merges=merges)[1] == [
        ("Xếp loại", "", "Không đạt", "đánh dấu ở cột «Không đạt»")
    ]


def test_day_month_and_year_are_joined():
    rows = (
        ["Họ và tên", "Ngày sinh", None, None],
        [None, "Ngày", "Tháng", "Năm"],
        ["An", 3, 11, 1990],
        ["Bình", None, 11, 1990],
        ["Chi", None, None, 1990],
        ["Dung", None, None, None],
    )

    assert [row["Ngày sinh"] for row in cells(*rows)] == ["3/11/1990", "11/1990", "1990", ""]
    assert repairs(*rows)[0] == [
        ("Ngày sinh", "3 | 11 | 1990", "3/11/1990", "ghép từ các cột ngày, tháng, năm")
    ]


def test_a_place_in_several_columns_is_joined():
    rows = (
        ["Họ và tên", "Quê quán", None],
        [None, "Xã/phường", "Tỉnh/thành phố"],
        ["An", "xã Mẫu", "tỉnh Lào Cai"],
    )

    assert cells(*rows)[0]["Quê quán"] == "xã Mẫu, tỉnh Lào Cai"


def test_a_place_from_the_largest_part_down_is_told_as_addresses_are():
    rows = ["Họ và tên", "Quê quán", None], [None, "Tỉnh", "Xã"], ["An", "tỉnh Lào Cai", "xã Mẫu"]

    assert cells(*rows)[0]["Quê quán"] == "xã Mẫu, tỉnh Lào Cai"


def test_day_month_and_year_without_a_title_above():
    rows = ["Họ và tên", "Ngày", "Tháng", "Năm sinh"], ["An", 3, 11, 1990]

    assert cells(*rows)[0]["Ngày sinh"] == "3/11/1990"


@pytest.mark.parametrize(
    "header", [[["Họ và tên", "Ngày sinh", None], [None, "Nam", "Nữ"]], [["Họ và tên", "Nam", "Nữ"]]]
)
def test_a_list_that_does_not_ask_for_the_sex_takes_the_dates_all_the_same(header):
    """As a list of class results, which tells people by name and birth date."""
    wanted = Wanted({"Họ và tên": "Họ và tên", "Ngày sinh": "Ngày sinh"}, ["Họ và tên"])

    assert cells(*header, ["An", "03/11/1990"], ["Bình", None, "04/11/1990"], wanted=wanted) == [
        {"Họ và tên": "An", "Ngày sinh": "03/11/1990"},
        {"Họ và tên": "Bình", "Ngày sinh": "04/11/1990"},
    ]
    assert cells(*header, ["An", "x"], wanted=wanted)[0].get("Giới tính") is None


# --- one column, several values ------------------------------------------------------------------


def split(title: str, cell, **others) -> dict:
    [row] = cells(["Họ và tên", "Ngày sinh", title, *others], ["An", "03/11/1990", cell, *others.values()])
    return {name: value for name, value in row.items() if name not in ("Họ và tên", "Ngày sinh")}


@pytest.mark.parametrize(
    "cell,job,unit",
    [
        ("Kỹ sư, Phòng Hành chính", "Kỹ sư", "Phòng Hành chính"),
        ("Kỹ sư\nPhòng Hành chính", "Kỹ sư", "Phòng Hành chính"),
        ("Kỹ sư - Phòng Hành chính", "Kỹ sư", "Phòng Hành chính"),
        (
            "UVBCH, Phó trưởng phòng, Phòng Hành chính, Cục Mẫu",
            "UVBCH, Phó trưởng phòng",
            "Phòng Hành chính, Cục Mẫu",
        ),
        ("Tổ trưởng, Tổ Bảo vệ", "Tổ trưởng", "Tổ Bảo vệ"),
        ("Phòng Hành chính, Kỹ sư", "Kỹ sư", "Phòng Hành chính"),
        ("Kỹ sư", "Kỹ sư", ""),
        ("Phòng Hành chính", "", "Phòng Hành chính"),
        ("Kỹ sư, Ươm mầm", "Kỹ sư", "Ươm mầm"),
        ("", "", ""),
    ],
)
def test_job_and_unit(cell, job, unit):
    assert split("Chức vụ, đơn vị công tác", cell) == {"Chức vụ": job, "Đơn vị": unit}
    assert split("Đơn vị, chức vụ", cell.replace("Kỹ sư, Ươm mầm", "Ươm mầm, Kỹ sư")) in (
        {"Chức vụ": job, "Đơn vị": unit},
        {"Chức vụ": "", "Đơn vị": job},
    )


@pytest.mark.parametrize(
    "cell,sex,people,religion",
    [
        ("Nam, Kinh, Không", "Nam", "Kinh", "Không"),
        ("Nữ; H'Mông; Tin lành", "Nữ", "H'Mông", "Tin lành"),
        ("Nam/Kinh/Không", "Nam", "Kinh", "Không"),
        ("Tày, nữ", "nữ", "Tày", ""),
        ("Nữ - Kinh", "Nữ", "Kinh", ""),
    ],
)
def test_sex_people_and_religion_say_themselves_what_they_are(cell, sex, people, religion):
    assert split("Nam, nữ, dân tộc, tôn giáo", cell) == {
        "Giới tính": sex,
        "Dân tộc": people,
        "Tôn giáo": religion,
    }


@pytest.mark.parametrize(
    "cell,joined,official",
    [
        ("03/02/2010, 03/02/2011", "03/02/2010", "03/02/2011"),
        ("03/02/2010\n03/02/2011", "03/02/2010", "03/02/2011"),
        ("03/02/2010 - 03/02/2011", "03/02/2010", "03/02/2011"),
        ("03-02-2010 03-02-2011", "03-02-2010", "03-02-2011"),
        ("03/02/2010", "03/02/2010", ""),
        (date(2010, 2, 3), "03/02/2010", ""),
    ],
)
def test_two_dates_in_one_cell(cell, joined, official):
    assert split("Ngày vào Đảng, ngày chính thức", cell) == {
        "Ngày vào Đảng": joined,
        "Ngày chính thức": official,
    }


@pytest.mark.parametrize(
    "cell,school,profession,theory",
    [
        ("12/12, Đại học, Cao cấp", "12/12", "Đại học", "Cao cấp"),
        ("VH: 12/12; CM: Đại học Luật; LLCT: Sơ cấp", "12/12", "Đại học Luật", "Sơ cấp"),
        ("Chuyên môn: Đại học", "", "Đại học", ""),
        ("12/12, Đại học", "12/12", "Đại học", ""),
    ],
)
def test_education(cell, school, profession, theory):
    assert split("Trình độ", cell) == {
        "Trình độ học vấn": school,
        "Trình độ chuyên môn": profession,
        "Lý luận chính trị": theory,
    }


def test_name_birth_name_and_birth_date_in_one_cell():
    """As in the register of Party members."""
    title = "Họ và tên đang dùng\nHọ và tên khai sinh\nNgày, tháng, năm sinh"
    [both, one] = cells(
        ["STT", title, "Số CCCD"],
        [1, "Trần An\nTrần Văn An\n03/11/1990", "1"],
        [2, "Lò Bình\n04/11/1990", "2"],
    )

    assert (both["Họ và tên"], both["Ngày sinh"]) == ("Trần An", "03/11/1990")
    assert (one["Họ và tên"], one["Ngày sinh"]) == ("Lò Bình", "04/11/1990")


def test_what_was_split_and_what_is_lacking_is_told():
    [row] = read_list(["Họ và tên", "Trình độ"], ["An", "12/12, Đại học"])[0]

    assert row.repaired == [
        Repair("Trình độ học vấn", "12/12, Đại học", "12/12", "tách từ cột «Trình độ»"),
        Repair("Trình độ chuyên môn", "12/12, Đại học", "Đại học", "tách từ cột «Trình độ»"),
    ]
    assert row.remarks == [Remark("Trình độ học vấn", "Ô «Trình độ» không có phần cho «Lý luận chính trị».")]


def test_a_column_of_its_own_goes_before_a_part():
    assert split("Chức vụ, đơn vị công tác", "Kỹ sư, Phòng Một", **{"Đơn vị": "Phòng Hai"}) == {
        "Chức vụ": "Kỹ sư",
        "Đơn vị": "Phòng Hai",
    }


# --- cells that say something else ---------------------------------------------------------------


def test_merged_cells_fill_down():
    rows = HEADER, [*AN[:4], "Phòng Một"], BINH[:4], [3, "Chi", "05/11/1990"]

    assert [row["Đơn vị"] for row in cells(*rows, merges=["E2:E3"])] == ["Phòng Một", "Phòng Một", ""]
    assert repairs(*rows, merges=["E2:E3"]) == [[], [("Đơn vị", "", "Phòng Một", "ô gộp từ dòng 2")], []]


@pytest.mark.parametrize(
    "mark", ["nt", "NT", "-nt-", "như trên", "Như trên", '"', "''", "”", "n.t", "(nt)", '- " -']
)
def test_as_above_stays_empty_and_is_told(mark):
    [_, row] = read_list(HEADER, AN, [*BINH[:4], mark])[0]

    assert row.cells["Đơn vị"] == ""
    assert row.remarks == [Remark("Đơn vị", f"Ô ghi «{mark}» (như trên) nên được để trống, không tự điền.")]


@pytest.mark.parametrize("cell", ["-", "–", "...", "…", " - "])
def test_a_dash_is_nothing(cell):
    [row] = read_list(HEADER, [*AN[:4], cell])[0]

    assert (row.cells["Đơn vị"], row.remarks, row.repaired) == ("", [], [])


@pytest.mark.parametrize("cell", ["Nội vụ", "NTT", "1-2", "Nhân sự", "N.T.A"])
def test_other_cells_stay_as_they_are(cell):
    assert cells(HEADER, [*AN[:4], cell])[0]["Đơn vị"] == cell


def test_characters_that_nobody_sees_are_taken_out():
    [row] = read_list(HEADER, [1, "Nguyễn\u200b Văn An\ufeff", *AN[2:]])[0]

    assert row.cells["Họ và tên"] == "Nguyễn Văn An"
    assert row.repaired == [Repair("Họ và tên", "Nguyễn\u200b Văn An\ufeff", "Nguyễn Văn An", "bỏ ký tự ẩn")]


def test_the_rows_of_the_file_are_not_changed():
    rows = rows_of(HEADER, AN, [*BINH[:4], "nt"])
    before = [list(row.cells) for row in rows]
    head = head_of(rows, "E2:E3")
    list(Reader(understand([head], WANTED, Corrections()), WANTED, head, rows))

    assert [row.cells for row in rows] == before


def test_old_codes_are_told_and_lost_capitals_restored():
    rows = [
        *rows_of(HEADER),
        Row(2, [1, "Giàng Thị ánh", "", "", "Phòng Một"], {1: "Giµng ThÞ ¸nh", 4: "Phßng Mét"}),
    ]
    head = head_of(rows, encoding="tcvn3")
    [row] = Reader(understand([head], WANTED, Corrections()), WANTED, head, rows)

    assert row.cells["Họ và tên"] == "Giàng Thị Ánh"
    assert row.repaired == [
        Repair("Họ và tên", "Giµng ThÞ ¸nh", "Giàng Thị ánh", "đổi từ mã TCVN3 sang Unicode"),
        Repair("Đơn vị", "Phßng Mét", "Phòng Một", "đổi từ mã TCVN3 sang Unicode"),
        Repair("Họ và tên", "Giàng Thị ánh", "Giàng Thị Ánh", "viết hoa chữ đầu mà phông chữ cũ không có"),
    ]


# --- the samples ---------------------------------------------------------------------------------


def read_sample(name: str):
    with open_book(sample(name)) as book:
        layout = understand(book.heads, WANTED, Corrections())
        head = next(head for head in book.heads if head.name == layout.sheet)
        reader = Reader(layout, WANTED, head, book.rows(layout.sheet))
        return layout, list(reader), reader.skipped


@pytest.mark.parametrize(
    "name,header,people,skipped",
    [
        ("danh-sach-can-bo.xlsx", (1, 1), 60, 0),
        ("danh-sach-co-loi.xlsx", (1, 1), 20, 0),
        ("danh-sach-phong-chu-cu-tcvn3.xlsx", (1, 1), 15, 0),
        ("ket-qua-lop-boi-duong.xlsx", (8, 8), 24, 0),
        ("danh-sach-doan-vien-uu-tu.xlsx", (7, 8), 24, 8),
    ],
)
def test_samples(name, header, people, skipped):
    layout, rows, left = read_sample(name)

    assert (layout.header_rows, layout.missing, len(rows), len(left)) == (header, [], people, skipped)
    assert all(row.cells["Họ và tên"] and row.cells["Ngày sinh"] for row in rows) == (people != 20)


def test_the_union_s_list():
    layout, rows, skipped = read_sample("danh-sach-doan-vien-uu-tu.xlsx")

    assert layout.letterhead[-2:] == [
        "DANH SÁCH ĐOÀN VIÊN ƯU TÚ GIỚI THIỆU CHO ĐẢNG",
        "(Kèm theo Nghị quyết số 12-NQ/ĐTN ngày 05/10/2026)",
    ]
    assert rows[2].cells == {
        "Họ và tên": "Đỗ Thị Thảo",
        "Ngày sinh": date(1995, 3, 20),
        "Giới tính": "Nữ",
        "Dân tộc": "kinh",
        "Tôn giáo": "Không",
        "Quê quán": "phường Ba Đình, thành phố Hà Nội",
        "Trình độ học vấn": "12/12",
        "Trình độ chuyên môn": "Đại học",
        "Chức vụ": "Phó trưởng phòng",
        "Đơn vị": "Phòng Hành chính",
        "Số CCCD": "917195000017",
        "Ngày vào Đoàn": "26/03/2010",
    }
    assert [(row.number, row.why) for row in skipped] == [
        (9, "dòng đánh số cột"),
        (10, "đề mục"),
        (15, "đề mục"),
        (21, "đề mục"),
        (29, "đề mục"),
        (38, "dòng tổng cộng"),
        (40, "phần ký tên"),
        (41, "phần ký tên"),
    ]


@pytest.mark.parametrize(
    "text",
    ["," * 1900, "-" * 1900, "1 " * 900, ". " * 900, "a:" * 900, " ngày" * 300, "I" * 1900, "x" + " " * 1900],
)
def test_long_cells_cost_little(text):
    rows = rows_of(
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị công tác", "Trình độ"],
        *([None, f"{text}{i}", None, *[f"{text}{i}b"] * (2 * (i % 2))] for i in range(200)),
    )
    head = head_of(rows)
    before = process_time()
    list(Reader(understand([head], WANTED, Corrections()), WANTED, head, rows))

    assert process_time() - before < 4
