"""The header is found wherever it stands, whatever its lines and merged cells; the sender's word goes first."""

from time import process_time

import pytest

from members.spreadsheets.cells import key
from members.spreadsheets.headers import Corrections, Wanted, understand
from members.spreadsheets.headers.spellings import SPELLINGS
from members.spreadsheets.refusals import UnusableFile
from tests.members.sheets import WANTED, head_of, layout_of, rows_of

HEADER = ["STT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD"]
AN = [1, "Nguyễn Văn An", "Nam", "03/11/1990", "951090000001"]
BINH = [2, "Lò Thị Bình", "Nữ", "04/11/1990", "951190000002"]


def found(layout) -> dict[str, tuple]:
    """Letter → titles, with the part where a title is shared."""
    return {c.letter: (*c.titles, *([c.part] if c.part else [])) for c in layout.columns if c.titles}


PLAIN = {"B": ("Họ và tên",), "C": ("Giới tính",), "D": ("Ngày sinh",), "E": ("Số CCCD",)}


@pytest.mark.parametrize("above", [0, 1, 2, 5, 12])
def test_header_under_any_number_of_rows(above):
    letterhead = [[f"Dòng {i}", None, None, f"Bên phải {i}"] for i in range(above)]
    layout = layout_of(*letterhead, HEADER, AN, BINH)

    assert (layout.header_rows, found(layout), layout.missing) == ((above + 1, above + 1), PLAIN, [])
    assert layout.letterhead == [text for i in range(above) for text in (f"Dòng {i}", f"Bên phải {i}")]
    assert layout.running == 0


def test_header_directly_under_a_merged_title():
    layout = layout_of(
        ["DANH SÁCH ĐOÀN VIÊN"], ["(Kèm theo Nghị quyết số 1)"], HEADER, AN, merges=["A1:E1", "A2:E2"]
    )

    assert (layout.header_rows, found(layout)) == ((3, 3), PLAIN)


@pytest.mark.parametrize(
    "written",
    [
        "HỌ  VÀ\nTÊN",
        "ho va ten",
        "Họ và tên (*)",
        "Họ và tên *",
        "Họ, chữ đệm và tên khai sinh",
        "Họ tên (chữ in hoa)",
    ],
)
def test_case_marks_blanks_and_explanations_do_not_matter(written):
    layout = layout_of(["Số TT", written, "Sinh ngày (dd/mm/yyyy)", "CMND/CCCD"], AN)

    assert found(layout) == {"B": ("Họ và tên",), "C": ("Ngày sinh",), "D": ("Số CCCD",)}


@pytest.mark.parametrize("running", ["STT", "TT", "Số TT", "Số\nTT", "#", "Số thứ tự", "stt."])
def test_running_numbers_are_known_by_any_title(running):
    layout = layout_of([running, *HEADER[1:]], AN, BINH)

    assert (layout.running, found(layout), layout.notes) == (0, PLAIN, [])


def test_running_number_without_title():
    assert layout_of([None, *HEADER[1:]], AN, BINH).running == 0
    assert layout_of([None, *HEADER[1:]], ["x", *AN[1:]], ["y", *BINH[1:]]).running is None


TWO_LINES = (
    ["STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Trình độ", None, "Số CCCD"],
    [None, None, "Nam", "Nữ", "Học vấn", "Chuyên môn", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    [1, "Nguyễn Văn An", "03/11/1990", None, "12/12", "Đại học", "951090000001"],
)
TWO_LINES_FOUND = {
    "B": ("Họ và tên",),
    "C": ("Ngày sinh", "Giới tính", "Nam"),
    "D": ("Ngày sinh", "Giới tính", "Nữ"),
    "E": ("Trình độ học vấn",),
    "F": ("Trình độ chuyên môn",),
    "G": ("Số CCCD",),
}


@pytest.mark.parametrize("merges", [(), ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2")])
def test_two_lines_are_joined_with_and_without_merges(merges):
    layout = layout_of(*TWO_LINES, merges=merges)

    assert (layout.header_rows, found(layout), layout.missing) == ((1, 2), TWO_LINES_FOUND, [])
    assert [c.written for c in layout.columns][2:5] == [
        "Ngày, tháng, năm sinh – Nam",
        "Ngày, tháng, năm sinh – Nữ",
        "Trình độ – Học vấn",
    ]


def test_the_lower_line_may_be_the_fuller_one():
    """Titles of one line stand at the bottom, as some offices write them."""
    upper = [None, None, "Ngày, tháng, năm sinh", None, "Trình độ", None, None]
    lower = ["STT", "Họ và tên", "Nam", "Nữ", "Học vấn", "Chuyên môn", "Số CCCD"]
    layout = layout_of(["DANH SÁCH"], [], upper, lower, TWO_LINES[3])

    assert (layout.header_rows, found(layout)) == ((3, 4), TWO_LINES_FOUND)


@pytest.mark.parametrize("merges", [(), ("A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2", "G1:G3")])
def test_three_lines(merges):
    layout = layout_of(
        ["STT", "Họ và tên", "Thông tin cá nhân", None, None, None, "Số CCCD"],
        [None, None, "Ngày sinh", None, "Trình độ", None, None],
        [None, None, "Nam", "Nữ", "Học vấn", "Chuyên môn", None],
        TWO_LINES[3],
        merges=merges,
    )

    assert (layout.header_rows, found(layout)) == ((1, 3), TWO_LINES_FOUND)


def test_titles_wrapped_over_two_cells():
    layout = layout_of(
        ["Số", "Họ và", "Giới", "Ngày", "Số", "Đơn vị"], ["TT", "tên", "tính", "sinh", "CCCD", "công tác"], AN
    )

    assert (layout.header_rows, found(layout), layout.running) == ((1, 2), PLAIN | {"F": ("Đơn vị",)}, 0)


def test_a_merge_that_reaches_down_belongs_to_the_header_even_over_a_blank_row():
    layout = layout_of(HEADER, [], AN, merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2"])

    assert (layout.header_rows, found(layout)) == ((1, 2), PLAIN)


def test_groups_of_titles_above_the_header():
    layout = layout_of(["Cá nhân", None, None, None, "Liên hệ"], HEADER, AN, merges=["A1:D1"])

    assert found(layout) == PLAIN


def test_data_is_never_taken_for_a_second_line():
    """«Nam» under «Giới tính» is somebody's sex, also where the rest of the row is poor."""
    for row in (["Nguyễn An", "Nam"], [None, "Nam"], ["Nguyễn An", None], ["Họ", "Nữ"]):
        assert layout_of(["Họ và tên", "Giới tính"], row).header_rows == (1, 1)


@pytest.mark.parametrize(
    "header,expected",
    [
        (["STT", "Họ và tên đệm", "Tên", "Ngày sinh"], {"B": ("Họ và tên", "họ"), "C": ("Họ và tên", "tên")}),
        (["STT", "Họ đệm", "Tên", "Ngày sinh"], {"B": ("Họ và tên", "họ"), "C": ("Họ và tên", "tên")}),
        (["STT", "Họ và tên", None, "Ngày sinh"], {"B": ("Họ và tên", "ghép"), "C": ("Họ và tên", "ghép")}),
        (["STT", "Họ và tên", "Tên", "Ngày sinh"], {"B": ("Họ và tên", "ghép"), "C": ("Họ và tên", "ghép")}),
    ],
)
def test_a_name_in_two_columns(header, expected):
    layout = layout_of(header, [1, "Nguyễn Văn", "An", "03/11/1990"], [2, "Lò Thị", "Bình", "04/11/1990"])

    assert found(layout) == expected | {"D": ("Ngày sinh",)}


def test_a_name_whose_titles_are_wrapped_over_two_lines():
    """«Họ và» over «tên đệm», and a blank cell over «Tên»."""
    layout = layout_of(
        ["STT", "Họ và", None, "Ngày"], [None, "tên đệm", "Tên", "sinh"], [1, "Lò Thị", "Chi", "x"]
    )

    assert found(layout) == {"B": ("Họ và tên", "họ"), "C": ("Họ và tên", "tên"), "D": ("Ngày sinh",)}


def test_our_own_title_goes_before_an_alias_of_it():
    layout = layout_of(["Họ và tên", "Năm sinh", "Ngày sinh"], ["An", 1990, "03/11/1990"])

    assert found(layout) == {"A": ("Họ và tên",), "C": ("Ngày sinh",)}
    assert layout.notes == [
        "Cột B và C đều có thể là «Ngày sinh»; chỉ đọc cột C «Ngày sinh». Nếu không đúng, hãy chọn lại cột."
    ]


@pytest.mark.parametrize(
    "written", ["CCCD/ CMND", "CCCD\n(CMND)", "CMND\nCCCD", "Số CCCD, hộ chiếu", "CCCD/Số định danh cá nhân"]
)
def test_a_number_by_two_names_is_one_column(written):
    assert found(layout_of(["Họ và tên", "Ngày sinh", written], ["An", "x", "1"]))["C"] == ("Số CCCD",)


def test_a_name_under_one_merged_title():
    rows = ["STT", "Họ và tên", None, "Ngày sinh"], [1, "Nguyễn Văn", "An", "03/11/1990"]

    assert found(layout_of(*rows, merges=["B1:C1"])) == {
        "B": ("Họ và tên", "ghép"),
        "C": ("Họ và tên", "ghép"),
        "D": ("Ngày sinh",),
    }


def test_a_column_that_repeats_the_given_name_is_not_joined():
    layout = layout_of(["STT", "Họ và tên", "Tên", "Ngày sinh"], [1, "Nguyễn Văn An", "An", "03/11/1990"])

    assert found(layout) == {"B": ("Họ và tên",), "D": ("Ngày sinh",)}


def test_day_month_and_year_apart():
    layout = layout_of(
        ["STT", "Họ và tên", "Ngày sinh", None, None],
        [None, None, "Ngày", "Tháng", "Năm"],
        [1, "An", 3, 11, 1990],
    )

    assert found(layout) == {
        "B": ("Họ và tên",),
        "C": ("Ngày sinh", "ngày"),
        "D": ("Ngày sinh", "tháng"),
        "E": ("Ngày sinh", "năm"),
    }


@pytest.mark.parametrize(
    "cells,titles",
    [
        (("03/11/1990", None), ("Ngày sinh", "Giới tính")),
        ((1990, None), ("Ngày sinh", "Giới tính")),
        (("x", None), ("Giới tính",)),
        ((None, "X"), ("Giới tính",)),
    ],
)
def test_nam_and_nu_without_a_title_above_are_what_stands_in_them(cells, titles):
    layout = layout_of(["STT", "Họ và tên", "Nam", "Nữ"], [1, "Nguyễn Văn An", *cells])

    assert found(layout) == {"B": ("Họ và tên",), "C": (*titles, "Nam"), "D": (*titles, "Nữ")}


def test_nam_and_nu_in_brackets_and_crosses_under_a_title():
    layout = layout_of(["Họ và tên", "Ngày sinh (Nam)", "Ngày sinh (Nữ)"], ["An", "03/11/1990"])
    assert found(layout)["C"] == ("Ngày sinh", "Giới tính", "Nữ")

    layout = layout_of(
        ["Họ và tên", "Giới tính", None, "Năm sinh"], [None, "Nam", "Nữ", None], ["An", "x", None, 1990]
    )
    assert found(layout) == {
        "A": ("Họ và tên",),
        "B": ("Giới tính", "Nam"),
        "C": ("Giới tính", "Nữ"),
        "D": ("Ngày sinh",),
    }


@pytest.mark.parametrize(
    "written,titles",
    [
        ("Chức vụ, đơn vị công tác", ("Chức vụ", "Đơn vị")),
        ("Dân tộc, tôn giáo", ("Dân tộc", "Tôn giáo")),
        ("Điện thoại/Email", ("Điện thoại", "Thư điện tử")),
        ("Ngày vào Đảng,\nngày chính thức", ("Ngày vào Đảng", "Ngày chính thức")),
        ("Nam, nữ, dân tộc, tôn giáo", ("Giới tính", "Dân tộc", "Tôn giáo")),
        ("Đơn vị - Chức vụ", ("Đơn vị", "Chức vụ")),
        ("Dân tộc, màu mắt", ()),
    ],
)
def test_composites(written, titles):
    layout = layout_of(["Họ và tên", "Ngày sinh", written], ["An", "03/11/1990", "x"])

    assert layout.columns[2].titles == titles
    assert layout.columns[2].choice == " + ".join(titles)


def test_a_helper_is_not_the_person():
    layout = layout_of(
        ["STT", "Đảng viên giúp đỡ", None, "Họ và tên", "Ngày sinh"],
        [None, "Họ và tên", "Chức vụ", None, None],
        [1],
    )

    assert found(layout) == {"D": ("Họ và tên",), "E": ("Ngày sinh",)}
    assert layout.notes == [
        "Cột «Đảng viên giúp đỡ – Họ và tên» không thuộc danh sách này nên không được đọc.",
        "Cột «Đảng viên giúp đỡ – Chức vụ» không thuộc danh sách này nên không được đọc.",
    ]


def test_a_title_below_a_known_one_is_not_something_else():
    """«Cơ quan» under «Điện thoại» is a telephone, no unit."""
    layout = layout_of(
        ["STT", "Họ và tên", "Điện thoại", None],
        [None, None, "Email", "Phòng ban"],
        [1, "An", "0900000001", "x"],
    )

    assert found(layout) == {"B": ("Họ và tên",)}


def test_of_two_columns_with_one_title_the_first_is_read_and_the_other_told():
    layout = layout_of(["Họ và tên", "Ngày sinh", "Họ tên"], ["An", "03/11/1990", "Bình"])

    assert found(layout) == {"A": ("Họ và tên",), "B": ("Ngày sinh",)}
    assert layout.notes == [
        "Cột A và C đều có thể là «Họ và tên»; chỉ đọc cột A «Họ và tên». Nếu không đúng, hãy chọn lại cột."
    ]


def test_missing_columns_are_told_and_nothing_is_raised():
    layout = layout_of(["Hä vµ tªn", "Sè CCCD"], ["a", "b"])

    assert (layout.header_rows, layout.missing, found(layout)) == ((1, 1), ["Họ và tên", "Ngày sinh"], {})
    assert [(c.letter, c.written, c.samples) for c in layout.columns] == [
        ("A", "Hä vµ tªn", ["a"]),
        ("B", "Sè CCCD", ["b"]),
    ]


def test_what_is_not_read_is_told():
    heads = [head_of(rows_of(["Họ và tên", "Ngày sinh", "Sở thích"], ["An", "03/11/1990", "x"]), name="2026"),
             head_of(rows_of(["Ghi nhớ"]), name="Khác")]  # fmt: skip

    assert understand(heads, WANTED, Corrections()).notes == [
        "Cột «Sở thích» không thuộc danh sách này nên không được đọc.",
        "Chỉ đọc trang tính «2026»; không đọc «Khác».",
    ]


# --- which sheet ---------------------------------------------------------------------------------


def sheets(**content) -> list:
    return [head_of(rows_of(*rows), name=name) for name, rows in content.items()]


@pytest.mark.parametrize(
    "content,chosen",
    [
        ({"Bìa": [["DANH SÁCH"], ["Năm 2026"]], "DS": [HEADER, AN]}, "DS"),
        ({"Tổng hợp": [["STT", "Đơn vị", "Số CCCD"], [1, "x", 2]], "DS": [HEADER, AN]}, "DS"),
        ({"Một": [HEADER, AN], "Hai": [HEADER, BINH]}, "Một"),
        ({"Mẫu trống": [HEADER], "Hai": [HEADER, BINH]}, "Hai"),
        ({"Danh sách": [HEADER], "Ví dụ": [HEADER, AN], "Hướng dẫn": [["x"]]}, "Danh sách"),
        ({"Trống": [], "Hai": [HEADER, BINH]}, "Hai"),
        ({"Năm 2024": [HEADER, AN], "Năm 2026": [HEADER, AN], "Năm 2025": [HEADER, AN]}, "Năm 2026"),
    ],
)
def test_the_sheet_that_looks_most_like_the_list(content, chosen):
    layout = understand(sheets(**content), WANTED, Corrections())

    assert (layout.sheet, layout.sheets) == (chosen, list(content))


def test_nothing_to_read():
    for heads in ([], sheets(A=[], B=[])):
        with pytest.raises(UnusableFile, match=r"^Tệp rỗng, không có dòng nào\.$"):
            understand(heads, WANTED, Corrections())


# --- the sender's word ---------------------------------------------------------------------------


def test_the_sender_chooses_sheet_and_header_row():
    heads = sheets(Một=[HEADER, AN], Hai=[HEADER, AN, ["x"], HEADER, BINH])
    layout = understand(heads, WANTED, Corrections(sheet="Hai", header_row=4))

    assert (layout.sheet, layout.header_rows, layout.columns[1].samples) == ("Hai", (4, 4), ["Lò Thị Bình"])


@pytest.mark.parametrize(
    "corrections,sentence",
    [
        ({"sheet": "Ba"}, "Tệp không có trang tính «Ba», hoặc trang tính đó trống."),
        ({"header_row": 9}, "Dòng 9 của trang tính «A» trống hoặc nằm quá xa đầu trang."),
        ({"columns": {0: "Màu mắt"}}, "Danh sách này không có cột «Màu mắt»."),
    ],
)
def test_a_choice_that_cannot_be(corrections, sentence):
    with pytest.raises(UnusableFile) as refused:
        understand(sheets(A=[HEADER, AN]), WANTED, Corrections(**corrections))
    assert refused.value.message == sentence


def test_the_sender_chooses_columns():
    rows = ["Tên gọi", "Họ và tên", "Ngày sinh", "Gốc gác"], ["An", "Bình", "03/11/1990", "xã Mẫu"]
    layout = layout_of(*rows, columns={0: "Họ và tên", 3: "Quê quán"})
    assert found(layout) == {"A": ("Họ và tên",), "C": ("Ngày sinh",), "D": ("Quê quán",)}

    assert found(layout_of(*rows, columns={1: ""})) == {"C": ("Ngày sinh",)}
    assert found(layout_of(*rows, columns={3: "Chức vụ + Đơn vị"}))["D"] == ("Chức vụ", "Đơn vị")


def test_two_columns_that_the_sender_calls_alike_are_joined():
    layout = layout_of(
        ["A", "B", "Ngày sinh"], ["Nguyễn Văn", "An", ""], columns={0: "Họ và tên", 1: "Họ và tên"}
    )

    assert found(layout)["B"] == ("Họ và tên", "ghép")


def test_nam_and_nu_stay_a_pair_by_the_sender_s_word():
    layout = layout_of(
        ["Họ và tên", "Sinh", None], [None, "Nam", "Nữ"], ["An", "3/11/90", None],
        columns={1: "Ngày sinh + Giới tính", 2: "Ngày sinh + Giới tính"},
    )  # fmt: skip

    assert found(layout)["C"] == ("Ngày sinh", "Giới tính", "Nữ")


# --- remembering ---------------------------------------------------------------------------------


def test_lists_of_one_layout_have_one_signature():
    first = layout_of(["x"], HEADER, AN)
    other = layout_of([title.upper() + " " for title in HEADER], BINH)

    assert first.signature == other.signature == layout_of(HEADER, columns={1: ""}).signature
    assert first.signature != layout_of([*HEADER, "Ghi chú"], AN).signature
    assert len(first.signature) == 64


def test_what_the_head_knows_of_old_codes_is_passed_on():
    layout = understand([head_of(rows_of(HEADER), encoding="vni", suspected="tcvn3")], WANTED, Corrections())

    assert (layout.encoding, layout.suspected) == ("vni", "tcvn3")


def test_a_list_with_one_required_column():
    wanted = Wanted({"Mã": "Mã"}, ["Mã"])
    assert layout_of(["TỔ CHỨC"], ["Mã"], ["DU"], wanted=wanted).header_rows == (2, 2)


def test_hostile_merges_cost_little():
    everything = [f"A{i}:CV1048576" for i in range(1, 60)] * 30
    layout = layout_of(*[[f"ô {i}"] for i in range(60)], merges=everything)

    assert layout.missing == ["Họ và tên", "Ngày sinh"]


# --- spellings that a list does not name itself --------------------------------------------------


def test_common_spellings_are_known_and_never_go_before_the_list_s_own():
    wanted = Wanted(
        {"Họ và tên": "Họ và tên", "Ngày sinh": "Ngày sinh", "Quê": "Nơi sinh", "Đơn vị": "Đơn vị"},
        ["Họ và tên"],
    )
    layout = layout_of(
        ["Họ và tên đoàn viên", "N.sinh", "Quê", "Khoa/phòng", "Số CMND"],
        ["An", "03/11/1990", "x", "y", "1"],
        wanted=wanted,
    )

    assert found(layout) == {"A": ("Họ và tên",), "B": ("Ngày sinh",), "C": ("Nơi sinh",), "D": ("Đơn vị",)}


def test_abbreviations_are_read_with_their_marks():
    layout = layout_of(
        ["Họ tên", "NTNS", "DT", "TG", "ĐT", "ĐV"], ["An", "03/11/1990", "Kinh", "Không", "1", "x"]
    )

    assert list(found(layout).values())[2:] == [("Dân tộc",), ("Tôn giáo",), ("Điện thoại",), ("Đơn vị",)]


def test_a_column_named_by_the_list_goes_before_one_that_is_only_spelt_alike():
    layout = layout_of(["Họ và tên", "Ngày sinh", "Nghề nghiệp", "Chức vụ"], ["An", "03/11/1990", "x", "y"])

    assert found(layout)["D"] == ("Chức vụ",)


def test_no_spelling_stands_for_two_columns_of_one_list():
    titles: dict[str, set[str]] = {}
    for title, spellings in SPELLINGS.items():
        for spelling in (title, *spellings.split(";")):
            titles.setdefault(key(spelling), set()).add(title)

    shared = {tuple(sorted(found)) for found in titles.values() if len(found) > 1}
    assert shared == {
        ("Ngày vào", "Ngày vào Đoàn"),
        ("Ngày vào", "Ngày vào Đảng"),
        ("Loại", "Xếp loại"),
        ("Tên tổ chức", "Đơn vị"),
    }


@pytest.mark.parametrize(
    "cell",
    [
        lambda row, place: f"{row}{' ' * 1900}{place}a",
        lambda row, place: "1" * 1990 + f"a{row}{place}",
        lambda row, place: "(" * 1990 + f"{row}{place}",
        lambda row, place: f"ô {row} {place} " + "x, " * 600,
        lambda row, place: "Họ và tên" if place == 0 else f"ô {row} {place}",
    ],
)
def test_texts_that_are_no_titles_cost_little(cell):
    rows = [[cell(row, place) for place in range(100)] for row in range(60)]
    before = process_time()
    layout_of(*rows)

    assert process_time() - before < 4
