"""Numbers of papers as people write them: "12-QĐ/ĐU", "Số 12", "12 qd du"."""

import re
from collections.abc import Iterable

from members.names import fold

_RUN = re.compile(r"[a-z]+|[0-9]+")
_WORD_FOR_NUMBER = "so"
_MOST_DIGITS = 9


def is_number(text: str) -> bool:
    """A text with a digit is the number of a paper, any other one a name."""
    return any(map(str.isdigit, text))


def read_number(text: str) -> tuple[int | None, list[str]]:
    """The number, and the signs that were written with it; no number where there is none, or one too long."""
    runs = [run for run in _RUN.findall(fold(text)) if run != _WORD_FOR_NUMBER]
    value = next((run for run in runs if run.isdecimal()), "")
    if not value or len(value) > _MOST_DIGITS:
        return None, []
    runs.remove(value)
    return int(value), runs


def has_signs(signs: Iterable[str], words: Iterable[str]) -> bool:
    """Each sign begins a run of letters or digits of the words, marks aside."""
    written = _RUN.findall(fold(" ".join(words)))
    return all(any(each.startswith(sign) for each in written) for sign in signs)
