"""The opinions of the unions and of the place of residence, summed up by the cell: 5-KNĐ and 12-KNĐ.

Facts each form wants: of each organisation asked, how many took part, agreed and did not; what was said, as a whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ceremonies.documents.blocks import Block, heading, paragraph, prose
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued, Votes
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import count, joined

_PERSON = {
    "admission": ("người vào Đảng", "quần chúng", "kết nạp vào Đảng"),
    "recognition": ("đảng viên dự bị", "đảng viên dự bị", "công nhận là đảng viên chính thức"),
}


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """`votes.entitled` is the number of people asked."""

    organisation: str
    kind: Literal["union", "residence"]
    votes: Votes
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class OpinionsFacts(Issued):
    matter: Literal["admission", "recognition"]
    cell_name: str
    person_name: str
    opinions: Sequence[Opinion]
    strengths: str
    weaknesses: str


def opinions_snapshot(facts: OpinionsFacts) -> Snapshot:
    whom, title, aim = _PERSON[facts.matter]
    person = f"{title} {facts.person_name}"
    unions = [one for one in facts.opinions if one.kind == "union"]
    homes = [one for one in facts.opinions if one.kind == "residence"]
    return issued(
        facts,
        title="TỔNG HỢP Ý KIẾN NHẬN XÉT",
        summary=f"của đoàn thể chính trị - xã hội nơi làm việc và chi ủy nơi cư trú đối với {whom}",
        body=[
            paragraph(f"{facts.cell_name} tổng hợp ý kiến nhận xét đối với {person} như sau:"),
            *_asked("Đại diện tổ chức chính trị - xã hội được lấy ý kiến", unions),
            *_asked("Đại diện chi ủy (chi bộ) nơi cư trú được lấy ý kiến", homes),
            heading("Những ưu điểm chính:"),
            *prose(facts.strengths),
            heading("Những khuyết điểm chính:"),
            *(prose(facts.weaknesses) or [paragraph("Không có ý kiến nêu khuyết điểm.")]),
            heading(f"Ý kiến về việc đề nghị {aim}:"),
            *(block for one in facts.opinions for block in _opinion(one, person, aim)),
        ],
        on_behalf="CHI BỘ",
        recipients=["Lưu hồ sơ", "Lưu Chi bộ"],
        numbered=bool(facts.number),
    )


def _asked(label: str, opinions: Sequence[Opinion]) -> list[Block]:
    if not opinions:
        return []
    each = [f"{one.organisation} ({count(one.votes.entitled)} người)" for one in opinions]
    total = count(sum(one.votes.entitled for one in opinions))
    return [paragraph(f"{label}: {joined(each)}; tổng số {total} người.")]


def _opinion(one: Opinion, person: str, aim: str) -> list[Block]:
    votes = one.votes.words(whole="tổng số người được lấy ý kiến", people="người")
    return [
        paragraph(f"{one.organisation}: số người tán thành để {person} được xét, {aim} là {votes}."),
        *prose(one.remark, label="Nhận xét"),
    ]
