"""Vietnamese names: folding for search, ordering by given name, splitting. Pure functions."""

import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
#: Two symbols stay free below the letters: "0" ends a syllable, so that An comes before Anh.
_CODE = {letter: "23456789abcdefghijklmnopqrstuvwxyz"[i] for i, letter in enumerate(_ALPHABET)}
#: Dictionary order of tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def normalise(text: str) -> str:
    """NFC, outer blanks off, inner runs of blanks made one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without marks, đ as d: 'Đặng Ước' → 'dang uoc'. For search, never for display."""
    return " ".join(filter(None, map(_folded, text.split())))


@lru_cache(maxsize=8192)
def _folded(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.lower().replace("đ", "d"))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare)


def given_name(full_name: str) -> str:
    """The last syllable (tên), by which Vietnamese lists are ordered."""
    return full_name.split()[-1] if full_name.split() else ""


@lru_cache(maxsize=4096)
def _syllable_key(syllable: str) -> str:
    letters, tone = "", "0"
    for character in unicodedata.normalize("NFC", syllable.lower()):
        parts = unicodedata.normalize("NFD", character)
        tone = next((_TONES[part] for part in parts if part in _TONES), tone)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters += _CODE.get(letter, "1") if letter else ""
    return letters + "0" + tone


def sort_key(full_name: str) -> str:
    """Orders as a Vietnamese list does: given name, middle names (none comes first), family name.

    A single syllable is a given name. Only digits and a–z, so that every database collation sorts it alike.
    """
    keys = [*map(_syllable_key, full_name.split())]
    return f"{''.join(keys[-1:])}0{''.join(keys[1:-1])}0{''.join(keys[:-1][:1])}"
