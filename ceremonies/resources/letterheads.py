"""What stands above a list: the resolution it goes with, the class whose results it holds. Pure."""

import re
from datetime import date

from ceremonies.choices import CourseKind

_ROMAN = re.compile(r"[IVXLC]+(?:[/.-].*)?|.*\d.*")
_RESOLUTION = re.compile(
    r"(?:nghị quyết|tờ trình|công văn|quyết định)\s+số\s*:?\s*(?P<number>\d[^\s,;()]*)"
    r"(?:[\s,;]*(?P<dated>ngày\s.*))?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:ngày\s+|\b(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))(?P<day>\d{1,2})(?:[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?"
    r"|\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>\d{4}))?)?",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\b(lớp\s+.+)", re.IGNORECASE)
_ORGANISER = re.compile(r"(trung tâm|trường|học viện|ban tổ chức|ban xây dựng đảng)\b.*", re.IGNORECASE)


def resolution_in(letterhead: list[str]) -> dict[str, str]:
    """{"number", "dated"} of the resolution a union's list goes with, as far as they are written."""
    for line in letterhead:
        found = _RESOLUTION.search(line)
        if found:
            days = _days(found["dated"] or "")
            number = found["number"].rstrip(".")
            return {"number": number} | ({"dated": f"{days[0]:%d/%m/%Y}"} if days else {})
    return {}


def course_in(letterhead: list[str]) -> dict[str, str]:
    """{"title", "kind", "organiser", "starts_on", "ends_on"} as far as they are written."""
    found: dict[str, str] = {}
    for line in letterhead:
        title, organiser = _CLASS.search(line), _ORGANISER.fullmatch(line.strip())
        if title and "title" not in found:
            found["title"] = sentence_case(title[1].strip(" ()"))
            new = "đảng viên mới" in line.lower()
            found["kind"] = (CourseKind.NEW_MEMBERS if new else CourseKind.AWARENESS).value
        if organiser and "organiser" not in found:
            found["organiser"] = sentence_case(line.strip())
        days = _days(line)
        if len(days) == 2:
            found |= {"starts_on": f"{days[0]:%d/%m/%Y}", "ends_on": f"{days[1]:%d/%m/%Y}"}
    return found


def sentence_case(title: str) -> str:
    """«LỚP … VỀ ĐẢNG KHÓA II/2026» as a sentence; a title that is not in capitals stays as it is."""
    if title != title.upper():
        return title
    words = [word if _ROMAN.fullmatch(word) else word.lower() for word in title.split()]
    text = " ".join(
        "Đảng" if word == "đảng" and _is_the_party(words, place) else word for place, word in enumerate(words)
    )
    return text[:1].upper() + text[1:]


def _is_the_party(words: list[str], place: int) -> bool:
    """«về Đảng», «Đảng ủy», but «đảng viên»."""
    return words[place + 1 : place + 2] != ["viên"]


def _days(line: str) -> list[date]:
    """The days a line names; a day without month or year has those of the next."""
    days: list[date] = []
    year = month = 0
    for found in reversed(list(_DAY.finditer(line))):
        month = int(found["month"] or found["month2"] or month)
        year = int(found["year"] or found["year2"] or year)
        try:
            days.insert(0, date(year, month, int(found["day"])))
        except ValueError:
            return []
    return days
