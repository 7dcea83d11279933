"""What the zip of an .xlsx must be before any library opens it."""

import io
import re
import stat
import zipfile
import zlib
from itertools import pairwise

from members.spreadsheets.refusals import BROKEN, DTD, ENCRYPTED, MACROS, NOT_A_SHEET, UnusableFile

MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 100
MAX_ENTRIES = 200
#: A document type declaration stands before the root element.
_PROLOG = 64 * 1024
_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
#: A part that only this other kind of file has.
_OTHER_KINDS = {
    "xl/workbook.bin": "Tệp là bảng tính nhị phân .xlsb. Hãy lưu lại từ Excel dưới dạng .xlsx.",
    "content.xml": "Tệp là bảng tính OpenDocument (.ods). Hãy lưu lại dưới dạng .xlsx.",
    "word/document.xml": "Tệp là văn bản Word. Hãy chép danh sách vào Excel rồi lưu dưới dạng .xlsx.",
}
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")


def check_archive(content: bytes) -> None:
    """Raises UnusableFile unless it is a plain .xlsx: no bomb, DTD, macro, password or link outside."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnusableFile(NOT_A_SHEET) from None
    with archive:
        _check_entries(archive.infolist(), len(content))
        _check_prologs(archive)


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise UnusableFile("Tệp có quá nhiều thành phần bên trong. Hãy chép danh sách sang tệp mới.")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise UnusableFile(
            "Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận. "
            "Hãy chép riêng phần danh sách sang tệp mới."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableFile(ENCRYPTED)
    if len(set(names)) != len(names) or any(map(_is_strange, entries)) or _overlap(entries):
        raise UnusableFile("Cấu trúc bên trong tệp không bình thường. Hãy chép danh sách sang tệp mới.")
    for part, sentence in _OTHER_KINDS.items():
        if part in names:
            raise UnusableFile(sentence)
    if "[Content_Types].xml" not in names:
        raise UnusableFile("Tệp thiếu các phần bắt buộc của bảng tính .xlsx, có thể đã hỏng.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile(MACROS)
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        raise UnusableFile("Tệp có liên kết tới tệp khác. Hãy chép danh sách sang tệp mới, chỉ dán giá trị.")


def _is_strange(entry: zipfile.ZipInfo) -> bool:
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return bool(_UNSAFE_NAME.search(entry.filename)) or is_link or entry.compress_type not in _DEFLATED


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    """Two parts of the same bytes: a way to unpack much more than is there."""
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        entry.header_offset + entry.compress_size > following.header_offset
        for entry, following in pairwise(in_order)
    )


def _check_prologs(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(name) as part:
                prolog = part.read(_PROLOG).replace(b"\0", b"").upper()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise UnusableFile(BROKEN) from None
        if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
            raise UnusableFile(DTD)
