"""Hostile at the level of the zip: its directory, its names, the size of what it unpacks to."""

import io
import struct
import zipfile

from tests.members.hostile import hostile, parts, strings_xml, styles_xml, with_swollen_part, xlsx, zipped

MEGABYTE = 1024**2


def patched(content: bytes, signature: bytes, offset: int, value: bytes, *, last: bool = True) -> bytes:
    """The field `offset` bytes behind a signature, overwritten."""
    made = bytearray(content)
    at = (made.rindex if last else made.index)(signature) + offset
    made[at : at + len(value)] = value
    return bytes(made)


def with_parts(**others: bytes) -> bytes:
    return zipped(parts() | others)


def with_named(name: str, content: bytes = b"x") -> bytes:
    return zipped({**parts(), name: content})


@hostile
def a_text_of_500_megabytes() -> bytes:
    before, after = b'<sst><si><t>"', b'"</t></si></sst>'
    return with_swollen_part("xl/sharedStrings.xml", before, b"a" * MEGABYTE, 500, after, told=None)


@hostile
def a_text_of_500_megabytes_that_claims_to_be_small() -> bytes:
    return with_swollen_part("xl/sharedStrings.xml", b"<sst><si><t>", b"a" * MEGABYTE, 500, b"", told=1000)


@hostile
def a_sheet_of_300_megabytes_that_claims_to_be_small() -> bytes:
    row = b"<row><c><v>1</v></c></row>" * 40_000
    return with_swollen_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>", row, 300, b"", told=1000)


@hostile
def a_part_that_claims_four_gigabytes() -> bytes:
    return patched(xlsx(), b"PK\1\2", 24, b"\xfe\xff\xff\xff")


@hostile
def seventy_thousand_entries() -> bytes:
    record = b"PK\1\2" + b"\0" * 24 + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = record * 70_000
    ending = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 70_000 % 65536, 70_000 % 65536, len(directory), 4, 0)
    return b"PK\3\4" + directory + ending


@hostile
def entries_over_the_same_bytes() -> bytes:
    content = zipped(parts() | {"xl/a.xml": b"<a/>", "xl/b.xml": b"<a/>"}, zipfile.ZIP_STORED)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.getinfo("xl/a.xml").header_offset
    return patched(content, b"PK\1\2", 42, struct.pack("<I", first))


@hostile
def a_part_twice() -> bytes:
    return with_named("xl/styles.xmX").replace(b"xl/styles.xmX", b"xl/styles.xml")


@hostile
def a_link_instead_of_a_part() -> bytes:
    stream = io.BytesIO(xlsx())
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("xl/worksheets/sheet2.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return stream.getvalue()


@hostile
def zip64_fields_without_sense() -> bytes:
    content = patched(xlsx(), b"PK\5\6", 8, b"\xff" * 12)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, 2**63, 1)
    return content.replace(b"PK\5\6", locator + b"PK\5\6")


@hostile
def a_directory_that_begins_nowhere() -> bytes:
    return patched(xlsx(), b"PK\5\6", 16, b"\xf0\xff\xff\x7f")


@hostile
def a_directory_with_fewer_entries_than_it_says() -> bytes:
    return patched(xlsx(), b"PK\5\6", 8, b"\xff\x7f\xff\x7f")


@hostile
def a_part_packed_in_an_unusual_way() -> bytes:
    return zipped(parts(), zipfile.ZIP_BZIP2)


@hostile
def a_part_flagged_as_encrypted() -> bytes:
    return patched(xlsx(), b"PK\1\2", 8, b"\1\0")


@hostile
def a_checksum_that_is_wrong() -> bytes:
    return patched(xlsx(), b"PK\1\2", 16, b"\0\0\0\0")


@hostile
def a_path_out_of_the_archive() -> bytes:
    return with_named("../../../../tmp/out.xml")


@hostile
def an_absolute_path() -> bytes:
    return with_named("/etc/cron.d/x")


@hostile
def a_path_with_a_drive() -> bytes:
    return with_named("C:\\Windows\\x.xml")


@hostile
def a_name_with_a_control_character() -> bytes:
    return with_named("xl/a\x07.xml")


@hostile
def an_archive_in_an_archive() -> bytes:
    return zipped({"danh-sach.xlsx": xlsx()})


@hostile
def a_document_before_the_archive() -> bytes:
    return b"%PDF-1.7\n" + xlsx()


@hostile
def an_empty_archive() -> bytes:
    return zipped({})


@hostile
def a_workbook_with_macros() -> bytes:
    return with_named("xl/vbaProject.bin")


@hostile
def a_workbook_that_asks_another_file() -> bytes:
    return with_named("xl/externalLinks/externalLink1.xml", b"<externalLink/>")


@hostile
def a_binary_workbook_renamed() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83\x01"})


@hostile
def an_opendocument_renamed() -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})


@hostile
def a_word_document_renamed() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"})


@hostile
def thousands_of_parts_with_long_names() -> bytes:
    return zipped({**parts(), **{f"xl/{'a' * 200}{i}.xml": b"<a/>" for i in range(3000)}})


@hostile
def a_text_that_names_a_thousand_others() -> bytes:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    return xlsx(strings=f'<!DOCTYPE sst [<!ENTITY e0 "x">{entities}]>' + strings_xml("<si><t>&e9;</t></si>"))


@hostile
def an_entity_behind_a_long_comment() -> bytes:
    doctype = '<!DOCTYPE sst [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return xlsx(strings=f"<!--{' ' * 100_000}-->{doctype}" + strings_xml("<si><t>&e;</t></si>"))


@hostile
def an_entity_among_old_fonts_behind_a_long_comment() -> bytes:
    doctype = '<!DOCTYPE styleSheet [<!ENTITY e ".VnTime">]>'
    return xlsx(styles=f"<!--{' ' * 100_000}-->{doctype}" + styles_xml("<font><name val='.VnTime'/></font>"))


@hostile
def an_entity_in_sixteen_bits() -> bytes:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE sst [<!ENTITY e "x">]>' + strings_xml(
        "<si><t>&e;</t></si>"
    )
    return xlsx(strings=text.encode("utf-16"))
