"""A snapshot as one PDF: the one engine for every form."""

from collections.abc import Mapping
from datetime import date

from django.utils.html import format_html
from django.utils.text import slugify

from ceremonies.documents.charts import ON_PAPER, Bar, bar_chart
from ceremonies.documents.line_breaks import balanced
from ceremonies.documents.renderer import html, renderer
from ceremonies.documents.snapshot import checked_snapshot
from ceremonies.documents.style import SHEET_HEIGHT_MM, Style
from members.clock import long_date
from members.names import fold

#: What stands on the right of the letterhead, the last line underlined; in a letter in the middle.
HEADS = {
    "party": ["ĐẢNG CỘNG SẢN VIỆT NAM"],
    "letter": ["ĐẢNG CỘNG SẢN VIỆT NAM"],
    "youth_union": ["ĐOÀN TNCS HỒ CHÍ MINH"],
    "trade_union": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    "plain": [],
}
#: Letters that fit: a line of the summary, a line over a signature, a line of the subject below the number, a deciding
#: line in capitals.
SUMMARY_LETTERS, SIGNATURE_LETTERS, SUBJECT_LETTERS, DECIDING_LETTERS = 64, 28, 40, 54
#: Share of the width that the left column of a list's letterhead takes (`paper.css`).
LIST_LEFT = 0.45


def render_paper(snapshot: Mapping[str, object], *, draft: bool = False) -> bytes:
    """Equal snapshots give equal bytes. A draft carries a watermark, no number and no verification code."""
    style = checked_snapshot(snapshot, draft=draft)
    return renderer().pdf(paper_html(snapshot, style, draft=draft), style)


render_decision = render_paper


def paper_html(snapshot: Mapping[str, object], style: Style, *, draft: bool) -> str:
    template = "folded.html" if snapshot["sheet"] == "folded" else "paper.html"
    return html(template, _values(snapshot, style, draft))


def _values(snapshot: Mapping[str, object], style: Style, draft: bool) -> dict[str, object]:
    """The words and, beside them, the parts of a line that are set apart."""
    letterhead = _letterhead_letters(snapshot, style)
    number = "" if draft else snapshot["number"] or ""
    body = [_block(block) for block in snapshot["body"]]
    fold = next((place for place, block in enumerate(body) if block["kind"] == "fold"), len(body))
    return {
        "paper": snapshot,
        "style": style,
        "draft": draft,
        "document_title": _document_title(snapshot, number, draft),
        "created": f"{snapshot['issued_on']}T00:00:00+07:00" if snapshot["issued_on"] else "",
        "head": HEADS[snapshot["family"]],
        "star": _star(snapshot["family"], style),
        "parent_name": balanced(snapshot["parent_name"], letterhead),
        "issuer_name": balanced(snapshot["issuer_name"], letterhead),
        "summary": balanced(snapshot["summary"], SUMMARY_LETTERS),
        "number": number,
        "subject": ""
        if snapshot["title"]
        else balanced(f"{style.subject_prefix} {snapshot['summary']}", SUBJECT_LETTERS),
        "place_and_date": _place_and_date(snapshot["place"], snapshot["issued_on"]),
        "signatures": [
            one | {"on_behalf": balanced(one["on_behalf"], SIGNATURE_LETTERS)}
            for one in snapshot["signatures"]
        ],
        "body": body[:fold],
        "folded": body[fold + 1 :],
    }


def _letterhead_letters(snapshot: Mapping[str, object], style: Style) -> int:
    """How many capitals of a Times face the left column takes."""
    if snapshot["sheet"] == "folded":
        return int(style.fold_left_mm / style.motto_pt * 4.5)
    if snapshot["family"] == "trade_union":
        return int(style.union_left_mm / style.motto_pt * 4.5)
    if snapshot["sheet"] == "landscape":
        return int(LIST_LEFT * (SHEET_HEIGHT_MM - 2 * style.list_margin_mm) / style.letterhead_pt * 4.5)
    return int(style.letterhead_left_mm / style.letterhead_pt * 4.5)


def _star(family: str, style: Style) -> str:
    stars = {"party": style.star, "youth_union": style.youth_star, "trade_union": style.union_star}
    return stars.get(family, "")


def _document_title(snapshot: Mapping[str, object], number: str, draft: bool) -> str:
    kind = snapshot["title"].capitalize().replace(" đảng", " Đảng").replace(" Đảng viên", " đảng viên")
    kind = f"{kind or 'Công văn'} {snapshot['summary']}".strip()
    if draft:
        return f"Dự thảo {kind[0].lower()}{kind[1:]}"
    return f"{kind}, {number.replace('Số', 'số', 1)}" if number else kind


def _place_and_date(place: str, issued_on: str | None) -> str:
    if issued_on is None:
        return ""
    gap = "\u00a0" * 6
    day = long_date(date.fromisoformat(issued_on)) if issued_on else f"ngày{gap}tháng{gap}năm{gap}"
    # A long place stands above its day.
    return format_html('{}, <span class="unbroken">{}</span>', place, day)


def _block(block: Mapping[str, object]) -> dict[str, object]:
    if block["kind"] == "deciding":
        decider, *verb = block["text"].rsplit(" QUYẾT ĐỊNH", 1)
        return {
            "kind": "deciding",
            "decider": balanced(decider, DECIDING_LETTERS),
            "verb": "QUYẾT ĐỊNH" if verb else "",
        }
    if block["kind"] == "table":
        return _table(block)
    if block["kind"] == "chart":
        return {"kind": "chart", "svg": _chart(block)}
    return dict(block)


def _chart(block: Mapping[str, object]) -> str:
    bars = [Bar(label, int(now), int(before) if before else None) for label, now, before in block["rows"]]
    return bar_chart(
        slugify(fold(block["text"])), block["text"], bars, (block["now"], block["before"]), ON_PAPER
    )


def _table(block: Mapping[str, object]) -> dict[str, object]:
    """Shares become percents; a column of nothing but short words (figures, dates, Nữ) is centred and whole."""
    whole = sum(column["share"] for column in block["columns"])
    parts = [column["share"] * 100 / whole for column in block["columns"]]
    cells = zip(*block["rows"], strict=True) if block["rows"] else [()] * len(parts)
    kinds = [
        "short" if all(len(cell) <= 10 and " " not in cell for cell in column) else "" for column in cells
    ]
    heads = [(column["title"], f"{part:.2f}") for column, part in zip(block["columns"], parts, strict=True)]
    return {
        "kind": "table",
        "heads": heads,
        "rows": [list(zip(row, kinds, strict=True)) for row in block["rows"]],
    }
