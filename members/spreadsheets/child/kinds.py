"""What kind of file the bytes are, and whether any library may open it."""

from members.spreadsheets.child.archives import check_archive
from members.spreadsheets.refusals import ENCRYPTED, MACROS, NOT_A_SHEET, UnusableFile, check_size

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BEGIN_OF_BOOK = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = b"\x2f\x00"
_FOREIGN = (
    (b"%pdf", "Tệp là PDF, không phải bảng tính. Hãy gửi tệp Excel gốc của danh sách."),
    (
        b"{\\rtf",
        "Tệp là văn bản RTF, không phải bảng tính. Hãy chép danh sách vào Excel rồi lưu dưới dạng .xlsx.",
    ),
    (b"<", "Tệp là trang web hoặc XML mang đuôi bảng tính. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx."),
    (b"rar!", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
    (b"7z\xbc\xaf", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
    (b"\x1f\x8b", "Tệp là tệp nén. Hãy giải nén rồi gửi bảng tính bên trong."),
)


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


def _check_compound(content: bytes) -> None:
    """The container of .xls and of everything encrypted; the names in it stand as UTF-16."""
    if _holds(content, "EncryptedPackage") or _asks_for_password(content):
        raise UnusableFile(ENCRYPTED)
    if _holds(content, "_VBA_PROJECT"):
        raise UnusableFile(MACROS)
    if not _holds(content, "Workbook") and not _holds(content, "Book"):
        raise UnusableFile(NOT_A_SHEET)


def _holds(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content


def _asks_for_password(content: bytes) -> bool:
    """FILEPASS stands among the first records of an encrypted .xls."""
    at = content.find(_BEGIN_OF_BOOK)
    for _ in range(5):
        kind, length = content[at : at + 2], int.from_bytes(content[at + 2 : at + 4], "little")
        if at < 0 or kind == _FILEPASS:
            return at >= 0
        at += 4 + length
    return False


def _check_text(content: bytes) -> None:
    beginning = content[:1024].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for signature, sentence in _FOREIGN:
        if beginning.startswith(signature):
            raise UnusableFile(sentence)
