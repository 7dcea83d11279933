"""Makers of files that try to do harm, or that no honest program writes. Cheap: big ones are repeated bytes."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FILES: dict[str, Callable[[], bytes]] = {}


def hostile(maker: Callable[[], bytes]) -> Callable[[], bytes]:
    FILES[maker.__name__] = maker
    return maker


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text_cell(reference: str, text: str, attributes: str = "") -> str:
    return f'<c r="{reference}" t="inlineStr" {attributes}><is><t>{text}</t></is></c>'


def styles_xml(fonts: str = "<font><name val='Arial'/></font>", formats: str = "<xf fontId='0'/>") -> str:
    return f'<styleSheet xmlns="{MAIN}"><fonts>{fonts}</fonts><cellXfs>{formats}</cellXfs></styleSheet>'


def strings_xml(strings: str) -> str:
    return f'<sst xmlns="{MAIN}">{strings}</sst>'


def workbook_xml(*names: str, state: str = "visible") -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId1" state="{state}"/>' for i, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def parts(sheet: str | bytes = "", **changes: str | bytes) -> dict[str, str | bytes]:
    """The parts of a small workbook; `changes` by the last name of a part: workbook, styles, strings, rels."""
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(
            [
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ],
            1,
        )
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": changes.get("workbook", workbook_xml("Danh sách")),
        "xl/_rels/workbook.xml.rels": changes.get(
            "rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        ),
        "xl/styles.xml": changes.get("styles", styles_xml()),
        "xl/sharedStrings.xml": changes.get("strings", strings_xml("<si><t>Họ và tên</t></si>")),
        "xl/worksheets/sheet1.xml": sheet or sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    }


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(sheet: str | bytes = "", **changes: str | bytes) -> bytes:
    return zipped(parts(sheet, **changes))


def xlsx_of_rows(rows: str, **changes: str | bytes) -> bytes:
    return xlsx(sheet_xml(rows), **changes)


#: Makes a small file look big, so that what unpacks to a lot passes the check of the ratio.
BALLAST = random.Random(1).randbytes(600_000)  # noqa: S311 - no secret


def heavy(rows: str, **changes: str | bytes) -> bytes:
    return zipped(parts(sheet_xml(rows), **changes) | {"xl/media/image1.png": BALLAST})


def with_swollen_part(
    name: str, before: bytes, filling: bytes, times: int, after: bytes, *, told: int | None
) -> bytes:
    """A part with `filling` many times, packed in no time; `told` is the size that the directory claims."""
    pack = zlib.compressobj(9, wbits=-15)
    head = pack.compress(before) + pack.flush(zlib.Z_FULL_FLUSH)
    block = pack.compress(filling) + pack.flush(zlib.Z_FULL_FLUSH)
    tail = pack.compress(after) + pack.flush()
    crc = zlib.crc32(before)
    for _ in range(times if told is None else 0):
        crc = zlib.crc32(filling, crc)
    crc = zlib.crc32(after, crc)
    size = len(before) + len(filling) * times + len(after) if told is None else told
    return with_raw_part(parts(), name, head + block * times + tail, size, crc)


def with_raw_part(others: dict, name: str, packed: bytes, size: int, crc: int) -> bytes:
    """An archive whose part `name` is these packed bytes, with the size and checksum told."""
    placeholder = b"*" * len(packed)
    content = zipped({key: part for key, part in others.items() if key != name})
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, placeholder)
        at = archive.getinfo(name).header_offset
    made = bytearray(stream.getvalue())
    fields = struct.pack("<III", crc, len(packed), size)
    for signature, start, method in ((b"PK\3\4", at, 8), (b"PK\1\2", None, 10)):
        where = start if start is not None else made.rindex(b"PK\1\2")
        assert made[where : where + 4] == signature
        made[where + method : where + method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        made[where + method + 6 : where + method + 18] = fields
    begin = made.index(placeholder)
    made[begin : begin + len(packed)] = packed
    return bytes(made)
