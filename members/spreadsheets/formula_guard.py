"""A text in a .csv file that a spreadsheet would take for a formula: an apostrophe goes before it, and off again."""

import re

#: Blanks, apostrophes and invisible characters, then what begins a formula: also full-width, small and minus signs.
_FORMULA = re.compile(r"['\s\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫−]")


def guard(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given, for every text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
