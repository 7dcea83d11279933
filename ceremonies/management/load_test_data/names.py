"""Invented people, their names as frequent as in the country; citizen ids of provinces that do not exist (9xx)."""

import tomllib
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from members.choices import Sex
from members.names import fold, sort_key

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text())
_PLACES = [
    f"{kind} {name} Mẫu, {province}"
    for kind in ("xã", "phường")
    for name in WORDS["places"]
    for province in WORDS["provinces"]
]
_PROVINCES = 60


class People:
    """Row after row for the register, each `number` its own citizen id."""

    def __init__(self, random: Random):
        self._random = random
        self._families, self._ethnic = list(WORDS["families"]), list(WORDS["ethnic_groups"])
        self._of_families = list(accumulate(WORDS["families"].values()))
        self._of_ethnic = list(accumulate(WORDS["ethnic_groups"].values()))

    def person(self, number: int, born: date, department: int) -> dict:
        pick = self._random.choice
        sex = Sex.FEMALE if self._random.random() < 0.5 else Sex.MALE
        name = f"{self._family()} {pick(WORDS['middle'][sex])} {pick(WORDS['given'][sex])}"
        return {
            "full_name": name,
            "sort_key": sort_key(name),
            "search_key": fold(name),
            "birth_date": born,
            "sex": sex.value,
            "citizen_id": _citizen_id(number, born, sex),
            "ethnicity": self._random.choices(self._ethnic, cum_weights=self._of_ethnic)[0],
            "native_place": pick(_PLACES),
            "residence": pick(_PLACES),
            "education": "Đại học" if number % 4 else "Thạc sĩ",
            "job_title": ("Chuyên viên", "Kỹ sư", "Công nhân", "Giảng viên", "Kế toán viên")[number % 5],
            "department_id": department,
            "phone": f"090{number:07d}",
        }

    def _family(self) -> str:
        return self._random.choices(self._families, cum_weights=self._of_families)[0]

    def born(self, youngest: int, oldest: int, on: date) -> date:
        """So many years old on that day."""
        return on - timedelta(self._random.randint(youngest * 366, oldest * 365))


def _citizen_id(number: int, born: date, sex: Sex) -> str:
    century = 2 * (born.year >= 2000) + (sex == Sex.FEMALE)
    return f"{900 + number % _PROVINCES}{century}{born.year % 100:02d}{number // _PROVINCES:06d}"
