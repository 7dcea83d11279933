"""Lists on A4 landscape: any list, and that of a class.

Facts each form wants: one dataclass a row; the letterhead; who made the list beside who signs it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import paragraph, table
from ceremonies.documents.compose import issued, own_signature, signature
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.style import Style
from ceremonies.documents.wording import count, office_date

Columns = Sequence[tuple[str, int]]


@dataclass(frozen=True, kw_only=True)
class Listed(Issued):
    """`signs_for`: "Đảng ủy", "Chi bộ"; `made_by` signs on the left, "" for nobody."""

    signs_for: str
    made_by: str = ""
    summary: str


@dataclass(frozen=True, kw_only=True)
class ClassRow:
    name: str
    birth_date: date
    sex: str
    ethnicity: str = ""
    native_place: str = ""
    education: str = ""
    work: str = ""
    cell_name: str = ""
    listed_on: date | None = None
    helper: str = ""
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class ClassListFacts(Listed):
    rows: Sequence[ClassRow]


def class_list_snapshot(facts: ClassListFacts) -> Snapshot:
    columns = [
        ("TT", 4),
        ("Họ và tên", 14),
        ("Ngày sinh", 9),
        ("Nam, nữ", 5),
        ("Dân tộc", 6),
        ("Quê quán", 12),
        ("Trình độ", 9),
        ("Chức vụ, đơn vị", 13),
        ("Chi bộ", 12),
        ("Ngày vào danh sách cảm tình Đảng", 9),
        ("Đảng viên giúp đỡ", 12),
        ("Kết quả", 8),
    ]
    rows = [
        (
            n,
            row.name,
            office_date(row.birth_date),
            row.sex,
            row.ethnicity,
            row.native_place,
            row.education,
            row.work,
            row.cell_name,
            day_or_blank(row.listed_on),
            row.helper,
            row.result,
        )
        for n, row in enumerate(facts.rows, 1)
    ]
    return list_snapshot(facts, columns, rows, what="học viên")


def list_snapshot(
    facts: Listed,
    columns: Columns,
    rows: Sequence[Sequence[object]],
    *,
    title: str = "Danh sách",
    what: str = "đồng chí",
) -> Snapshot:
    """Any list or register with a letterhead, its head row on every page. `title` begins with what it is."""
    mark = Style.of(facts.style).on_behalf
    whole = "Sổ" if title.startswith("Sổ") else "Danh sách"
    made = [signature(f"NGƯỜI LẬP {whole.upper()}", facts.made_by)] if facts.made_by else []
    return issued(
        facts,
        sheet="landscape",
        title=title.upper(),
        summary=facts.summary,
        body=[table(columns, rows), paragraph(f"{whole} này có {count(len(rows))} {what}.")],
        signatures=[*made, own_signature(facts, facts.signs_for, mark)],
        numbered=bool(facts.number),
    )


def day_or_blank(day: date | None) -> str:
    return office_date(day) if day else ""
