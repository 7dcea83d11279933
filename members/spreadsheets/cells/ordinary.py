"""The texts that most cells have: the value of one that `mending` and `values` would not touch, or None.

One pattern instead of their closer look, for lists of thousands. Whatever is not ordinary is for them to judge.
"""

import re
from collections.abc import Callable
from datetime import date

MAX_NAME = 100
EARLIEST_BIRTH = date(1900, 1, 1)
LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CAPITALS = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
_WORD = rf"[{_CAPITALS}][{LETTERS}'.-]*"
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)


def _itself(pattern: str) -> Callable[[str], str | None]:
    matches = re.compile(pattern).fullmatch
    return lambda text: text if matches(text) else None


#: Each word begins with a capital.
name = _itself(rf"(?=.{{1,{MAX_NAME}}}\Z){_WORD}(?: {_WORD})*")
email = _itself(r"[a-z0-9][a-z0-9_-]{0,40}@([a-z0-9][a-z0-9-]{0,40}[a-z0-9]\.){1,4}[a-z]{2,10}")
citizen_id = _itself(r"[0-9]{12}")
phone = _itself(r"0[0-9]{9,10}")


def day(written: str) -> date | None:
    """As `as_text` writes it."""
    found = _DAY.fullmatch(written)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def birth_date(written: str, today: date) -> date | None:
    born = day(written)
    return born if born and EARLIEST_BIRTH <= born <= today else None
