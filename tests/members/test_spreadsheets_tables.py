import pytest

from members.spreadsheets.reading import Row, Sheet
from members.spreadsheets.safety import UnusableFile
from members.spreadsheets.tables import table_of

TITLES = {"Họ và tên": "Họ và tên", "Họ tên": "Họ và tên", "Số CCCD": "Số CCCD", "Điện thoại": "Điện thoại"}
REQUIRED = ["Họ và tên", "Số CCCD"]


def table(*rows, others=()):
    sheet = Sheet("Trang 1", [Row(number, cells) for number, cells in rows], list(others))
    return table_of(sheet, TITLES, REQUIRED)


def refusal(*rows) -> tuple[str, int | None]:
    with pytest.raises(UnusableFile) as refused:
        table(*rows)
    return refused.value.message, refused.value.row


def test_cells_stand_under_our_titles_whatever_the_spelling_of_the_header():
    found = table((2, ["STT", "HỌ  TÊN", "so cccd."]), (4, [1, "An", "901094000001"]))

    assert found.rows == [(4, {"Họ và tên": "An", "Số CCCD": "901094000001"})]
    assert found.notes == []


def test_rows_with_nothing_but_a_running_number_are_left_out():
    found = table((1, ["STT", "Họ tên", "Số CCCD"]), (2, [1, "An", "9"]), (3, [2, " ", ""]))

    assert [number for number, _ in found.rows] == [2]


def test_what_is_not_read_is_told():
    found = table((1, ["Họ tên", "Số CCCD", "Ghi chú"]), (2, ["An", "9", "x"]), others=["Trang 2"])

    assert found.notes == [
        "Cột «Ghi chú» không thuộc danh sách này nên không được đọc.",
        "Chỉ đọc trang tính «Trang 1»; không đọc «Trang 2».",
    ]


def test_missing_columns_are_told_together():
    assert refusal((3, ["Hä vµ tªn", "Sè CCCD"]), (4, ["a", "b"])) == (
        "Dòng 3 chưa phải dòng tiêu đề đầy đủ: không tìm thấy cột «Họ và tên», «Số CCCD».",
        3,
    )


def test_a_column_that_is_there_twice():
    assert refusal((1, ["Họ tên", "Họ và tên", "Số CCCD"]), (2, ["An", "Bình", "9"])) == (
        "Cột «Họ và tên» xuất hiện hai lần ở dòng tiêu đề.",
        1,
    )


def test_nothing_in_the_file_or_nothing_below_the_header():
    assert refusal() == ("Tệp rỗng, không có dòng nào.", None)
    assert refusal((1, ["Họ tên", "Số CCCD"])) == (
        "Tệp chỉ có dòng tiêu đề, không có dòng dữ liệu nào.",
        None,
    )
