"""What the unions resolve: nominating a member (4-KNĐ, 4A-KNĐ).

Facts each form wants: which union; its executive's meeting and votes; the member and the remarks; to whom it goes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import Block, paragraph
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued, Remarks, Votes
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import (
    Reference,
    listed,
    office_date,
    person_words,
)

Union = Literal["youth_union", "trade_union"]
_MEMBER = {"youth_union": "đoàn viên", "trade_union": "đoàn viên công đoàn"}
NOMINEE = {"youth_union": "đoàn viên ưu tú", "trade_union": "đoàn viên công đoàn"}
_JOINED = {"youth_union": "kết nạp vào Đoàn", "trade_union": "gia nhập Công đoàn"}


@dataclass(frozen=True, kw_only=True)
class UnionResolutionFacts(Issued):
    """`executive_name`: "Ban Chấp hành Đoàn cơ sở Sở Xây dựng"; `on_behalf`: "Ban Chấp hành Đoàn"."""

    union: Union
    executive_name: str
    on_behalf: str
    addressees: Sequence[str]
    legal_grounds: Sequence[str]
    branch_resolution: Reference | None = None
    held_on: date
    person_name: str
    birth_date: date
    native_place: str = ""
    department: str = ""
    joined_on: date | None = None
    remarks: Remarks
    votes: Votes
    committee_names: Sequence[str]


def union_resolution_snapshot(facts: UnionResolutionFacts) -> Snapshot:
    return issued(
        facts,
        family=facts.union,
        title="NGHỊ QUYẾT",
        summary=f"giới thiệu {NOMINEE[facts.union]} vào Đảng",
        addressees=facts.addressees,
        body=_resolution(facts),
        on_behalf=facts.on_behalf,
        recipients=["Như kính gửi", f"Lưu {facts.on_behalf}"],
    )


def _resolution(facts: UnionResolutionFacts) -> list[Block]:
    member, executive = f"{_MEMBER[facts.union]} {facts.person_name}", facts.executive_name
    branch = [f"Xét {facts.branch_resolution}"] if facts.branch_resolution else []
    joined = f", {_JOINED[facts.union]} ngày {office_date(facts.joined_on)}" if facts.joined_on else ""
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place, unit=facts.department)
    votes = facts.votes.words(whole="tổng số ủy viên Ban Chấp hành")
    return [
        *(paragraph(f"- {ground}") for ground in listed([*facts.legal_grounds, *branch])),
        paragraph(
            f"{executive} họp ngày {office_date(facts.held_on)} nhận thấy {member}{who}{joined}, "
            f"có những {_what(facts.remarks)} chính như sau:"
        ),
        *facts.remarks.blocks(),
        paragraph(
            f"{executive} giới thiệu {member} để {_all(facts.committee_names)} xem xét, kết nạp vào "
            f"Đảng Cộng sản Việt Nam. Số ủy viên Ban Chấp hành tán thành là {votes}."
        ),
        paragraph(
            f"{executive} chịu trách nhiệm về những nội dung giới thiệu trên đây và tiếp tục giáo dục, giúp đỡ "
            f"{member} phấn đấu trở thành đảng viên Đảng Cộng sản Việt Nam."
        ),
    ]


def _what(remarks: Remarks) -> str:
    return "ưu điểm, khuyết điểm" if remarks.weaknesses.strip() else "ưu điểm"


def _all(names: Sequence[str]) -> str:
    return ", ".join(names)
