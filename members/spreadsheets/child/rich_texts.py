"""The text inside `<si>` and `<is>`: its pieces, and the same markup around other words."""

import re
from collections.abc import Sequence
from html import unescape

_PHONETIC = re.compile(rb"<((?:\w+:)?)rPh\b.*?</\1rPh\s*>", re.DOTALL)
_PIECE = re.compile(rb"<((?:\w+:)?)t(?:\s[^>]*)?(?:/>|>(?P<text>.*?)</\1t\s*>)", re.DOTALL)


def texts_of(inner: bytes) -> list[str]:
    """Piece by piece; readings beside the text are none of it."""
    return [_read(found["text"]) for found in _PIECE.finditer(_PHONETIC.sub(b"", inner))]


def _read(text: bytes | None) -> str:
    return unescape((text or b"").decode("utf-8", "replace"))


def as_inline(inner: bytes, texts: Sequence[str], prefix: bytes) -> bytes:
    """`<is>` with the markup of `inner` around these pieces."""
    rest = iter(texts)

    def piece(found) -> bytes:
        name = found[1]
        return b'<%st xml:space="preserve">%s</%st>' % (name, _written(next(rest)), name)

    content = _PIECE.sub(piece, _PHONETIC.sub(b"", inner))
    return b"<%sis>%s</%sis>" % (prefix, content, prefix)


def _written(text: str) -> bytes:
    kept = "".join(letter for letter in text if letter >= " " or letter in "\n\t")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
