"""The combined cells of the register of Party members (Mẫu 7-HSĐV), parted into cells of our columns. Pure.

Parts stand on lines, or between semicolons or commas. What cannot be told for certain is said, never guessed.
"""

import re
from collections.abc import Callable, Mapping

from members.spreadsheets.cells import ETHNIC_GROUP, RELIGION, SEX, key

Parted = tuple[dict[str, str], str]
"""(cells by our title, what is wrong with the whole or "")"""

NAME, SEX_TITLE, BORN, ETHNICITY, FAITH = "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Tôn giáo"
EDUCATION, THEORY, SKILL, LANGUAGES = "Học vấn", "Lý luận chính trị", "Chuyên môn", "Ngoại ngữ"
BEFORE, NOW = "Nghề nghiệp trước khi vào Đảng", "Nghề nghiệp hiện nay"
JOINED, OFFICIAL = "Ngày vào Đảng", "Ngày chính thức"
CARD, FILE, BADGE = "Số thẻ đảng viên", "Số lý lịch", "Huy hiệu Đảng"

_LABEL = re.compile(
    r"\s*(?:(?P<a>dân tộc|tôn giáo|văn hóa|văn hoá|lý luận chính trị|lý luận|chuyên môn|ngoại ngữ|trước khi vào đảng"
    r"|trước|hiện nay|ngày vào đảng|vào đảng|ngày chính thức|chính thức|số thẻ|số lý lịch|số huy hiệu|huy hiệu)"
    r"|(?P<b>dt|tg|vh|ll|llct|cm|nn|st|sll|hh))\s*(?(b):|:?)\s*",
    re.IGNORECASE,
)
_NOTHING = {"", "0", "-", "–", "x", "/"}
_DATE = re.compile(r"(?:\d{1,2}[/.-]){0,2}\d{4}", re.ASCII)
_CARD = re.compile(r"[\d .]{8,15}", re.ASCII)
_BADGE = re.compile(r".*(?:năm|huy hiệu).*|\d{2}", re.IGNORECASE)
_FILE = re.compile(r"\d[\d ./-]*[^\W\d_][\w ./-]*|\d{6}")


def people_parts(text: str) -> Parted:
    """«Nam, nữ, dân tộc, tôn giáo»: each part is told by what it says."""
    cells: dict[str, str] = {}
    for part in _all_parts(text):
        bare = _bare(part)
        title = next((title for title, knows in _ABOUT_PEOPLE if knows(bare)), None)
        if title is None or title in cells:
            return cells, _unclear(part)
        cells[title] = bare
    return cells, ""


def _about(table: Mapping[str, str]) -> Callable[[str], bool]:
    return lambda bare: key(bare) in table


_ABOUT_PEOPLE = (
    (SEX_TITLE, _about(SEX)),
    (BORN, lambda bare: bool(_DATE.fullmatch(bare))),
    (ETHNICITY, _about(ETHNIC_GROUP)),
    (FAITH, _about(RELIGION)),
)


def schooling_parts(text: str) -> Parted:
    return _in_order(text, (EDUCATION, THEORY, SKILL, LANGUAGES))


def occupation_parts(text: str) -> Parted:
    """One part alone is what the person does now."""
    parts = _parts(text, "/")
    if len(parts) == 1:
        return {NOW: _bare(parts[0])}, ""
    return _in_order(text, (BEFORE, NOW), "/")


def day_parts(text: str) -> Parted:
    days = _DATE.findall(text)
    rest = re.sub(r"[\s,;–-]+", "", _LABEL.sub("", _DATE.sub("", text)))
    if rest or len(days) > 2:
        return {}, _unclear(text)
    return dict(zip((JOINED, OFFICIAL), days, strict=False)), ""


def number_parts(text: str) -> Parted:
    """«Số thẻ, số lý lịch, số Huy hiệu»: told by their shape."""
    cells: dict[str, str] = {}
    for part in _all_parts(text):
        bare = _bare(part)
        title = next((title for title, shape in _NUMBERS if shape.fullmatch(bare)), None)
        if title is None or title in cells:
            return cells, _unclear(part)
        cells[title] = bare
    return cells, ""


_NUMBERS = ((CARD, _CARD), (BADGE, _BADGE), (FILE, _FILE))


def current_name(text: str) -> str:
    """«NGUYỄN VĂN A (Nguyễn Văn B)», or on two lines: the name in use, without that of birth."""
    return re.split(r"[\n(/;]", text.strip())[0].strip()


def name_parts(text: str) -> Parted:
    """«Họ và tên đang dùng, họ và tên khai sinh, ngày sinh»: the birth date is the part that is one."""
    days = _DATE.findall(text)
    if len(days) > 1:
        return {}, _unclear(text)
    name = current_name(_DATE.sub("", text)).strip(" ,;:-–")
    return {NAME: name} | ({BORN: days[0]} if days else {}), ""


def _in_order(text: str, titles: tuple[str, ...], further: str = "") -> Parted:
    parts = _parts(text, further)
    if len(parts) != len(titles):
        named = "; ".join(titles)
        return {}, (
            f"Ô này phải có đủ {len(titles)} phần, cách nhau bằng dấu chấm phẩy hoặc xuống dòng: {named}. "
            "Phần nào không có thì ghi dấu gạch ngang."
        )
    bare = [_bare(part) for part in parts]
    return {title: part for title, part in zip(titles, bare, strict=True) if part not in _NOTHING}, ""


def _parts(text: str, further: str = "") -> list[str]:
    """By the strongest mark that parts it at all."""
    for mark in ("\n", ";", *further, ","):
        parts = [part.strip() for part in text.strip().split(mark)]
        if len(parts) > 1:
            return [part for part in parts if part] if mark == "\n" else parts
    return [text.strip()]


def _all_parts(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"[\n;,]", text))
    return [part for part in parts if part not in _NOTHING]


def _bare(part: str) -> str:
    """Without the label in front: «VH: 12/12», «Số thẻ 12.345678»."""
    found = _LABEL.match(part)
    bare = part[found.end() :].strip() if found else part.strip()
    return bare or part.strip()


def _unclear(part: str) -> str:
    shown = part if len(part) <= 40 else part[:40] + "…"
    return f"Không hiểu phần «{shown}» của ô này. Hãy ghi lại, mỗi phần một dòng."
