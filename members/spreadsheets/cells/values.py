"""One cell → one value, or ValueError with a Vietnamese sentence. Pure; a value is never guessed."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from members.choices import Precision, Sex
from members.names import normalise
from members.spreadsheets.cells import ordinary
from members.spreadsheets.cells.ordinary import EARLIEST_BIRTH, LETTERS, MAX_NAME
from members.spreadsheets.cells.texts import as_text, key
from members.spreadsheets.reading.rows import Cell

MAX_MARKS = 3
LAST_OF_BASIC_PLANE = 0xFFFF  # beyond it: emoji and letters that no font of the documents has
_DATE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_SHOWN = {Precision.DAY: "%d/%m/%Y", Precision.MONTH: "%m/%Y", Precision.YEAR: "%Y"}
_DATE_HINT = "Hãy ghi ngày/tháng/năm, ví dụ 03/11/1990."
_FORMULA_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[/.-]((?:19|20)\d{2})", re.ASCII)
_CODE = re.compile(r"[A-Z0-9Đ][A-Z0-9Đ._/-]*")
#: Texts that need no second look: printable ASCII and composed Latin letters, which carry two marks at most.
_ORDINARY = re.compile(r"[ -~\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]*")
_ORDINARY_NAME = re.compile(rf"[ '.-]*[{LETTERS}][{LETTERS} '.-]*")


def text(value: Cell, *, longest: int) -> str:
    if isinstance(value, str) and value.startswith("#") and _FORMULA_ERROR.fullmatch(value):
        raise ValueError(f"Ô có lỗi công thức {value}. Hãy sửa công thức hoặc gõ lại giá trị.")
    if isinstance(value, str) and len(value) <= longest and _ORDINARY.fullmatch(value):
        return " ".join(value.split())
    cleaned = normalise(as_text(value))
    if any(unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn", "Cs"} for character in cleaned):
        raise ValueError("Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa ô và gõ lại.")
    if any(ord(character) > LAST_OF_BASIC_PLANE for character in cleaned):
        raise ValueError("Có biểu tượng cảm xúc hoặc ký tự không dùng trong văn bản. Hãy xóa ký tự đó.")
    if len(cleaned) > longest:
        raise ValueError(f"Dài {len(cleaned)} ký tự, nhiều nhất là {longest}.")
    if _most_marks(cleaned) > MAX_MARKS:
        raise ValueError("Có chữ cái mang quá nhiều dấu. Hãy xóa ô và gõ lại.")
    return cleaned


def _most_marks(cleaned: str) -> int:
    most = run = 0
    for character in unicodedata.normalize("NFD", cleaned):
        run = run + 1 if unicodedata.combining(character) else 0
        most = max(most, run)
    return most


def person_name(value: Cell) -> str:
    name = text(value, longest=MAX_NAME)
    if _ORDINARY_NAME.fullmatch(name):
        return name
    strange = dict.fromkeys(character for character in name if not _may_stand_in_name(character))
    if strange:
        shown = " ".join(f"«{character}»" for character in [*strange][:5])
        raise ValueError(
            f"Họ và tên có ký tự {shown} không dùng trong tên người; "
            "chỉ dùng chữ cái, dấu cách, dấu nháy đơn, dấu gạch nối và dấu chấm."
        )
    if not any(character.isalpha() for character in name):
        raise ValueError("Họ và tên không có chữ cái nào.")
    return name


def _may_stand_in_name(character: str) -> bool:
    if unicodedata.combining(character) or character in " '’.-":
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith("LATIN")


def day(value: Cell) -> date:
    """A date cell, or text as day/month/year with a four-digit year."""
    if isinstance(value, date):
        return value
    written = str(value).strip()
    found = _DATE.fullmatch(written)
    if not found:
        raise ValueError(_no_day(value, written))
    try:
        return date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        raise ValueError(f"«{_shown(value)}» là ngày không có trong lịch. {_DATE_HINT}") from None


def _no_day(value: Cell, written: str) -> str:
    if _YEAR.fullmatch(written) or _MONTH.fullmatch(written):
        known = "năm" if _YEAR.fullmatch(written) else "tháng và năm"
        return f"«{written}» chỉ có {known}; cần đủ ngày, tháng, năm. {_DATE_HINT}"
    if not isinstance(value, str):
        return f"«{value}» là một số, không phải ngày. {_DATE_HINT}"
    return f"«{_shown(value)}» không đúng dạng ngày. {_DATE_HINT}"


def partial_date(value: Cell) -> tuple[date, Precision]:
    """A day, or «11/1990», or «1990»: as much as is known."""
    written = str(value).strip() if isinstance(value, (str, int)) else ""
    if _YEAR.fullmatch(written):
        return date(int(written), 1, 1), Precision.YEAR
    month = _MONTH.fullmatch(written)
    if month and 1 <= int(month[1]) <= 12:
        return date(int(month[2]), int(month[1]), 1), Precision.MONTH
    return day(value), Precision.DAY


def show_partial_date(known: tuple[date, Precision]) -> str:
    """What `partial_date` reads back."""
    found, precision = known
    return f"{found:{_SHOWN[precision]}}"


def birth_date(value: Cell, today: date) -> date:
    born = day(value)
    if born > today:
        raise ValueError(f"Ngày sinh {born:%d/%m/%Y} ở tương lai.")
    if born < EARLIEST_BIRTH:
        raise ValueError(f"Ngày sinh {born:%d/%m/%Y} quá xa, có lẽ sai năm.")
    return born


def citizen_id(value: Cell) -> str:
    digits = str(value).strip() if isinstance(value, (str, int)) else ""
    if ordinary.citizen_id(digits):
        return digits
    if isinstance(value, int) and 0 < value < 10**11:
        raise ValueError(
            f"Số CCCD có {len(digits)} chữ số, cần đủ 12; có thể bảng tính đã làm mất số 0 ở đầu. "
            "Hãy định dạng cột là Văn bản rồi ghi lại."
        )
    if re.fullmatch(r"\d+", digits, re.ASCII):
        raise ValueError(f"Số CCCD có {len(digits)} chữ số, cần đủ 12.")
    raise ValueError(f"«{_shown(value)}» không phải số CCCD; cần đúng 12 chữ số, không có dấu cách.")


def phone(value: Cell) -> str:
    digits = re.sub(r"[ .()-]", "", str(value).strip())
    digits = "0" + digits[3:] if digits.startswith("+84") else digits
    if not ordinary.phone(digits):
        raise ValueError(f"«{_shown(value)}» không phải số điện thoại; cần 10 hoặc 11 chữ số, đầu là 0.")
    return digits


def email(value: Cell) -> str:
    address = str(value).strip()
    if ordinary.email(address):
        return address
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(f"«{_shown(value)}» không phải địa chỉ thư điện tử.") from None
    return address


def code(value: Cell) -> str:
    """The code of an organisation, in capitals."""
    written = text(value, longest=30).upper()
    if not _CODE.fullmatch(written):
        raise ValueError(f"Mã «{_shown(value)}» chỉ được gồm chữ cái không dấu, chữ số và các dấu . _ / -")
    return written


def entry(value: Cell, table: Mapping[str, str], what: str, examples: str) -> str:
    """An entry of a closed list, in whatever spelling the list knows."""
    found = table.get(key(str(value)))
    if found is None:
        raise ValueError(f"{what} «{_shown(value)}» không có trong danh mục. Ví dụ cách ghi: {examples}.")
    return found


def contradictions(number: str, sex: str, born: date) -> list[str]:
    """Where digits 4 to 6 of a citizen id disagree with the sex and birth date (Thông tư 59/2021/TT-BCA)."""
    century, female = divmod(int(number[3]), 2)
    found = []
    if bool(female) != (sex == Sex.FEMALE):
        found.append("Giới tính không khớp với chữ số thứ tư của số CCCD.")
    if 1900 + century * 100 + int(number[4:6]) != born.year:
        found.append("Năm sinh không khớp với chữ số thứ năm và thứ sáu của số CCCD.")
    return found


def _shown(value: Cell) -> str:
    written = str(value)
    return written if len(written) <= 40 else written[:40] + "…"
