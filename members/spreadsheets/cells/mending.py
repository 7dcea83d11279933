"""Cells put right without asking, and told: each function gives the cell and why, or the same cell and ""."""

import re
from datetime import date, timedelta

from members.names import normalise
from members.spreadsheets.reading.rows import Cell

#: Days since 30 December 1899, as spreadsheets count them: 1920 to 2064.
_SERIAL = range(7_306, 60_000)
_SERIAL_ZERO = date(1899, 12, 30)
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}", re.ASCII)
_SPACED_DAY = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_BETWEEN_DIGITS = re.compile(r"[\s.\-'’]")
_AROUND_DIGITS = re.compile(r"[\s.()\-'’]")
_CENTURIES = "0123"
_AS_ABOVE = re.compile(
    r"[-(./\s]*(như trên|nt|n\.t|như dòng trên|như hàng trên|ntr)[-)./\s]*"
    r"|\s*(\"|''|”|“|〃|-\s?\"\s?-|-//-|//)+\s*"
)
_NOTHING = re.compile(r"[\s\-–—_.…]+")
_WORD_START = re.compile(r"(^|[\s'’.-])(\w)")

ZERO_AGAIN = "bù số 0 ở đầu"


def citizen_id(cell: Cell) -> tuple[Cell, str]:
    """A number that lost its first zeros, or digits typed in groups."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    digits = (
        str(cell) if isinstance(cell, int) else _BETWEEN_DIGITS.sub("", cell) if isinstance(cell, str) else ""
    )
    if not _DIGITS.fullmatch(digits):
        return cell, ""
    if len(digits) in (10, 11) and (whole := digits.zfill(12))[3] in _CENTURIES:
        return whole, ZERO_AGAIN
    if isinstance(cell, int):
        return cell, ""
    return (digits, "bỏ dấu cách, dấu chấm") if digits != cell.strip() else (cell, "")


def phone(cell: Cell) -> tuple[Cell, str]:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    digits = (
        _AROUND_DIGITS.sub("", str(cell))
        if isinstance(cell, str) or (isinstance(cell, int) and cell > 0)
        else ""
    )
    if digits.startswith(("+84", "84")) and len(digits.lstrip("+")) in (11, 12):
        return "0" + digits.lstrip("+")[2:], "đổi +84 thành 0"
    if not _DIGITS.fullmatch(digits):
        return cell, ""
    if len(digits) == 9 and digits[0] != "0":
        return "0" + digits, ZERO_AGAIN
    return (digits, "bỏ dấu cách, dấu chấm") if digits != cell and digits != str(cell).strip() else (cell, "")


def day(cell: Cell) -> tuple[Cell, str]:
    """The serial number of a spreadsheet's date; blanks or other signs between day, month and year."""
    if isinstance(cell, str):
        found = None if _DAY.fullmatch(cell) else _SPACED_DAY.fullmatch(cell.strip())
        if found is None or (found[2] == "/" and " " not in cell.strip()):
            return cell, ""
        return f"{found[1]}/{found[3]}/{found[4]}", "viết lại dấu phân cách của ngày"
    if isinstance(cell, (int, float)) and _SERIAL[0] <= cell < _SERIAL[-1] + 1:
        return _SERIAL_ZERO + timedelta(days=int(cell)), "đổi số thứ tự ngày của bảng tính"
    return cell, ""


def is_capitals(text: str) -> bool:
    """«PHAN XUÂN QUANG»"""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def proper_case(text: str) -> str:
    """«PHAN XUÂN QUANG» → «Phan Xuân Quang»; «H'BĨA NIÊ-KDĂM» → «H'Bĩa Niê-Kdăm»."""
    return _WORD_START.sub(lambda found: found[1] + found[2].upper(), normalise(text).lower())


def first_letters(name: str) -> str:
    """«Giàng Thị ánh» → «Giàng Thị Ánh»: some old fonts lack capitals with marks. Only when the others have theirs."""
    words = name.split(" ")
    small = [word for word in words if word[:1].islower()]
    if not small or len(small) == len(words) or any(word[0].isascii() for word in small):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in words)


def means_as_above(text: str) -> bool:
    """«như trên», «nt», «-nt-», «"»"""
    return bool(_AS_ABOVE.fullmatch(normalise(text).casefold()))


def is_nothing(text: str) -> bool:
    """A dash or dots where nobody has anything to say."""
    return bool(_NOTHING.fullmatch(text))


def may_be_birth(cell: Cell) -> bool:
    """Whether a cell may hold a birth date: to tell such a column from one of crosses."""
    if isinstance(cell, str):
        return bool(re.fullmatch(r"(\d{1,2}\s*[/.-]\s*){0,2}\d{4}", cell.strip(), re.ASCII))
    return isinstance(cell, date) or 1900 <= cell <= 2100 or _SERIAL[0] <= cell <= _SERIAL[-1]
