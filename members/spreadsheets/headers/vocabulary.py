"""What the words of a header mean to the list that is wanted."""

import re

from members.names import normalise
from members.spreadsheets.cells.texts import key
from members.spreadsheets.headers.layouts import Wanted
from members.spreadsheets.headers.spellings import SPELLINGS
from members.spreadsheets.headers.words import (
    BIRTH,
    DAY,
    EXPLANATION,
    FAMILY,
    FAMILY_NAMES,
    GIVEN,
    JOINED,
    MONTH,
    NAME,
    NOTHING,
    NUMBER,
    RUNNING_NUMBER,
    SEX,
    YEAR,
    Guess,
    names_parts_of_place,
    sex_in,
)

#: No title is longer.
_LONGEST = 120
_MOST_PARTS = 6
_LONGEST_RUNNING = 20
_DAY_MONTH_YEAR = [re.compile(f"{word}(sinh)?") for word in ("ngay", "thang", "nam")]
#: Beside the citizen id in one title they change nothing.
_OLD_NUMBER = {"cmnd", "socmnd", "cmtnd", "socmtnd", "hochieu", "sohochieu", "cc", "socc"}
_PARTS_OF_DAY = {"ngay": DAY, "thang": MONTH, "nam": YEAR}
#: «Họ và tên» under these is somebody else's.
_ANOTHER_PERSON = re.compile(
    r"\b(người(?! được| lao động| xin)|giúp đỡ|hướng dẫn|cha|bố|mẹ|vợ|chồng|con|phụ huynh|thân nhân"
    r"|phân công|theo dõi|xác nhận)\b|(?<!được )giới thiệu"
)
#: Between the titles of a composite; lines first, for «Ngày, tháng, năm sinh» may be one of them.
_BETWEENS = (
    re.compile(r"\s*\n\s*"),
    re.compile(r"\s*[/;\n]\s*"),
    re.compile(r"\s*[,;/\n+&]\s*|\s+[-–]\s+|\s+và\s+", re.IGNORECASE),
)
_SEX_AT_END = re.compile(r"(?P<over>.+?)[\s(:\-–]+(?P<sex>nam|nữ|nu)\W*", re.IGNORECASE | re.DOTALL)
#: As typed: without marks «DT» and «ĐT» would be one.
_ABBREVIATED = {"dt": "Dân tộc", "đt": "Điện thoại", "tg": "Tôn giáo", "cv": "Chức vụ", "đv": "Đơn vị"}


class Vocabulary:
    def __init__(self, wanted: Wanted):
        own = set(wanted.titles.values())
        self._known = {key(written): (title,) for written, title in wanted.titles.items()}
        self._known |= {key(title): (title,) for title in own}
        self._known |= {key(written): titles for written, titles in wanted.split.items()}
        self._spelt = {
            folded: (title,)
            for title in sorted(own)
            for folded in map(key, SPELLINGS.get(title, "").split(";"))
            if folded and folded not in self._known
        }
        self._known.pop("", None)
        self._has = own
        self._own = set(map(key, own))
        self._found: dict[str, tuple[str, ...]] = {}
        self._heard: dict[str, bool] = {}
        self._beginnings: set[str] | None = None

    def find(self, text: str) -> tuple[str, ...]:
        """Our titles that the text names; several for a composite, () for none."""
        if len(text) > _LONGEST:
            return ()
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> tuple[str, ...]:
        bare = EXPLANATION.sub(" ", text)
        abbreviated = _ABBREVIATED.get(normalise(bare).casefold().strip(" ."))
        if abbreviated in self._has:
            return (abbreviated,)
        exact = self._known.get(key(text)) or self._known.get(key(bare))
        return exact or self._spelt.get(key(text)) or self._spelt.get(key(bare)) or self._composite(bare)

    def _composite(self, text: str) -> tuple[str, ...]:
        return next(filter(None, (self._in_pieces(between.split(text.strip())) for between in _BETWEENS)), ())

    def _in_pieces(self, pieces: list[str]) -> tuple[str, ...]:
        if not 1 < len(pieces) <= _MOST_PARTS:
            return ()
        parts = [self._known.get(key(part)) or self._spelt.get(key(part), ()) for part in pieces]
        titles = tuple(title for part in parts for title in part)
        if NUMBER in titles and all(
            part or key(piece) in _OLD_NUMBER for part, piece in zip(parts, pieces, strict=True)
        ):
            titles = tuple(dict.fromkeys(titles))
        elif not all(len(part) == 1 for part in parts):
            return ()
        return titles[:1] if len(set(titles)) == 1 else titles

    def is_running(self, text: str) -> bool:
        return len(text) < _LONGEST_RUNNING and (key(text) in RUNNING_NUMBER or text.strip() == "#")

    def is_title(self, text: str) -> bool:
        """Cheap, and remembers nothing: any cell of the sheet may be asked."""
        if len(text) > _LONGEST:
            return False
        folded = key(text)
        return folded in self._known or folded in self._spelt or self.is_running(text)

    def may_begin(self, texts: list[str]) -> bool:
        """Whether one of them is a title, or the first of the lines of one."""
        if self._beginnings is None:
            folded = (*self._known, *self._spelt, *FAMILY_NAMES, *RUNNING_NUMBER)
            self._beginnings = {known[:length] for known in folded for length in range(2, len(known) + 1)}
        return any(
            key(text) in self._beginnings or self.knows(text) for text in texts if len(text) < _LONGEST
        )

    def knows(self, text: str) -> bool:
        """Whether the text is a title or a part of one: «Nam», «Tên», «Tháng»."""
        if text not in self._heard:
            self._heard[text] = len(text) <= _LONGEST and self._hears(text)
        return self._heard[text]

    def _hears(self, text: str) -> bool:
        folded = key(text)
        part = sex_in(text) or folded in FAMILY_NAMES or folded == "ten" or folded in _PARTS_OF_DAY
        return bool(part or names_parts_of_place(text) or self.find(text) or self.is_running(text))

    def guess(self, lines: tuple[str, ...]) -> Guess:
        """What a column under these header lines may fill."""
        whole = self.find(" ".join(lines))
        if whole:
            return Guess(whole, "", self._strength(key(EXPLANATION.sub(" ", " ".join(lines)))))
        over, last = " ".join(lines[:-1]), lines[-1]
        by_sex = self._by_sex(over, last) or (over and self._by_sex(" ".join(lines[1:]), lines[0]))
        by_part = self._by_part(over, last) or self._by_part("", " ".join(lines))
        return by_sex or by_part or self._by_last(lines) or NOTHING

    def _strength(self, folded: str) -> float:
        """Our own title goes before an alias of it, and an alias before a common spelling."""
        if folded in self._own:
            return 3.2
        return 2.8 if folded in self._spelt else 3

    def by_day_month_and_year(self, texts: list[str]) -> list[Guess]:
        """Three titles side by side: «Ngày», «Tháng», «Năm sinh»."""
        found = [bool(known.fullmatch(key(text))) for known, text in zip(_DAY_MONTH_YEAR, texts, strict=True)]
        if BIRTH not in self._has or not all(found):
            return []
        return [Guess((BIRTH,), part, 3) for part in (DAY, MONTH, YEAR)]

    def _by_sex(self, over: str, last: str) -> Guess | None:
        found = _SEX_AT_END.fullmatch(last) if len(last) < _LONGEST else None
        if not over and found and sex_in(found["sex"]):
            over, last = found["over"], found["sex"]
        sex = sex_in(last)
        if not sex:
            return None
        if BIRTH in self.find(over):
            return Guess((BIRTH, SEX) if SEX in self._has else (BIRTH,), sex, 3)
        if SEX not in self._has:
            return Guess((BIRTH,), sex, 1) if BIRTH in self._has else None
        return Guess((SEX,), sex, 3 if over and SEX in self.find(over) else 1)

    def _by_part(self, over: str, last: str) -> Guess | None:
        parent, word = self.find(over), key(last)
        if NAME in self._has and (not over or parent == (NAME,)) and (word in FAMILY_NAMES or word == "ten"):
            return Guess((NAME,), GIVEN if word == "ten" else FAMILY, 3 if over else 2.5)
        if len(parent) != 1:
            return None
        if word in _PARTS_OF_DAY:
            return Guess(parent, _PARTS_OF_DAY[word], 3)
        if names_parts_of_place(last):
            return Guess(parent, JOINED, 2)
        return Guess(parent, "", 2) if word == "so" else None

    def _by_last(self, lines: tuple[str, ...]) -> Guess | None:
        """By the lower lines alone, unless the upper ones say something else."""
        over = " ".join(lines[:-1])
        if not over or _ANOTHER_PERSON.search(normalise(over).casefold()):
            return None
        parent, titles = self.find(over), self.find(lines[-1]) or self.find(" ".join(lines[-2:]))
        if not titles or (parent and not set(titles) <= set(parent)):
            return None
        return Guess(titles, "", 2)
