import io
import zipfile
from datetime import date

from members.spreadsheets.reading import read_sheet
from members.spreadsheets.writing import write_sheet

NASTY = [
    '=HYPERLINK("http://127.0.0.1/x","bấm")',
    "+84900000001",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "012345678901",
    "03/11/1990",
    "{=1}",
    "http://127.0.0.1/x",
    "_x0041_",
    "Nguyễn Thị Thủy",
    "<script>alert(1)</script>",
    "a\nb",
    "1e5",
]


def test_every_text_comes_back_as_it_was():
    rows = read_sheet(write_sheet("Danh sách", ["Nội dung"], [[text] for text in NASTY])).rows

    assert [row.cells[0] for row in rows] == ["Nội dung", *NASTY]


def test_no_cell_is_a_formula_a_link_or_a_number():
    content = write_sheet("Danh sách", ["Nội dung"], [[text] for text in [*NASTY, 7]])

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        styles = book.read("xl/styles.xml").decode()
    assert sheet.count("<c ") == sheet.count(' t="s"') == len(NASTY) + 2
    assert ("<f>" in sheet, "hyperlink" in sheet) == (False, False)
    assert 'quotePrefix="1"' in styles


def test_a_note_stands_above_the_header_days_as_offices_write_them_and_nothing_as_nothing():
    content = write_sheet(
        "Danh sách", ["Ngày", "Ghi chú"], [[date(1999, 5, 19), None]], note="Ai xuất, lúc nào"
    )

    rows = [row.cells for row in read_sheet(content).rows]
    assert rows == [["Ai xuất, lúc nào", ""], ["Ngày", "Ghi chú"], ["19/05/1999", ""]]
