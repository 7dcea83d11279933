"""Words of headers that mean the same in every list."""

import re
from dataclasses import dataclass

from members.names import fold, normalise
from members.spreadsheets.cells.texts import key

NAME, BIRTH, SEX, NUMBER = "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"
MALE, FEMALE = "Nam", "Nữ"
GIVEN, FAMILY = "tên", "họ"
DAY, MONTH, YEAR = "ngày", "tháng", "năm"
#: A cross under one of several words: «Đạt», «Không đạt».
CHOSEN = "đánh dấu"
JOINED = "ghép"
RUNNING_NUMBER = {key(title) for title in ("STT", "Số TT", "TT", "Số thứ tự", "Thứ tự", "No", "Số STT")}
FAMILY_NAMES = {
    key(title)
    for title in (
        "Họ", "Họ đệm", "Họ và đệm", "Họ và tên đệm", "Họ, tên đệm", "Họ lót", "Họ và lót", "Họ và tên lót",
        "Họ và chữ đệm", "Họ, chữ đệm", "Họ và chữ lót", "Tên đệm", "Chữ đệm", "Đệm", "Tên lót", "Chữ lót",
    )
}  # fmt: skip
_PLACE = r"(so nha|duong|thon|ban|ap|khu|to dan pho|xom|xa|phuong|thi tran|huyen|quan|thi xa|tinh|thanh pho|tp|dac khu)"
_PARTS_OF_PLACE = re.compile(rf"{_PLACE}( {_PLACE})*")
EXPLANATION = re.compile(
    r"\((?!\s*(?:nam|nữ|nu)\s*\))[^()]*\)|\[[^\[\]]*\]|\*|\bdd?\W?mm?\W?yy(?:yy)?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may fill, and how sure that is: 3 by its whole title, 2 by a part of it."""

    titles: tuple[str, ...] = ()
    part: str = ""
    strength: float = 0


NOTHING = Guess()


def is_family_name(text: str) -> bool:
    return key(text) in FAMILY_NAMES


def is_explanation(text: str) -> bool:
    """«(dd/mm/yyyy)», «(*)»: words that do not change the title."""
    return bool(text) and not key(EXPLANATION.sub(" ", text)) and bool(EXPLANATION.search(text))


def sex_in(text: str) -> str:
    """MALE, FEMALE or "". «Năm» is no man: marks count here."""
    word = normalise(text).casefold().strip(" ():.*")
    return {"nam": MALE, "nam giới": MALE, "nữ": FEMALE, "nu": FEMALE, "nữ giới": FEMALE}.get(word, "")


def names_parts_of_place(text: str) -> bool:
    """«Xã/phường», «Tỉnh»"""
    return bool(_PARTS_OF_PLACE.fullmatch(" ".join(re.findall(r"\w+", fold(text)))))
