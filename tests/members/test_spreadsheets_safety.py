import io
import zipfile
import zlib

import pytest

from members.spreadsheets.child.kinds import kind_of
from members.spreadsheets.refusals import MAX_FILE, UnusableFile
from tests.members.sheets import sample, workbook


def archive(*entries, compression=zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as book:
        for name, content in (("[Content_Types].xml", b"<Types/>"), *entries):
            book.writestr(name, content)
    return stream.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(UnusableFile) as refused:
        kind_of(content)
    return refused.value.message


def flagged_as_encrypted() -> bytes:
    content = bytearray(archive(("xl/workbook.xml", b"<workbook/>")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def with_a_broken_part() -> bytes:
    content = archive(("xl/workbook.xml", b"<workbook/>" * 50), compression=zipfile.ZIP_DEFLATED)
    packed = zlib.compress(b"<workbook/>" * 50, wbits=-15)
    return content.replace(packed, b"\xff" * len(packed))


NOT_A_SHEET = "Tệp không phải bảng tính (.xlsx, .xls hoặc .csv). Hãy lưu lại từ Excel dưới dạng .xlsx."
STRANGE = "Cấu trúc bên trong tệp không bình thường. Hãy chép danh sách sang tệp mới."
DTD = "Tệp có khai báo không được phép (DTD) nên không được nhận."
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY e "x">]><t>&e;</t>'


@pytest.mark.parametrize(
    "content,message",
    [
        (b"", "Tệp rỗng, không có nội dung nào."),
        (b"x" * (MAX_FILE + 1), "Tệp lớn hơn 10 MB. Hãy chia danh sách thành nhiều tệp nhỏ hơn."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            NOT_A_SHEET,
        ),
        (b"PK\x03\x04" + b"x" * 100, NOT_A_SHEET),
        (
            archive(*((f"xl/{i}.xml", b"<a/>") for i in range(200))),
            "Tệp có quá nhiều thành phần bên trong. Hãy chép danh sách sang tệp mới.",
        ),
        (
            archive(("xl/a.xml", b" " * 1_000_000), compression=zipfile.ZIP_DEFLATED),
            "Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận. "
            "Hãy chép riêng phần danh sách sang tệp mới.",
        ),
        (flagged_as_encrypted(), "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        (archive(("../../x.xml", b"<a/>")), STRANGE),
        (archive(("/etc/x.xml", b"<a/>")), STRANGE),
        (archive(("C:\\x.xml", b"<a/>")), STRANGE),
        (
            archive(("xl/vbaProject.bin", b"x")),
            "Tệp có chứa macro. Hãy lưu lại dưới dạng .xlsx không có macro.",
        ),
        (
            archive(("xl/externalLinks/externalLink1.xml", b"<a/>")),
            "Tệp có liên kết tới tệp khác. Hãy chép danh sách sang tệp mới, chỉ dán giá trị.",
        ),
        (archive(("xl/workbook.xml", DOCTYPE.encode())), DTD),
        (archive(("xl/workbook.xml", DOCTYPE.encode("utf-16"))), DTD),
        (archive(("_rels/.rels", DOCTYPE.lower().encode())), DTD),
        (with_a_broken_part(), "Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại."),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_refused(content, message):
    assert refusal(content) == message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused():
    assert refusal(archive(("xl/a.xml", b"<a/>"), ("xl/a.xml", b"<b/>"))) == STRANGE


@pytest.mark.parametrize("name", ["to-chuc.xlsx", "danh-sach-can-bo.xlsx", "danh-sach-co-loi.xlsx"])
def test_real_lists_pass(name):
    assert kind_of(sample(name)) == "xlsx"


def test_a_list_of_equal_rows_is_no_bomb():
    assert kind_of(workbook(*(["Phòng Một"] * 12 for _ in range(5000)))) == "xlsx"
