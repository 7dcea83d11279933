"""An office's own workbook filled in: cells with placeholders change, every other byte stays."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from members.spreadsheets.refusals import UnusableFile
from members.spreadsheets.writing import Value, fill_holes, find_holes
from tests.members import hostile_archives
from tests.members.hostile import FILES

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
ARCHIVES = sorted(name for name, maker in FILES.items() if maker.__module__ == hostile_archives.__name__)

VALUES = {
    "tong": Value("1.234", 1234),
    "nữ . kỳ này": Value("12", 12),
    "tuổi": Value("29,5", 29.5),
    "tên": Value("Đảng ủy <Cục> & Mẫu"),
    "trống": Value(""),
}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "0500010d0a2db40000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def issued() -> bytes:
    """With everything an issued form has: styles, a picture, a list to choose from, names, print settings, formulas."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet, other = book.add_worksheet("Biểu 3"), book.add_worksheet("Khác")
        bold, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0", "border": 1})
        sheet.write_string("A1", "{{tên}}", bold)
        sheet.write_rich_string("A2", "Có ", bold, "{{to", "ng}} đồng chí, nữ {{nữ . kỳ này}}")
        sheet.write_string("B3", "{{tong}}", number)
        sheet.write_string("B4", " {{nữ . kỳ này}} ", number)
        sheet.write_string("B5", "{{tuổi}}")
        sheet.write_string("B6", "{{trống}}", number)
        sheet.write_string("B7", "{{lạ}}")
        sheet.write_formula("C3", "=B3*2", number, 0)
        sheet.write_formula("C4", '="{{tong}}"', None, "{{tong}}")
        sheet.insert_image("E1", "a.png", {"image_data": io.BytesIO(PIXEL)})
        sheet.data_validation("D1", {"validate": "list", "source": ["Có", "Không"]})
        sheet.set_landscape()
        sheet.set_header("&C{{tong}}")
        sheet.merge_range("A9:C9", "{{tên}}")
        book.define_name("TongSo", "='Biểu 3'!$B$3")
        other.write_string("A1", "Không có gì để điền")
    return stream.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_placeholder_is_found_with_its_cell(issued):
    found = find_holes(issued)
    assert {(hole.address, hole.names) for hole in found.cells} == {
        ("A1", ("tên",)),
        ("A2", ("tong", "nữ . kỳ này")),
        ("B3", ("tong",)),
        ("B4", ("nữ . kỳ này",)),
        ("B5", ("tuổi",)),
        ("B6", ("trống",)),
        ("B7", ("lạ",)),
        ("A9", ("tên",)),
    }
    assert {hole.sheet for hole in found.cells} == {"Biểu 3"}
    assert found.elsewhere == ["đầu trang, chân trang của trang tính Biểu 3"]


def test_numbers_become_numbers_and_texts_keep_their_setting(issued):
    sheet = openpyxl.load_workbook(io.BytesIO(fill_holes(issued, VALUES)), rich_text=True)["Biểu 3"]
    assert (sheet["A1"].value, sheet["A1"].font.bold) == ("Đảng ủy <Cục> & Mẫu", True)
    assert str(sheet["A2"].value) == "Có 1.234 đồng chí, nữ 12"
    runs = [run for run in sheet["A2"].value if not isinstance(run, str)]
    assert [(run.text, bool(run.font and run.font.b)) for run in runs] == [
        ("1.234", True),
        (" đồng chí, nữ 12", False),
    ]
    assert [(sheet[at].data_type, sheet[at].value) for at in ("B3", "B4", "B5")] == [
        ("n", 1234),
        ("n", 12),
        ("n", 29.5),
    ]
    assert (sheet["B6"].value, sheet["B7"].value, sheet["C3"].value) == (None, "{{lạ}}", "=B3*2")
    assert sheet["B3"].number_format == "#,##0"
    assert sheet["A9"].value == "Đảng ủy <Cục> & Mẫu"


def test_nothing_but_the_cells_and_the_order_to_reckon_anew_is_changed(issued):
    issued = with_part(issued, "xl/workbook.xml", lambda body: body.replace(b' fullCalcOnLoad="1"', b""))
    before, after = parts(issued), parts(fill_holes(issued, VALUES))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
    }
    cell = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    filled = {b"A1", b"A2", b"B3", b"B4", b"B5", b"B6", b"B7", b"A9"}

    def others(part: bytes) -> bytes:
        return cell.sub(lambda found: b"" if found[1] in filled else found[0], part)

    assert others(before["xl/worksheets/sheet1.xml"]) == others(after["xl/worksheets/sheet1.xml"])
    assert before["xl/workbook.xml"] == after["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")


def test_a_workbook_that_says_nothing_of_reckoning_is_told_to(issued):
    silent = with_part(issued, "xl/workbook.xml", lambda body: re.sub(rb"<calcPr[^>]*>", b"", body))
    told = parts(fill_holes(silent, VALUES))["xl/workbook.xml"]
    assert b'</definedNames><calcPr fullCalcOnLoad="1"/>' in told


def test_without_anything_to_fill_it_comes_back_byte_for_byte(issued):
    assert (
        parts(fill_holes(issued, {"chưa nghe": Value("x")}))["xl/worksheets/sheet2.xml"]
        == parts(issued)["xl/worksheets/sheet2.xml"]
    )


def with_part(content: bytes, name: str, change) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for part, body in parts(content).items():
            target.writestr(part, change(body) if part == name else body)
    return stream.getvalue()


def test_inline_texts_prefixes_and_quotes_of_other_programs_are_understood(issued):
    cells = (
        '<x:row r="1"><x:c t=\'inlineStr\' r="A1" s="1"><x:is><x:t>Có {{tong}} &lt;người&gt;</x:t></x:is></x:c>'
        '<x:c r="B1" s="2" t="inlineStr"><x:is><x:t> {{tuổi}} </x:t></x:is></x:c></x:row>'
    )
    sheet = (
        '<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
    ).encode()
    filled = fill_holes(with_part(issued, "xl/worksheets/sheet2.xml", lambda _: sheet), VALUES)
    made = openpyxl.load_workbook(io.BytesIO(filled))["Khác"]
    assert (made["A1"].value, made["B1"].value) == ("Có 1.234 <người>", 29.5)


@pytest.mark.parametrize(
    "name, change, said",
    [
        ("xl/workbook.xml", lambda body: body.replace(b"<workbook", b"<!DOCTYPE a><workbook", 1), "DTD"),
        ("xl/worksheets/sheet1.xml", lambda body: body[:200], "Không đọc được"),
        ("xl/sharedStrings.xml", lambda body: body.decode().encode("utf-16"), "bảng mã lạ"),
    ],
)
def test_broken_and_hostile_parts_are_refused(issued, name, change, said):
    with pytest.raises(UnusableFile, match=said):
        find_holes(with_part(issued, name, change))


def outcome(content: bytes) -> str | list:
    """What is found, or the sentence of the refusal."""
    try:
        return find_holes(content).cells
    except UnusableFile as refused:
        return refused.message


@pytest.mark.parametrize("path", sorted(HOSTILE.iterdir()), ids=lambda path: path.name)
def test_hostile_files_are_refused_or_have_nothing_to_fill(path):
    found = outcome(path.read_bytes())
    assert found == [] or found.endswith(".")


@pytest.mark.parametrize("name", ARCHIVES)
def test_hostile_archives_are_an_outcome(name):
    found = outcome(FILES[name]())
    assert found == [] or found.endswith(".")
