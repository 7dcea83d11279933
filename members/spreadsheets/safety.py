"""What a workbook must be before any library opens it. Plain standard library; runs in the child process."""

import io
import re
import stat
import zipfile
import zlib
from itertools import pairwise

MAX_FILE = 10 * 1024**2
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 100
MAX_ENTRIES = 200
#: A document type declaration stands before the root element.
_PROLOG = 64 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
NOT_A_SHEET = "Tệp không phải bảng tính .xlsx. Hãy lưu lại từ Excel dưới dạng .xlsx."
BROKEN = "Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại."
PASSWORD = "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."
_MACROS = "Tệp có chứa macro. Hãy lưu lại dưới dạng .xlsx không có macro."
_FOREIGN = (
    (b"%pdf", "Tệp là PDF, không phải bảng tính. Hãy gửi tệp Excel gốc của danh sách."),
    (b"{\\rtf", "Tệp là văn bản RTF, không phải bảng tính. Hãy chép danh sách vào Excel rồi lưu dưới dạng .xlsx."),
    (b"<", "Tệp là trang web hoặc XML mang đuôi bảng tính. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx."),
    (b"rar!", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
    (b"7z\xbc\xaf", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
    (b"\x1f\x8b", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
)
#: A part that only this other kind of file has.
_OTHER_KINDS = {
    "xl/workbook.bin": "Tệp là bảng tính nhị phân .xlsb. Hãy lưu lại từ Excel dưới dạng .xlsx.",
    "content.xml": "Tệp là bảng tính OpenDocument (.ods). Hãy lưu lại dưới dạng .xlsx.",
    "word/document.xml": "Tệp là văn bản Word, không phải bảng tính. Hãy chép danh sách vào Excel rồi lưu dưới dạng .xlsx.",
}
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")


class UnusableFile(ValueError):
    """The whole file cannot be taken: a Vietnamese sentence for the user, and the row if one is to blame."""

    def __init__(self, message: str, *, row: int | None = None):
        super().__init__(message)
        self.message, self.row = message, row


def check_size(content: bytes) -> None:
    if not content:
        raise UnusableFile("Tệp rỗng, không có nội dung nào.")
    if len(content) > MAX_FILE:
        raise UnusableFile("Tệp lớn hơn 10 MB. Hãy chia danh sách thành nhiều tệp nhỏ hơn.")


def kind_of(content: bytes) -> str:
    """xlsx, xls or csv by what the bytes are, whatever the name says. Raises UnusableFile unless it may be opened."""
    check_size(content)
    if content.startswith(_ZIP_MAGIC):
        check_archive(content)
        return "xlsx"
    if content.startswith(_OLE_MAGIC):
        _check_compound(content)
        return "xls"
    _check_text(content)
    return "csv"


def check_archive(content: bytes) -> None:
    """Raises UnusableFile unless it is a plain .xlsx: no bomb, DTD, macro, password or link outside."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnusableFile(NOT_A_SHEET) from None
    with archive:
        _check_entries(archive.infolist(), len(content))
        _check_prologs(archive)


def _check_compound(content: bytes) -> None:
    """The container of .xls and of everything encrypted; the names in it stand as UTF-16."""
    if _holds(content, "EncryptedPackage"):
        raise UnusableFile(PASSWORD)
    if _holds(content, "_VBA_PROJECT") or _holds(content, "Macros"):
        raise UnusableFile(_MACROS)
    if not _holds(content, "Workbook") and not _holds(content, "Book"):
        raise UnusableFile(NOT_A_SHEET)


def _holds(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content


def _check_text(content: bytes) -> None:
    beginning = content[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for signature, sentence in _FOREIGN:
        if beginning.startswith(signature):
            raise UnusableFile(sentence)


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise UnusableFile("Tệp có quá nhiều thành phần bên trong. Hãy chép danh sách sang tệp mới.")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise UnusableFile("Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableFile(PASSWORD)
    if len(set(names)) != len(names) or any(map(_is_strange, entries)) or _overlap(entries):
        raise UnusableFile("Cấu trúc bên trong tệp không bình thường. Hãy chép danh sách sang tệp mới.")
    for part, sentence in _OTHER_KINDS.items():
        if part in names:
            raise UnusableFile(sentence)
    if "[Content_Types].xml" not in names:
        raise UnusableFile("Tệp thiếu các phần bắt buộc của bảng tính .xlsx, có thể đã hỏng.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile(_MACROS)
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
            raise UnusableFile("Tệp có khai báo không được phép (DTD) nên không được nhận.")
