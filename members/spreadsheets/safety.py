"""What a workbook must be before any library opens it. Plain standard library; runs in the child process."""

import io
import re
import zipfile
import zlib

MAX_FILE = 10 * 1024**2
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 100
MAX_ENTRIES = 200
#: A document type declaration stands before the root element.
_PROLOG = 4096
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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


def check_workbook(content: bytes) -> None:
    """Raises UnusableFile unless it is a plain .xlsx: no bomb, DTD, macro, password or link outside."""
    check_size(content)
    if content.startswith(_OLE_MAGIC):
        raise UnusableFile("Tệp có mật khẩu hoặc là tệp .xls cũ. Hãy bỏ mật khẩu và lưu lại dưới dạng .xlsx.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnusableFile("Tệp không phải bảng tính .xlsx. Hãy lưu lại từ Excel dưới dạng .xlsx.") from None
    with archive:
        _check_entries(archive.infolist(), len(content))
        _check_prologs(archive)


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise UnusableFile("Tệp có quá nhiều thành phần bên trong. Hãy chép danh sách sang tệp mới.")
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise UnusableFile("Tệp khi mở ra lớn bất thường, có thể gây treo máy, nên không được nhận.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableFile("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    if len(set(names)) != len(names) or any(_UNSAFE_NAME.search(name) for name in names):
        raise UnusableFile("Cấu trúc bên trong tệp không bình thường. Hãy chép danh sách sang tệp mới.")
    if "[Content_Types].xml" not in names:
        raise UnusableFile("Tệp thiếu các phần bắt buộc của bảng tính .xlsx, có thể đã hỏng.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusableFile("Tệp có chứa macro. Hãy lưu lại dưới dạng .xlsx không có macro.")
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        raise UnusableFile("Tệp có liên kết tới tệp khác. Hãy chép danh sách sang tệp mới, chỉ dán giá trị.")


def _check_prologs(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(name) as part:
                prolog = part.read(_PROLOG).replace(b"\0", b"").upper()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise UnusableFile("Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại.") from None
        if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
            raise UnusableFile("Tệp có khai báo không được phép (DTD) nên không được nhận.")
