"""The contents of a person's file (mục lục tài liệu) and the slip on which files change hands.

Facts each form wants: the papers in their order; or the files, who gives them and who takes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import definitions, paragraph, table
from ceremonies.documents.compose import issued, signature
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import count, office_date


@dataclass(frozen=True, kw_only=True)
class Paper:
    title: str
    number: str = ""
    day: date | None = None
    issuer: str = ""
    sheets: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ContentsFacts(Issued):
    person_name: str
    birth_date: date
    cell_name: str
    file_number: str = ""
    papers: Sequence[Paper]
    signs_for: str
    is_member: bool = True


@dataclass(frozen=True, kw_only=True)
class HandedFile:
    person_name: str
    birth_date: date
    cell_name: str
    papers: int
    sheets: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOverFacts(Issued):
    """`signer_*` is who gives; `*_body` the two sides."""

    handed_on: date
    giver_body: str
    taker_name: str
    taker_office: str
    taker_body: str
    reason: str
    files: Sequence[HandedFile]


def contents_snapshot(facts: ContentsFacts) -> Snapshot:
    columns = [
        ("TT", 6),
        ("Tên tài liệu", 32),
        ("Số, ký hiệu", 20),
        ("Ngày", 15),
        ("Cơ quan ban hành", 22),
        ("Số tờ", 6),
        ("Ghi chú", 13),
    ]
    rows = [
        (
            n,
            paper.title,
            paper.number,
            office_date(paper.day) if paper.day else "",
            paper.issuer,
            paper.sheets or "",
            paper.note,
        )
        for n, paper in enumerate(facts.papers, 1)
    ]
    return issued(
        facts,
        title="MỤC LỤC TÀI LIỆU",
        summary="trong hồ sơ đảng viên" if facts.is_member else "trong hồ sơ của người xin vào Đảng",
        body=[
            definitions(
                ("Họ và tên", facts.person_name),
                ("Sinh ngày", office_date(facts.birth_date)),
                ("Sinh hoạt tại" if facts.is_member else "Chi bộ xem xét kết nạp", facts.cell_name),
                ("Số lý lịch", facts.file_number),
            ),
            table(columns, rows),
            paragraph(f"Hồ sơ có {count(len(rows))} tài liệu{_sheets(facts.papers)}."),
        ],
        on_behalf=facts.signs_for,
        numbered=bool(facts.number),
    )


def hand_over_snapshot(facts: HandOverFacts) -> Snapshot:
    columns = [
        ("TT", 6),
        ("Họ và tên", 25),
        ("Ngày sinh", 15),
        ("Chi bộ", 24),
        ("Số tài liệu", 9),
        ("Số tờ", 8),
        ("Ghi chú", 16),
    ]
    rows = [
        (
            n,
            one.person_name,
            office_date(one.birth_date),
            one.cell_name,
            count(one.papers),
            one.sheets or "",
            one.note,
        )
        for n, one in enumerate(facts.files, 1)
    ]
    return issued(
        facts,
        title="PHIẾU GIAO NHẬN HỒ SƠ",
        summary=facts.reason,
        body=[
            paragraph(
                f"Ngày {office_date(facts.handed_on)}, hai bên giao, nhận hồ sơ của những người có tên trong bảng dưới "
                "đây."
            ),
            definitions(
                (
                    "Bên giao",
                    f"{facts.giver_body}; người giao: đồng chí {facts.signer_name}, {facts.signer_office}.",
                ),
                (
                    "Bên nhận",
                    f"{facts.taker_body}; người nhận: đồng chí {facts.taker_name}, {facts.taker_office}.",
                ),
            ),
            table(columns, rows),
            paragraph(f"Tổng số: {count(len(rows))} hồ sơ. Phiếu này lập thành 02 bản, mỗi bên giữ 01 bản."),
        ],
        signatures=[
            signature("NGƯỜI GIAO", facts.signer_name),
            signature("NGƯỜI NHẬN", facts.taker_name),
        ],
        numbered=bool(facts.number),
    )


def _sheets(papers: Sequence[Paper]) -> str:
    counts = [paper.sheets for paper in papers]
    return f", gồm {count(sum(counts))} tờ" if None not in counts else ""
