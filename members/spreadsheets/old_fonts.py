"""Vietnamese letters as they were written before Unicode: TCVN3 (ABC) and VNI. Pure, without Django.

Codes go by the values of `members.choices.OldCode`.
"""

import re
import unicodedata
from functools import lru_cache

TCVN3 = "tcvn3"
VNI = "vni"

#: TCVN 5712:1993 VN3, as its bytes look in Latin-1. Capitals with marks have no code: a second font draws them.
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
#: A VNI letter is its base and a second character for what stands on it.
_ON_ANY = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_ON_AEO = {"â": _CIRCUMFLEX} | {
    mark: _CIRCUMFLEX + tone
    for mark, tone in zip("àáåãä", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}
_ON_A = {"ê": _BREVE} | {
    mark: _BREVE + tone for mark, tone in zip("èéúüë", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True)
}
_ALONE = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
_VNI_LETTER = re.compile(
    f"[aeouyôö][{''.join(_ON_ANY)}]|[aeo][{''.join(_ON_AEO)}]|a[{''.join(_ON_A)}]|[{''.join(_ALONE)}]",
    re.IGNORECASE,
)
#: Letters that only Unicode has: a text with one of them needs no conversion.
_UNICODE_ONLY = re.compile("[Ạ-ỹ]")
#: Nor do the old codes have these, but bytes of TCVN3 read as Windows-1258 do.
_RARELY_OLD = re.compile("[ĂăĐđƠơƯư]")


def to_unicode(text: str, code: str, *, capitals: bool = False) -> str:
    """NFC. `capitals`: the font draws small letters as capitals (.VnTimeH)."""
    text = unicodedata.normalize("NFC", text)
    if not text.isascii() and not _UNICODE_ONLY.search(text):
        text = text.translate(_TCVN3) if code == TCVN3 else _VNI_LETTER.sub(_vni_letter, text)
        text = unicodedata.normalize("NFC", text)
    return text.upper() if capitals else text


def _vni_letter(found: re.Match) -> str:
    base, mark = found[0][0], found[0][1:].lower()
    letter = _ALONE.get(base.lower(), base.lower())
    letter += _ON_ANY.get(mark) or _ON_AEO.get(mark) or _ON_A.get(mark) or ""
    return letter.upper() if base.isupper() else letter


def code_of_font(name: str) -> tuple[str, bool]:
    """The old code of a font and whether it draws capitals: '.VnTimeH' → ('tcvn3', True), 'Arial' → ('', False)."""
    name = re.sub(r"\s+(bold|italic|regular)\b", "", name.strip(), flags=re.IGNORECASE)
    if name.lower().startswith(".vn"):
        return TCVN3, name.endswith("H") or bool(re.search("(time|arial|avant)h$", name.lower()))
    return (VNI, False) if re.match(r"vni\b", name, re.IGNORECASE) else ("", False)


_ONSET = "b|ch?|d|đ|gi|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x"
_RIMES = (
    "a[ipuyotmn]? ang anh ach ac ă[cmnpt] ăng â[cmnptuy] âng e[cmnopt]? eng ê[mnptu]? ênh êch "
    "i[amnptu]? inh ich iê[cmnptu] iêng o[acimnpte]? ong oa[cimnpty] oang oanh oach oă[cmnt] oăng oe[not]? ooc oong "
    "ô[cimnpt]? ông ơ[imnpt]? u[acimnpt]? ung uâ[nty] uâng uê uênh uêch uô[cimnt] uông uơ uy[tpua]? uynh uych uyê[nt] "
    "ư[acimtu]? ưng ươ[cimnptu] ương y yê[mntu] yêng"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RIMES.replace(' ', '|')})")
_STOPPED = re.compile("(?:c|ch|p|t)$")
_TONES = re.compile(f"[{_GRAVE}{_ACUTE}{_HOOK}{_TILDE}{_DOT}]")
_BETWEEN_WORDS = re.compile(r"[\s\d!-/:-@\[-`{-~–—“”‘’…]+")
_LEAST_EVIDENCE = 3
_SHARE_OF_EVIDENCE = 2 / 3


def looks_like(text: str) -> str:
    """The old code that makes Vietnamese of the words that are none, "" when there are few or it does not."""
    strange = [word for word in _words(unicodedata.normalize("NFC", text)) if not _is_vietnamese(word)]
    evidence = {code: sum(_is_vietnamese(to_unicode(w, code)) for w in strange) for code in (TCVN3, VNI)}
    code = max(evidence, key=evidence.__getitem__)
    enough = max(_LEAST_EVIDENCE, _SHARE_OF_EVIDENCE * len(strange))
    return code if evidence[code] >= enough and len(set(evidence.values())) > 1 else ""


def is_unicode(text: str, code: str) -> bool | None:
    """Whether the text is right as it stands although a sheet is in the old code. None: it may be either."""
    text = unicodedata.normalize("NFC", text)
    if _UNICODE_ONLY.search(text):
        return True
    words = _words(text)
    if not all(map(_is_vietnamese, words)):
        return False
    if _RARELY_OLD.search(text) or not all(map(_is_vietnamese, _words(to_unicode(text, code)))):
        return True
    return None


def _words(text: str) -> set[str]:
    """Those with a letter that English has not."""
    return {word for word in _BETWEEN_WORDS.split(text) if not word.isascii()}


@lru_cache(20_000)
def _is_vietnamese(word: str) -> bool:
    """One syllable that Vietnamese spelling allows."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    letters = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(letters):
        return False
    return not _STOPPED.search(letters) or tones in ([_ACUTE], [_DOT])
