"""The yearly plan of a Party body to build the source and admit (kế hoạch tạo nguồn, phát triển đảng viên).

Facts it wants: the year, a row of numbers for each group, the measures as they were written. No national layout.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ceremonies.documents.blocks import heading, paragraph, prose, table
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot


@dataclass(frozen=True, kw_only=True)
class PlanFacts(Issued):
    """`rows`: group, how many to list, how many to admit; 0 where the plan sets no number."""

    signs_for: str
    body_name: str
    year: int
    rows: Sequence[tuple[str, int, int]]
    measures: str = ""
    reports_to: str = ""


def plan_snapshot(facts: PlanFacts) -> Snapshot:
    columns = [("TT", 8), ("Đối tượng", 48), ("Tạo nguồn (người)", 22), ("Kết nạp (người)", 22)]
    rows = [
        (n, group, listed or "", admitted or "") for n, (group, listed, admitted) in enumerate(facts.rows, 1)
    ]
    measures = [heading("2. Giải pháp"), *prose(facts.measures)] if facts.measures.strip() else []
    above = [f"{facts.reports_to} (để báo cáo)"] if facts.reports_to else []
    return issued(
        facts,
        title="KẾ HOẠCH",
        summary=f"tạo nguồn, phát triển đảng viên năm {facts.year}",
        body=[
            paragraph(
                f"{facts.body_name} xây dựng kế hoạch tạo nguồn, phát triển đảng viên năm {facts.year} như sau:"
            ),
            heading("1. Chỉ tiêu"),
            table(columns, rows),
            paragraph(
                "Một người có thể thuộc nhiều đối tượng; dòng tổng số không phải là tổng của các dòng dưới."
            ),
            *measures,
        ],
        on_behalf=facts.signs_for,
        recipients=[*above, f"Lưu {facts.signs_for}"],
    )
