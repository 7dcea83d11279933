"""How large a file may be, and why one cannot be taken, in sentences for the user. The child process needs it too."""

MAX_FILE = 10 * 1024**2
MAX_ROWS = 100_000
MAX_COLUMNS = 100
NOT_A_SHEET = "Tệp không phải bảng tính (.xlsx, .xls hoặc .csv). Hãy lưu lại từ Excel dưới dạng .xlsx."
DTD = "Tệp có khai báo không được phép (DTD) nên không được nhận."
BROKEN = "Tệp đã hỏng, không mở được. Hãy lưu lại từ Excel rồi gửi lại."
TOO_MANY_ROWS = "Bảng có hơn 100.000 dòng. Hãy chia danh sách thành nhiều tệp."
ENCRYPTED = "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."
MACROS = "Tệp có chứa macro. Hãy lưu lại dưới dạng .xlsx không có macro."


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
