"""How offices write dates, counts, shares and citations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from members.clock import office_month


def office_date(day: date) -> str:
    """dd/m/yyyy as Party papers cite it."""
    return f"{day.day:02}/{office_month(day)}/{day.year}"


def clock_time(moment) -> str:
    """A `datetime.time` as "08 giờ 30 phút"."""
    return f"{moment.hour:02} giờ {moment.minute:02} phút"


def count(number: int) -> str:
    """05, 23, 1.204."""
    return f"{number:02}" if 0 < number < 10 else f"{number:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """To a tenth, half up, in whole numbers all the way: "66,7%"."""
    if whole <= 0:
        raise ValueError("Chưa có tổng số để tính tỷ lệ phần trăm.")
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


def joined(names: Sequence[str]) -> str:
    """ "A, B và C"."""
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def listed(sentences: Sequence[str]) -> list[str]:
    """Grounds however the policy writes them: each ends with a semicolon, the last with a comma."""
    plain = [sentence.strip(" -;,.") for sentence in sentences]
    return [f"{sentence};" for sentence in plain[:-1]] + [f"{sentence}," for sentence in plain[-1:]]


def itemised(lines: Sequence[str]) -> list[str]:
    """Each line below a dash ends with a semicolon, the last with a full stop."""
    plain = [line.strip(" ;,.") for line in lines]
    return [f"{line};" for line in plain[:-1]] + [f"{line}." for line in plain[-1:]]


def person_words(*, birth_date: date | None = None, native_place: str = "", unit: str = "") -> str:
    """What follows a name: ", sinh ngày …, quê quán …, đơn vị …"."""
    parts = [f"sinh ngày {office_date(birth_date)}" if birth_date else ""]
    parts += [f"quê quán {native_place}" if native_place else "", f"đơn vị {unit}" if unit else ""]
    return "".join(f", {part}" for part in parts if part)


def spelled(text: str, spelling: str) -> str:
    """The one word that offices write in two ways, as a whole word only: names such as Thủy stay as they are."""
    return re.sub(r"\b(?:[uU][ỷỶ]|[ủỦ][yY])\b", lambda found: _same_case(spelling, found[0]), text)


def _same_case(word: str, model: str) -> str:
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Another paper, as it is cited: `kind` is "Nghị quyết", "Quyết định", "Công văn"…"""

    kind: str
    number: str
    day: date
    issuer: str = ""

    def __str__(self):
        issuer = f" của {self.issuer}" if self.issuer else ""
        return f"{self.kind} số {bare_number(self.number)}, ngày {office_date(self.day)}{issuer}"


def bare_number(number: str) -> str:
    return number.removeprefix("Số").lstrip(": ")
