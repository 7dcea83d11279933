"""Vietnamese names: folding for search, ordering by given name, splitting. Pure functions."""

import unicodedata

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
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def given_name(full_name: str) -> str:
    """The last syllable (tên), by which Vietnamese lists are ordered."""
    return full_name.split()[-1] if full_name.split() else ""


def _syllable_key(syllable: str) -> str:
    letters: list[str] = []
    tone = "0"
    for character in unicodedata.normalize("NFD", syllable.lower()):
        if character in _TONES:
            tone = _TONES[character]
        elif unicodedata.combining(character) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + character)
        else:
            letters.append(character)
    return "".join(_CODE.get(letter, "1") for letter in letters) + "0" + tone


def sort_key(full_name: str) -> str:
    """Orders as a Vietnamese list does: given name, middle names, family name.

    Only digits and a–z, so that every database collation sorts it alike.
    """
    syllables = full_name.split()
    ordered = [*syllables[-1:], *syllables[1:-1], *syllables[:1][: len(syllables) - 1]]
    return "".join(_syllable_key(s) for s in ordered)
