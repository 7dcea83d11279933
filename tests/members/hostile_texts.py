"""Hostile as plain text, as an old .xls, or something else under the name of a workbook."""

import struct

from tests.members.hostile import hostile

MEGABYTE = 1024**2


def compound(stream: bytes, *names: str, next_sector: int | None = None) -> bytes:
    """An OLE container with one stream and whatever other names; `next_sector` breaks the chain of its sectors."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % 512)
    count = len(stream) // 512
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<I", header, 76, 0)
    header[80:512] = b"\xff" * 432
    chain = [i + 1 for i in range(2, 1 + count)] + [0xFFFFFFFE]
    if next_sector is not None:
        chain[-1] = next_sector
    table = [0xFFFFFFFD, 0xFFFFFFFE, *chain]
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return bytes(header) + sectors[:512] + _directory(count * 512, names or ("Workbook",)) + stream


def _directory(size: int, names: tuple[str, ...]) -> bytes:
    made = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for name in names[:3]:
        made += _entry(name, 2, 2, size)
    return made.ljust(512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le").ljust(64, b"\0")
    sides = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        written
        + struct.pack("<HBB", len(name) * 2 + 2, kind, 1)
        + sides
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def workbook_stream(*cells: bytes, before: bytes = b"", name: bytes = b"Danh sach") -> bytes:
    """Records of BIFF8: one sheet with these cell records."""
    begin, end = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), record(0x0A, b"")
    place = len(begin) + len(before) + 4 + 8 + len(name) + len(end)
    sheet = record(0x85, struct.pack("<IHBB", place, 0, len(name), 0) + name)
    page = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    return begin + before + sheet + end + page + b"".join(cells) + end


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    written = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 1) + written)


def fonts(*names: str) -> bytes:
    """Fonts and for each a format of cells with its number."""
    found = [record(0x31, bytes(14) + struct.pack("<BB", len(name), 0) + name.encode()) for name in names]
    numbers = [number if number < 4 else number + 1 for number in range(len(names))]
    return b"".join([*found, *(record(0xE0, struct.pack("<H", number) + bytes(18)) for number in numbers)])


@hostile
def an_old_workbook_with_a_password() -> bytes:
    return compound(workbook_stream(label(0, 0, "An"), before=record(0x2F, b"\1\0" + b"\7" * 52)))


@hostile
def a_workbook_with_a_password() -> bytes:
    return compound(b"\7" * 5000, "EncryptionInfo", "EncryptedPackage")


@hostile
def an_old_workbook_with_macros() -> bytes:
    return compound(workbook_stream(label(0, 0, "An")), "Workbook", "_VBA_PROJECT_CUR")


@hostile
def an_old_word_document() -> bytes:
    return compound(b"", "WordDocument")


@hostile
def a_container_that_bites_its_tail() -> bytes:
    return compound(workbook_stream(label(0, 0, "An")), next_sector=2)


@hostile
def a_container_with_sectors_outside() -> bytes:
    return compound(workbook_stream(label(0, 0, "An")), next_sector=0x7FFFFFFF)


@hostile
def a_container_of_nothing() -> bytes:
    return compound(b"")


@hostile
def half_an_old_workbook() -> bytes:
    return compound(workbook_stream(label(0, 0, "An")))[:1300]


@hostile
def an_old_cell_in_the_farthest_corner() -> bytes:
    return compound(workbook_stream(label(0, 0, "An"), label(65_535, 65_535, "x")))


@hostile
def an_old_workbook_of_texts_that_are_not_there() -> bytes:
    counts = record(0xFC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF))
    return compound(workbook_stream(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 10**9)), before=counts))


@hostile
def old_fonts_that_are_not_there() -> bytes:
    formats = record(0xE0, b"\xff\xff") + record(0x31, b"") + record(0x31, b"\0" * 14 + b"\xff\1.")
    return compound(
        workbook_stream(label(0, 0, "An", 9), label(1, 0, "An"), before=fonts(".VnTime") + formats)
    )


@hostile
def an_old_record_longer_than_the_file() -> bytes:
    return compound(workbook_stream(struct.pack("<HH", 0x0204, 0xFFFF)))


@hostile
def an_old_sheet_that_begins_nowhere() -> bytes:
    return compound(
        record(0x0809, b"\0\6\5\0" + b"\0" * 12) + record(0x85, struct.pack("<IHBB", 2**31, 0, 1, 0) + b"a")
    )


@hostile
def a_container_whose_header_counts_too_much() -> bytes:
    content = bytearray(compound(workbook_stream(label(0, 0, "An"))))
    struct.pack_into("<I", content, 44, 0xFFFFFFF0)
    struct.pack_into("<H", content, 30, 63)
    return bytes(content)


@hostile
def hundreds_of_thousands_of_columns_of_text() -> bytes:
    return b"a," * 300_000 + b"\nb,c\n"


@hostile
def one_line_of_ten_megabytes() -> bytes:
    return b"Ho ten,Ngay sinh\n" + b"a" * (9 * MEGABYTE)


@hostile
def a_quotation_that_never_ends() -> bytes:
    return b'Ho ten,Ngay sinh\n"An,1990\n' + b"Binh,1991\n" * 500_000


@hostile
def quotation_marks_and_nothing_else() -> bytes:
    return b'"' * (9 * MEGABYTE)


@hostile
def separators_without_end() -> bytes:
    return b"a,b\n" + b";,\t" * 300_000


@hostile
def millions_of_empty_lines() -> bytes:
    return b"Ho ten,Ngay sinh\n" + b"\n" * (9 * MEGABYTE) + b"An,1990\n"


@hostile
def more_lines_than_any_office_has_people() -> bytes:
    return b"Ho ten,Ngay sinh\n" + b"An,1990\n" * 110_000


@hostile
def sixteen_bits_and_one_byte_more() -> bytes:
    return "Họ tên,Ngày sinh\nAn,1990\n".encode("utf-16") + b"x"


@hostile
def halves_of_characters() -> bytes:
    return b"\xff\xfe" + ("a,b\n" * 50).encode("utf-16-le") + b"\x00\xd8\x2c\x00\x00\xd8"


@hostile
def a_mark_of_sixteen_bits_alone() -> bytes:
    return b"\xff\xfe"


@hostile
def zeros_in_a_text() -> bytes:
    return b"Ho ten,Ngay sinh\nAn\0,1990\n"


@hostile
def zeros_and_nothing_else() -> bytes:
    return bytes(5 * MEGABYTE)


@hostile
def noise() -> bytes:
    return bytes(i * i * 7919 % 251 for i in range(100_000))


@hostile
def a_web_page_renamed() -> bytes:
    return b"\n<html><table><tr><td>Ho ten</td><td>1990</td></tr></table></html>"


@hostile
def a_spreadsheet_in_xml_renamed() -> bytes:
    return b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><!DOCTYPE x [<!ENTITY e "x">]><Workbook/>'


@hostile
def a_rich_text_renamed() -> bytes:
    return rb"{\rtf1\ansi Ho ten, Ngay sinh\par}"


@hostile
def a_pdf_renamed() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@hostile
def a_picture_renamed() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9
