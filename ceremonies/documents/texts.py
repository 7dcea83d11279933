"""What may stand in a paper: names are the attack surface of a PDF, so every text is judged first."""

import re
import unicodedata

NAME_LIMIT = 100
LINE_LIMIT = 250
SENTENCE_LIMIT = 1500
PROSE_LIMIT = 8000

_TOO_MANY_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}")


def checked_text(what: str, text: object, *, limit: int, empty: bool = False) -> str:
    """The text itself; ValueError in Vietnamese when it is not NFC, too long or has invisible characters."""
    if not isinstance(text, str):
        raise ValueError(f"Mục “{what}” phải là chữ.")
    if not text.strip() and not empty:
        raise ValueError(f"Mục “{what}” chưa có nội dung.")
    if len(text) > limit:
        raise ValueError(f"Mục “{what}” dài quá {limit} ký tự.")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"Mục “{what}” chưa ở dạng Unicode dựng sẵn (NFC).")
    if _TOO_MANY_MARKS.search(text):
        raise ValueError(f"Mục “{what}” có quá 3 dấu trên một chữ cái.")
    for character in text:
        # Cc control, Cf bidirectional and zero-width, Cs/Co/Cn no character at all, Zl/Zp line separators
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            raise ValueError(f"Mục “{what}” có ký tự không in được (U+{ord(character):04X}).")
    return text
