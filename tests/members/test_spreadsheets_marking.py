import io
import tempfile

import openpyxl
import pytest
import xlsxwriter

from members.spreadsheets.reading import Row, open_book
from members.spreadsheets.refusals import UnusableFile
from members.spreadsheets.writing import Mark, mark, marking
from tests.members import hostile_sheets
from tests.members.hostile_texts import compound, label, workbook_stream
from tests.members.sheets import sample, workbook

RED = "00FFC7CE"
MARKS = [
    Mark(2, 1, "Thiếu họ và tên."),
    Mark(2, 1, "Thiếu họ và tên."),
    Mark(2, 1, "Sai."),
    Mark(3, 0, "Số sai."),
]


@pytest.fixture(autouse=True)
def no_file_left(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []


def opened(content: bytes, sheet: str):
    return openpyxl.load_workbook(io.BytesIO(content))[sheet]


def remarks(page) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}


def red_cells(page) -> set[str]:
    return {
        cell.coordinate
        for row in page.iter_rows()
        for cell in row
        if cell.fill.start_color.rgb[2:] == RED[2:]
    }


def rows_of(content: bytes, sheet: str) -> list[Row]:
    with open_book(content) as book:
        return list(book.rows(sheet))


def test_the_users_own_workbook_comes_back_with_red_cells_and_comments():
    content = sample("danh-sach-doan-vien-uu-tu.xlsx")

    made = mark(content, "Danh sách", [Mark(11, 1, "Chưa biết người này."), Mark(12, 10, "Số CCCD sai.")])

    page = opened(made, "Danh sách")
    assert remarks(page) == {"B11": "Chưa biết người này.", "K12": "Số CCCD sai."}
    assert red_cells(page) == {"B11", "K12"}
    assert rows_of(made, "Danh sách") == rows_of(content, "Danh sách")
    assert [str(area) for area in sorted(page.merged_cells.ranges, key=str)][:2] == ["A10:M10", "A15:M15"]


def test_remarks_on_one_cell_stand_together_and_keep_what_the_user_wrote():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Một")
        page.write_row(0, 0, ["STT", "Họ và tên"])
        page.write_comment("B2", "Hỏi lại phòng")

    page = opened(mark(stream.getvalue(), "Một", MARKS), "Một")

    assert remarks(page) == {"B2": "Thiếu họ và tên.\nSai.\nHỏi lại phòng", "A3": "Số sai."}


def test_of_merged_cells_the_first_is_marked():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet("Một").merge_range("A1:C3", "Phòng Một")

    page = opened(mark(stream.getvalue(), "Một", [Mark(2, 1, "Chưa biết đơn vị này.")]), "Một")

    assert remarks(page) == {"A1": "Chưa biết đơn vị này."}


def test_the_sheet_with_the_remarks_is_shown_first():
    made = mark(workbook(["a"], sheets=["Một", "Hai"]), "Hai", [Mark(1, 0, "Sai.")])

    assert openpyxl.load_workbook(io.BytesIO(made)).active.title == "Hai"


LIST = [["STT", "Họ và tên"], ["1", "=SUM(A1)"], ["2", "Lò Mẫu"], ["3", "Vàng Mẫu"]]
AS_XLS = [label(row, place, text) for row, cells in enumerate(LIST) for place, text in enumerate(cells)]


@pytest.mark.parametrize(
    "content,sheet",
    [
        ("\r\n".join(";".join(cells) for cells in LIST).encode("utf-8-sig"), "CSV"),
        (compound(workbook_stream(*AS_XLS)), "Danh sach"),
        (workbook(*LIST), "Danh sách"),
    ],
    ids=["csv", "xls", "too large"],
)
def test_other_files_become_a_new_workbook_with_every_row_in_its_place(content, sheet, monkeypatch):
    monkeypatch.setattr(marking, "LARGEST", 100)

    made = mark(content, sheet, [Mark(2, 1, "Sai."), Mark(4, 3, "Thiếu.")])

    page = opened(made, "Danh sách")
    assert remarks(page) == {"B2": "Sai.", "D4": "Thiếu."}
    assert red_cells(page) == {"B2", "D4"}
    assert [(row.number, row.cells[:2]) for row in rows_of(made, "Danh sách")] == list(enumerate(LIST, 1))
    assert (page["B2"].data_type, page["B2"].quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    "maker",
    [
        hostile_sheets.one_merged_range_over_everything,
        hostile_sheets.fifty_thousand_fonts,
        hostile_sheets.a_million_empty_rows,
        hostile_sheets.strange_names_of_sheets,
    ],
    ids=lambda maker: maker.__name__,
)
def test_a_hostile_workbook_is_marked_or_made_anew(maker):
    content = maker()
    with open_book(content) as book:
        sheet = book.heads[0].name

    assert mark(content, sheet, [Mark(1, 0, "Sai.")])[:2] == b"PK"


def test_a_file_that_cannot_be_read_is_refused():
    with pytest.raises(UnusableFile):
        mark(sample("hostile/xxe.xlsx"), "a", [Mark(1, 0, "Sai.")])
