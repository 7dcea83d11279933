"""Texts leave as texts and come back as they were: the plain sheet and the .csv file."""

import io
import zipfile
from datetime import date

import openpyxl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from members.spreadsheets.formula_guard import guard, unguard
from members.spreadsheets.reading import open_book
from members.spreadsheets.writing import write_csv, write_data_sheet

NASTY = [
    '=HYPERLINK("http://127.0.0.1/x","bấm")',
    "+84900000001",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "  =1+1",
    "'=1+1",
    "''",
    "\t=1+1",
    "012345678901",
    "03/11/1990",
    "{=1}",
    "http://127.0.0.1/x",
    "_x0041_",
    "Nguyễn Thị Thủy",
    "<script>alert(1)</script>",
    "a\nb",
    'dấu "nháy", dấu phẩy; chấm phẩy',
    "1e5",
]
WRITERS = {"xlsx": write_data_sheet, "csv": write_csv}


def written(kind, *rows, headers=("Nội dung",), note="Ai xuất, lúc nào.") -> bytes:
    stream = io.BytesIO()
    assert WRITERS[kind](stream, headers, rows, note=note) == len(rows)
    return stream.getvalue()


def read(content: bytes) -> list[list]:
    with open_book(content) as book:
        return [row.cells for row in book.rows(book.heads[0].name)]


def test_every_text_comes_back_as_it_was():
    rows = [[text, "hai"] for text in NASTY]
    for kind in WRITERS:
        assert read(written(kind, *rows, headers=["Một", "Hai"]))[1:] == [["Một", "Hai"], *rows]


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), max_codepoint=0xFFFD)
BEGINNINGS = st.sampled_from(
    ["", "=", "+", "-", "@", "'", "''=", " =", "\t-", "＝", "\u200b=", "−1", "'a", '"']
)
TEXTS = st.builds(str.__add__, BEGINNINGS, st.text(LETTERS, max_size=20))


@given(TEXTS)
def test_the_apostrophe_goes_on_where_a_formula_would_begin_and_comes_off_exactly_there(text):
    assert unguard(guard(text)) == text
    assert guard(text).lstrip(" \t\u200b")[:1] not in "=+-@＝" or guard(text).lstrip(" \t\u200b") == ""


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(st.lists(TEXTS.filter(str.strip), min_size=30, max_size=60))
def test_whatever_is_written_comes_back(texts):
    rows = [["một", text, "hai"] for text in texts]
    for kind in WRITERS:
        assert read(written(kind, *rows, headers=["A", "B", "C"]))[2:] == rows


def test_no_cell_is_a_formula_a_link_or_a_number():
    content = written("xlsx", *([text] for text in NASTY), [7])

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert sheet.count("<c ") == sheet.count(' t="inlineStr"') == len(NASTY) + 3
    assert ("<f>" in sheet, "hyperlink" in sheet) == (False, False)
    assert 'quotePrefix="1"' in styles
    cells = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2))
    assert {(cell.data_type, cell.quotePrefix) for row in cells for cell in row} == {("s", True)}


def test_a_program_that_opens_the_csv_file_sees_no_formula():
    lines = written("csv", ["=1"], [" @a"], ["＝1"], ["An"]).decode("utf-8-sig").split("\r\n")
    assert lines == ['"Ai xuất, lúc nào."', '"Nội dung"', '"\'=1"', '"\' @a"', '"\'＝1"', '"An"', ""]


def test_days_are_written_as_offices_write_them_and_nothing_as_nothing():
    row = [date(1999, 5, 19), None, 7]
    for kind in WRITERS:
        assert read(written(kind, row, headers=["Ngày", "Ghi chú", "Số"]))[2] == ["19/05/1999", "", "7"]


def test_an_empty_list_is_a_header():
    for kind in WRITERS:
        note, header = read(written(kind, headers=["Một", "Hai"]))
        assert (note[0], header) == ("Ai xuất, lúc nào.", ["Một", "Hai"])
