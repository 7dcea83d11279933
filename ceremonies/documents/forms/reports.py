"""The report on new members in numbers (báo cáo số liệu phát triển đảng viên). No national layout.

Facts it wants: the sentences, what each number is, and the numbers of the period and of the one compared with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ceremonies.documents.blocks import Block, chart, heading, paragraph, table
from ceremonies.documents.compose import issued, plain
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot

#: A line of a table: label, then a pair of numbers for each column.
Numbers = tuple[str, Sequence[tuple[int, int | None]]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table with its chart; `columns`: what is counted, the last one is drawn."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Numbers]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportFacts(Issued):
    """`before`: what the period compared with is called, "" for none. `family`: whose letterhead."""

    signs_for: str
    family: str
    period: str
    words: str
    before: str
    parts: Sequence[Part]


def report_snapshot(facts: ReportFacts) -> Snapshot:
    """With letterhead and signature where somebody signs for the body; else a plain sheet."""
    title, summary = "BÁO CÁO", f"số liệu phát triển đảng viên {facts.period}"
    body = [paragraph(facts.words), *(block for part in facts.parts for block in _part(facts, part))]
    if not (facts.signer_name and facts.place and facts.parent_name):
        return plain(form="", title=title, summary=summary, body=body, style=facts.style)
    return issued(
        facts,
        title=title,
        summary=summary,
        body=body,
        on_behalf=facts.signs_for,
        family=facts.family,
        recipients=[f"Lưu {facts.signs_for}"],
        numbered=False,
    )


def _part(facts: ReportFacts, part: Part) -> list[Block]:
    bars = [(label, *pairs[-1]) for label, pairs in part.rows if any(pairs[-1])][:12]
    drawn = [chart(part.title, bars, now=f"{part.columns[-1]} kỳ này", before=facts.before)] if bars else []
    notes = [paragraph(part.note)] if part.note else []
    return [heading(part.title), *drawn, _table(facts, part), *notes]


def _table(facts: ReportFacts, part: Part) -> Block:
    columns = [("Nội dung" if len(part.columns) == 1 else "Nhóm", 40)]
    for name in part.columns:
        columns.append((name if len(part.columns) > 1 else "Kỳ này", 15))
        if facts.before:
            columns.append((facts.before, 15))
    rows = [
        [label, *(number for now, before in pairs for number in ((now, before) if facts.before else (now,)))]
        for label, pairs in part.rows
    ]
    return table(columns, rows)
