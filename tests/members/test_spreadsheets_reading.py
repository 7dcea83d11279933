import io
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from members.spreadsheets import process
from members.spreadsheets.reading import Row, read_sheet
from members.spreadsheets.safety import UnusableFile
from tests.members.sheets import sample, workbook

ROOT = Path(__file__).parents[2]
UNREADABLE = (
    "Không đọc được tệp: bảng quá lớn, có ô nằm rất xa vùng danh sách, hoặc tệp đã hỏng. "
    "Hãy chép riêng phần danh sách sang một tệp mới rồi gửi lại."
)


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as refused:
        read_sheet(content)
    return refused.value.message


def workbook_with(*cells) -> bytes:
    """Cells as (row, column, text), counted from 0."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column, text in cells:
            sheet.write_string(row, column, text)
    return stream.getvalue()


def test_rows_keep_the_numbers_of_the_sheet_and_empty_rows_are_left_out():
    sheet = read_sheet(workbook(["Họ và tên"], [], ["  "], ["An"], corner=(2, 1)))

    assert sheet.rows == [Row(3, ["", "Họ và tên"]), Row(6, ["", "An"])]


def test_dates_numbers_and_texts_keep_their_type():
    sheet = read_sheet(workbook(["a", date(1990, 11, 3), 901094000001, 1.5, "0123", True]))

    assert sheet.rows == [Row(1, ["a", date(1990, 11, 3), 901094000001, 1.5, "0123", "TRUE"])]


def test_reads_the_first_visible_sheet_and_names_the_others():
    sheet = read_sheet(workbook(["a"], hidden=["Ẩn"], sheets=["Một", "Hai"]))

    assert (sheet.name, sheet.other_sheets, sheet.rows) == ("Một", ["Hai"], [Row(1, ["a"])])


def test_a_sample_is_read_whole():
    sheet = read_sheet(sample("danh-sach-can-bo.xlsx"))

    assert len(sheet.rows) == 61
    assert sheet.rows[1].cells[:5] == [1, "Phan Xuân Quang", "Nam", "21/06/1994", "901094000001"]
    assert sheet.rows[-1].number == 61


@pytest.mark.parametrize(
    "name,message",
    [
        ("bom-nen.xlsx", "Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận."),
        (
            "khong-phai-xlsx.xlsx",
            "Tệp không phải bảng tính .xlsx. Hãy lưu lại từ Excel dưới dạng .xlsx.",
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

    sheet = read_sheet(sample("hostile/mot-trieu-dong-trong.xlsx"))

    assert [row.number for row in sheet.rows] == [1, 2]
    assert time.monotonic() - started < 10


def test_a_cell_in_the_farthest_corner_ends_only_the_child():
    started = time.monotonic()

    assert refusal(workbook_with((0, 0, "Họ và tên"), (1_048_575, 16_383, "x"))) == UNREADABLE
    assert time.monotonic() - started < 10


def test_a_child_that_takes_too_long_is_killed(monkeypatch):
    monkeypatch.setattr(process, "WALL_SECONDS", 0.001)

    assert refusal(sample("danh-sach-can-bo.xlsx")) == UNREADABLE


def test_a_child_without_enough_memory_is_an_outcome():
    assert refusal(workbook_with((0, 0, "a"), (1_048_575, 60, "x"))) == UNREADABLE


def test_the_parent_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    read_sheet(sample("danh-sach-can-bo.xlsx"))
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
    script = f"import sys; from members.spreadsheets.child import limit; limit(); {attempt}"

    child = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )

    assert child.stderr.splitlines()[-1] == error


def test_the_environment_cannot_change_what_the_child_runs(monkeypatch, tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert len(read_sheet(sample("to-chuc.xlsx")).rows) == 14


@pytest.mark.parametrize(
    "content,message",
    [
        (
            workbook(*([i] for i in range(100_061))),
            "Bảng có hơn 100.000 dòng. Hãy chia danh sách thành nhiều tệp.",
        ),
        (workbook(["x"] * 101), "Dòng 1 có hơn 100 cột. Hãy chỉ giữ các cột của danh sách."),
        (
            workbook(["a"], ["b", "x" * 2001]),
            "Ô ở dòng 2, cột thứ 2 dài hơn 2.000 ký tự. Hãy rút ngắn nội dung.",
        ),
    ],
    ids=["rows", "columns", "cell"],
)
def test_limits_are_told(content, message):
    assert refusal(content) == message


def test_the_widest_list_allowed_is_read():
    assert read_sheet(workbook(["x"] * 100)).rows == [Row(1, ["x"] * 100)]


def test_a_character_no_database_keeps_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["An", "B|"]))) as plain, zipfile.ZipFile(stream, "w") as book:
        for name in plain.namelist():
            book.writestr(name, plain.read(name).replace(b"B|", b"B_x0000_"))

    assert refusal(stream.getvalue()) == (
        "Ô ở dòng 1, cột thứ 2 có ký tự không lưu được. Hãy xóa ô và gõ lại."
    )


def test_half_a_file_is_refused():
    assert (
        refusal(sample("danh-sach-can-bo.xlsx")[:-2000])
        == "Tệp không phải bảng tính .xlsx. Hãy lưu lại từ Excel dưới dạng .xlsx."
    )
