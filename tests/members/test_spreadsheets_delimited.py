"""Tables as plain text, and the workbooks of before 2007."""

import unicodedata

import pytest

from members.spreadsheets.reading import Row, open_book
from members.spreadsheets.refusals import UnusableFile
from tests.members.hostile_texts import compound, label, workbook_stream

NOT_A_SHEET = "Tệp không phải bảng tính (.xlsx, .xls hoặc .csv). Hãy lưu lại từ Excel dưới dạng .xlsx."
TABLE = "STT;Họ và tên;Địa chỉ\r\n1;Nguyễn Thị Ánh;xã Mường Lay, tỉnh Điện Biên\r\n"
ROWS = [
    Row(1, ["STT", "Họ và tên", "Địa chỉ"]),
    Row(2, ["1", "Nguyễn Thị Ánh", "xã Mường Lay, tỉnh Điện Biên"]),
]


def rows_of(content: bytes, encoding: str = "") -> list[Row]:
    with open_book(content, encoding=encoding) as book:
        return list(book.rows(book.heads[0].name))


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as refused:
        rows_of(content)
    return refused.value.message


def windows_1258(text: str) -> bytes:
    """As Windows writes it: tones stand behind their letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = b""
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        written += letter.encode("cp1258") + "".join(part for part in parts if part in tones).encode("cp1258")
    return written


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-be"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        windows_1258(TABLE),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("\r\n", "\n").encode(),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.replace("xã Mường Lay, tỉnh Điện Biên", '"xã Mường Lay, tỉnh Điện Biên"')
        .replace(";", ",")
        .encode(),
    ],
)
def test_text_tables_in_every_usual_letter_and_separator(content):
    with open_book(content) as book:
        assert (book.kind, [(head.name, head.suspected) for head in book.heads]) == ("csv", [("CSV", "")])
        assert list(book.rows("CSV")) == ROWS


def test_a_hint_for_the_separator_is_no_row():
    assert rows_of(b"sep=;\r\na,b;c\r\n") == [Row(2, ["a,b", "c"])]


def test_a_row_has_the_number_of_the_line_on_which_it_begins():
    assert rows_of(b'a,b\n"c\nd",e\n\nf,g\n') == [
        Row(1, ["a", "b"]),
        Row(2, ["c\nd", "e"]),
        Row(5, ["f", "g"]),
    ]


def test_what_our_export_made_harmless_comes_back_as_it_was():
    cells = ["=1+1", "+84", "-5", "@x", "\tx", "'x", "x"]
    written = ["'=1+1", "'+84", "'-5", "'@x", "'\tx", "'x", "x"]

    assert rows_of(";".join(written).encode()) == [Row(1, cells)]


@pytest.mark.parametrize("written", ['="0913",x', '"=""0913""",x'])
def test_a_number_that_another_program_kept_as_a_text(written):
    assert rows_of(written.encode()) == [Row(1, ["0913", "x"])]


def test_such_a_formula_as_our_export_wrote_it_is_a_text_of_its_own():
    assert rows_of(b'"\'=""0913""",x') == [Row(1, ['="0913"', "x"])]


@pytest.mark.parametrize(
    "content,message",
    [
        (
            b'a,b\n"c,d\ne,f\n',
            "Dòng 2 có dấu nháy kép không khép lại hoặc đặt sai chỗ. Hãy sửa dòng đó rồi gửi lại.",
        ),
        (b"a,b\nc\0,d\n", "Tệp có ký tự không lưu được (NUL). Hãy lưu lại từ Excel rồi gửi lại."),
        (b"chi co mot cot\nAn\n", NOT_A_SHEET),
        (
            TABLE.encode("utf-16") + b"x",
            "Không đọc được chữ trong tệp. Hãy lưu lại từ Excel dưới dạng .xlsx hoặc CSV UTF-8 rồi gửi lại.",
        ),
        (
            TABLE.encode().replace("ễ".encode(), b"\xe1\xbb"),
            "Không đọc được chữ trong tệp. Hãy lưu lại từ Excel dưới dạng .xlsx hoặc CSV UTF-8 rồi gửi lại.",
        ),
        (
            "Lê,Cô,Hà,Tô\n".encode() + b"L\xc3,b\n",
            "Không đọc được chữ trong tệp. Hãy lưu lại từ Excel dưới dạng .xlsx hoặc CSV UTF-8 rồi gửi lại.",
        ),
        (b"a," * 100 + b"a", "Dòng 1 có hơn 100 cột. Hãy chỉ giữ các cột của danh sách."),
    ],
    ids=["quotation", "NUL", "one column", "odd byte", "broken letters", "one broken letter", "columns"],
)
def test_text_tables_that_cannot_be_taken(content, message):
    assert refusal(content) == message


def test_an_old_xls_is_read():
    cells = [
        label(0, 0, "Họ và tên"),
        label(0, 2, "Số CCCD"),
        label(2, 0, "Lò Mẫu"),
        label(2, 2, "901094000001"),
    ]

    with open_book(compound(workbook_stream(*cells))) as book:
        assert (book.kind, book.heads[0].name) == ("xls", "Danh sach")
        assert list(book.rows("Danh sach")) == [
            Row(1, ["Họ và tên", "", "Số CCCD"]),
            Row(3, ["Lò Mẫu", "", "901094000001"]),
        ]
