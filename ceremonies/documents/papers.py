"""A decision as one PDF."""

import textwrap
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from ceremonies.documents.renderer import html, renderer
from ceremonies.documents.snapshot import checked_snapshot
from ceremonies.documents.style import Style
from members.clock import long_date

TEMPLATES = {"9-KNĐ": "decision/paper.html"}


def render_decision(snapshot: Mapping[str, object], *, draft: bool = False) -> bytes:
    """Equal snapshots give equal bytes. A draft carries a watermark, no number and no verification code."""
    style = checked_snapshot(snapshot, draft=draft)
    return renderer().pdf(decision_html(snapshot, style, draft=draft), style)


def decision_html(snapshot: Mapping[str, object], style: Style, *, draft: bool) -> str:
    return html(TEMPLATES[snapshot["form"]], _values(snapshot, style, draft))


def _values(snapshot: Mapping[str, object], style: Style, draft: bool) -> dict[str, object]:
    """The words and, beside them, the parts of a line that are set apart."""
    kind = f"{snapshot['title'].capitalize()} {snapshot['summary']}"
    number = "" if draft else snapshot["number"]
    decider, *verb = snapshot["deciding_line"].rsplit(" QUYẾT ĐỊNH", 1)
    return {
        "paper": snapshot,
        "style": style,
        "draft": draft,
        "document_title": f"Dự thảo {kind.lower()}" if draft else f"{kind}, {number.replace('Số', 'số', 1)}",
        "created": f"{snapshot['issued_on']}T00:00:00+07:00" if snapshot["issued_on"] else "",
        "parent_name": balanced(snapshot["parent_name"], style),
        "issuer_name": balanced(snapshot["issuer_name"], style),
        "number": number,
        "place_and_date": f"{snapshot['place']}, {_date_line(snapshot['issued_on'])}",
        "decider": decider,
        "verb": "QUYẾT ĐỊNH" if verb else "",
        "articles": [_label_and_sentence(article) for article in snapshot["articles"]],
    }


def _date_line(issued_on: str) -> str:
    gap = "\u00a0" * 6
    return long_date(date.fromisoformat(issued_on)) if issued_on else f"ngày{gap}tháng{gap}năm{gap}"


def _label_and_sentence(article: str) -> tuple[str, str]:
    label, _, sentence = article.partition(". ")
    return (f"{label}.", sentence) if label.startswith("Điều ") else ("", article)


def balanced(name: str, style: Style) -> str:
    """Broken into as few lines as fit the letterhead, all about as long: no word alone below a full line."""
    letters = int(style.letterhead_left_mm / style.letterhead_pt * 4.5)  # in capitals of a Times face
    return name if len(name) <= letters else _broken(name, letters)


@lru_cache(maxsize=256)
def _broken(name: str, letters: int) -> str:
    def wrapped(width):
        return textwrap.wrap(name, width, break_long_words=False, break_on_hyphens=False)

    fewest = len(wrapped(letters))
    return next("\n".join(lines) for width in range(1, letters + 1) if len(lines := wrapped(width)) == fewest)
