"""A decision as one PDF."""

from collections.abc import Mapping
from datetime import date

from ceremonies.documents.decisions import long_date
from ceremonies.documents.renderer import html, renderer
from ceremonies.documents.snapshot import checked_snapshot

TEMPLATES = {"9-KNĐ": "decision/paper.html"}


def render_decision(snapshot: Mapping[str, object], *, draft: bool = False) -> bytes:
    """Equal snapshots give equal bytes. A draft carries a watermark, no number and no verification code."""
    style = checked_snapshot(snapshot, draft=draft)
    values = decision_values(snapshot, draft) | {"style": style}
    return renderer().pdf(html(TEMPLATES[snapshot["form"]], values), style)


def decision_values(snapshot: Mapping[str, object], draft: bool) -> dict[str, object]:
    """What the template needs beside the words: the parts of a line that are set apart."""
    kind = f"{snapshot['title'].capitalize()} {snapshot['summary']}"
    number = "" if draft else snapshot["number"]
    decider, *verb = snapshot["deciding_line"].rsplit(" QUYẾT ĐỊNH", 1)
    return {
        "paper": snapshot,
        "draft": draft,
        "document_title": f"Dự thảo {kind.lower()}" if draft else f"{kind}, s{number[1:]}",
        "created": f"{snapshot['issued_on']}T00:00:00+07:00" if snapshot["issued_on"] else "",
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
