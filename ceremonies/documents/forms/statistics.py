"""A statistics form as a paper: criterion, this period, the same period of the year before, the share.

Facts it wants: the rows in words; who made it and who signs, each under the words of the form.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ceremonies.documents.blocks import paragraph, table
from ceremonies.documents.compose import issued, signature
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot

_COLUMNS = [("TT", 6), ("Tiêu chí", 60), ("Kỳ này", 10), ("Cùng kỳ năm trước", 14), ("%", 10)]


@dataclass(frozen=True, kw_only=True)
class StatisticsFacts(Issued):
    """`rows`: number, criterion, this period, the year before, share. `note`: below the table, "" for none."""

    title: str
    period: str
    rows: Sequence[tuple[str, str, str, str, str]]
    maker: str
    made_by: str
    signer: str
    note: str = ""


def statistics_snapshot(facts: StatisticsFacts) -> Snapshot:
    return issued(
        facts,
        title="BIỂU THỐNG KÊ",
        summary=f"{facts.title.removeprefix('Thống kê ')} ({facts.form}), {facts.period}",
        body=[table(_COLUMNS, facts.rows), *([paragraph(facts.note)] if facts.note else [])],
        signatures=[
            signature(facts.maker, facts.made_by),
            signature(facts.signer, facts.signer_name),
        ],
        numbered=False,
    )
