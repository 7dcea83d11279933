import io
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from members.spreadsheets.reading import Merge, Row, open_book
from members.spreadsheets.refusals import UnusableFile
from tests.members.hostile_sheets import numbers_at_the_edge
from tests.members.sheets import sample, workbook

ROOT = Path(__file__).parents[2]
NOT_A_SHEET = "Tệp không phải bảng tính (.xlsx, .xls hoặc .csv). Hãy lưu lại từ Excel dưới dạng .xlsx."
UNREADABLE = (
    "Không đọc được tệp: bảng quá lớn, có ô nằm rất xa vùng danh sách, hoặc tệp đã hỏng. "
    "Hãy chép riêng phần danh sách sang một tệp mới rồi gửi lại."
)


def rows_of(content: bytes, encoding: str = "") -> list[Row]:
    with open_book(content, encoding=encoding) as book:
        return list(book.rows(book.heads[0].name))


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as refused:
        rows_of(content)
    return refused.value.message


def workbook_merged(*rows) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:D2", "")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return stream.getvalue()


def workbook_with(*cells) -> bytes:
    """Cells as (row, column, text), counted from 0."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column, text in cells:
            sheet.write_string(row, column, text)
    return stream.getvalue()


def test_rows_keep_the_numbers_of_the_sheet_and_empty_rows_are_left_out():
    rows = rows_of(workbook(["Họ và tên"], [], ["  "], ["An"], corner=(2, 1)))

    assert rows == [Row(3, ["", "Họ và tên"]), Row(6, ["", "An"])]


def test_dates_numbers_and_texts_keep_their_type():
    rows = rows_of(workbook(["a", date(1990, 11, 3), 901094000001, 1.5, "0123", True]))

    assert rows == [Row(1, ["a", date(1990, 11, 3), 901094000001, 1.5, "0123", "TRUE"])]


def test_the_visible_sheets_are_shown_and_any_of_them_read():
    with open_book(workbook(["a"], hidden=["Ẩn"], sheets=["Một", "Hai"])) as book:
        assert (book.kind, [head.name for head in book.heads]) == ("xlsx", ["Một", "Hai"])
        assert list(book.rows("Hai")) == [Row(1, ["Trang Hai"])]


def test_a_head_shows_the_beginning_the_merged_cells_and_how_long_the_sheet_is():
    with open_book(workbook_merged(["Tiêu đề"], *([i] for i in range(80)))) as book:
        head = book.heads[0]

    assert (len(head.rows), head.filled_rows, head.rows[-1]) == (60, 81, Row(60, [58]))
    assert head.merges == [Merge(first_row=1, first_place=0, last_row=2, last_place=3)]


def test_a_sheet_over_the_limits_is_refused_only_when_it_is_asked_for():
    with open_book(workbook(["x"] * 101, sheets=["Rộng", "Hẹp"])) as book:
        assert list(book.rows("Hẹp")) == [Row(1, ["Trang Hẹp"])]
    assert refusal(workbook(["x"] * 101, sheets=["Rộng", "Hẹp"]))[:7] == "Dòng 1 "


def test_a_sample_is_read_whole():
    rows = rows_of(sample("danh-sach-can-bo.xlsx"))

    assert len(rows) == 61
    assert rows[1].cells[:5] == [1, "Phan Xuân Quang", "Nam", "21/06/1994", "901094000001"]
    assert rows[-1].number == 61


@pytest.mark.parametrize(
    "name,message",
    [
        (
            "bom-nen.xlsx",
            "Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận. "
            "Hãy chép riêng phần danh sách sang tệp mới.",
        ),
        (
            "khong-phai-xlsx.xlsx",
            NOT_A_SHEET,
        ),
        ("rong.xlsx", "Tệp rỗng, không có nội dung nào."),
        ("thieu-workbook.xlsx", "Tệp thiếu các phần bắt buộc của bảng tính .xlsx, có thể đã hỏng."),
        ("xxe.xlsx", "Tệp có khai báo không được phép (DTD) nên không được nhận."),
    ],
)
def test_hostile_samples_are_refused_with_a_sentence_within_ten_seconds(name, message):
    started = time.monotonic()

    assert refusal(sample(f"hostile/{name}")) == message
    assert time.monotonic() - started < 10


def test_a_million_empty_rows_cost_little():
    started = time.monotonic()

    rows = rows_of(sample("hostile/mot-trieu-dong-trong.xlsx"))

    assert [row.number for row in rows] == [1, 2]
    assert time.monotonic() - started < 10


def test_a_cell_in_the_farthest_corner_ends_only_the_child():
    started = time.monotonic()

    assert refusal(workbook_with((0, 0, "Họ và tên"), (1_048_575, 16_383, "x"))) == UNREADABLE
    assert time.monotonic() - started < 10


def test_a_child_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setattr("members.spreadsheets.reading.book.WALL_SECONDS", 0.001)

    assert refusal(sample("danh-sach-can-bo.xlsx")) == (
        "Đọc tệp quá lâu nên đã dừng lại: bảng quá lớn hoặc máy chủ đang bận. "
        "Hãy thử lại sau ít phút, hoặc chia danh sách thành nhiều tệp nhỏ hơn."
    )


def test_a_child_without_enough_memory_is_an_outcome():
    assert refusal(workbook_with((0, 0, "a"), (1_048_575, 60, "x"))) == UNREADABLE


def test_the_parent_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    rows_of(sample("danh-sach-can-bo.xlsx"))
    refusal(workbook_with((0, 0, "a"), (1_048_575, 16_383, "x")))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "attempt,error",
    [
        ("open('file', 'wb', 0).write(b'x')", "OSError: [Errno 27] File too large"),
        ("bytearray(600 * 1024 ** 2)", "MemoryError"),
    ],
)
def test_the_child_cannot_write_files_or_take_much_memory(attempt, error, tmp_path):
    script = f"import sys; from members.spreadsheets.child.process import limit; limit(); {attempt}"

    child = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )

    assert child.stderr.splitlines()[-1] == error


def test_the_child_loads_no_django():
    libraries = [str(Path(module.__file__).parents[1]) for module in (openpyxl, python_calamine)]
    script = (
        f"import sys; sys.path[:0] = {[str(ROOT), *libraries]}\n"
        "from members.spreadsheets.child import marking, reading\n"
        "print({name.partition('.')[0] for name in sys.modules} & {'django', 'import_export', 'xlsxwriter'})"
    )

    child = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True)

    assert child.stdout == "set()\n"


def test_the_environment_cannot_change_what_the_child_runs(monkeypatch, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert len(rows_of(sample("to-chuc.xlsx"))) == 14


@pytest.mark.parametrize(
    "content,message",
    [
        (
            b"An,1990\n" * 100_061,
            "Bảng có hơn 100.000 dòng. Hãy chia danh sách thành nhiều tệp.",
        ),
        (workbook(["x"] * 101), "Dòng 1 có hơn 100 cột. Hãy chỉ giữ các cột của danh sách."),
        (
            workbook(["a"], ["b", "x" * 2001]),
            "Ô ở dòng 2, cột thứ 2 dài hơn 2.000 ký tự. Hãy rút ngắn nội dung.",
        ),
        (
            workbook(*(["ă" * 2000] * 50 for _ in range(200))),
            "Nội dung bảng quá lớn. Hãy chia danh sách thành nhiều tệp nhỏ hơn.",
        ),
    ],
    ids=["rows", "columns", "cell", "altogether"],
)
def test_limits_are_told(content, message):
    assert refusal(content) == message


def test_the_widest_list_allowed_is_read():
    assert rows_of(workbook(["x"] * 100)) == [Row(1, ["x"] * 100)]


def test_a_character_no_database_keeps_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["An", "B|"]))) as plain, zipfile.ZipFile(stream, "w") as book:
        for name in plain.namelist():
            book.writestr(name, plain.read(name).replace(b"B|", b"B_x0000_"))

    assert refusal(stream.getvalue()) == (
        "Ô ở dòng 1, cột thứ 2 có ký tự không lưu được. Hãy xóa ô và gõ lại."
    )


def test_half_a_file_is_refused():
    assert refusal(sample("danh-sach-can-bo.xlsx")[:-2000]) == NOT_A_SHEET


def test_rows_not_read_to_their_end_leave_no_process_behind():
    before = children()
    with open_book(workbook(*([i, "x" * 500] for i in range(5000)))) as book:
        rows = book.rows(book.heads[0].name)
        assert next(rows) == Row(1, [0, "x" * 500])

    assert children() == before


def test_the_values_of_formulas_are_read():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, '=CONCATENATE("Lò"," Mẫu")', None, "Lò Mẫu")
        sheet.write_formula(0, 1, "=1+1", None, 2)

    assert rows_of(stream.getvalue()) == [Row(1, ["Lò Mẫu", 2])]


def test_numbers_that_no_json_has_are_shown_as_an_error():
    assert rows_of(numbers_at_the_edge())[0].cells[:5] == [1e308, -1e308, "#NUM!", "#NUM!", "#NUM!"]


def test_an_error_of_a_formula_is_shown_not_lost():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, ["Họ và tên", "Đơn vị"])
        sheet.write_row(1, 1, ["Lò Mẫu"])
        sheet.write_formula(1, 2, "=VLOOKUP(B2,X:Y,2,0)", None, "#N/A")
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")

    assert rows_of(stream.getvalue())[1] == Row(2, ["", "Lò Mẫu", "#N/A", "#DIV/0!"])


def children() -> set[str]:
    return {
        child for task in Path("/proc/self/task").glob("*/children") for child in task.read_text().split()
    }
