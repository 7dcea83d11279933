"""A table as plain text (.csv): which letters, which separator, which rows."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from members.spreadsheets.formula_guard import unguard
from members.spreadsheets.old_fonts import looks_like
from members.spreadsheets.refusals import NOT_A_SHEET, TOO_MANY_ROWS, UnusableFile

_SEPARATORS = "\t;,"
_SAMPLE = 50_000
_SAMPLE_ROWS = 50
#: As many as a sheet of a spreadsheet program has.
MAX_LINES = 1_048_576
_HINT = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_BROKEN_LETTERS = (
    "Không đọc được chữ trong tệp. Hãy lưu lại từ Excel dưới dạng .xlsx hoặc CSV UTF-8 rồi gửi lại."
)
#: How other programs keep the zeros of a number: a formula that is a text.
_KEPT_AS_TEXT = re.compile('="([^"]*)"')
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def decoded(content: bytes, encoding: str) -> str:
    """UTF-8 and UTF-16 tell themselves; else what Windows wrote in Vietnam, Windows-1258 or an old code's bytes."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decode(content, name)
    if (order := _byte_order(content)) is not None:
        return _decode(content, order)
    try:
        return content.decode()
    except UnicodeDecodeError:
        if _CONTROL.search(content):
            raise UnusableFile(NOT_A_SHEET) from None
        if _is_broken_utf8(content[:_SAMPLE]):
            raise UnusableFile(_BROKEN_LETTERS) from None
    as_bytes = content.decode("cp1252", "replace")
    if encoding in ("tcvn3", "vni") or (not encoding and looks_like(as_bytes[:_SAMPLE])):
        return as_bytes
    return unicodedata.normalize("NFC", _decode(content, "cp1258"))


def _byte_order(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin letters is zero."""
    sample = content[:_SAMPLE]
    for order, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[order::2].count(0) * 3 > len(sample) // 2 and not sample[1 - order :: 2].count(0):
            return name
    return None


def _is_broken_utf8(sample: bytes) -> bool:
    """A few wrong bytes among many right letters."""
    loose = sample.decode(errors="replace")
    return loose.count("\ufffd") * 3 < sum(not letter.isascii() for letter in loose)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise UnusableFile(_BROKEN_LETTERS) from None


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line on which a row begins, and its cells; every cell is text."""
    if "\0" in text:
        raise UnusableFile("Tệp có ký tự không lưu được (NUL). Hãy lưu lại từ Excel rồi gửi lại.")
    if text.count("\n") > MAX_LINES or text.count("\r") > MAX_LINES:
        raise UnusableFile(TOO_MANY_ROWS)
    csv.field_size_limit(len(text))
    hint = _HINT.match(text)
    separator = hint[1] if hint else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if not (hint and line == 1):
                yield line, [_text(cell) for cell in cells]
            line = reader.line_num + 1
    except csv.Error:
        raise UnusableFile(
            f"Dòng {line} có dấu nháy kép không khép lại hoặc đặt sai chỗ. Hãy sửa dòng đó rồi gửi lại.",
            row=line,
        ) from None


def _text(cell: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return kept[1] if kept else unguard(cell)


def _separator(text: str) -> str:
    """The one that cuts most rows into the same number of cells."""
    sample = text[:_SAMPLE].splitlines()[:_SAMPLE_ROWS]
    weights = {}
    for separator in _SEPARATORS:
        widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=separator))
        weights[separator] = max(((width - 1) * rows for width, rows in widths.items()), default=0)
    best = max(weights, key=weights.__getitem__)
    if not weights[best]:
        raise UnusableFile(NOT_A_SHEET)
    return best
