"""What the unions write: nominating resolutions (4-KNĐ, 4A-KNĐ) and the minutes behind them.

Facts each form wants: which union; its executive's meeting and votes; the member and the remarks; to whom it goes.
The minutes take any number of members and the votes for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from ceremonies.documents.blocks import Block, heading, paragraph, prose, table
from ceremonies.documents.compose import issued, signature
from ceremonies.documents.facts import Attendance, Issued, Meeting, Remarks, Votes
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import (
    Reference,
    clock_time,
    count,
    listed,
    office_date,
    percent,
    person_words,
)

Union = Literal["youth_union", "trade_union"]
_MEMBER = {"youth_union": "đoàn viên", "trade_union": "đoàn viên công đoàn"}
_NOMINEE = {"youth_union": "đoàn viên ưu tú", "trade_union": "đoàn viên công đoàn"}
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


@dataclass(frozen=True, kw_only=True)
class Nominee:
    name: str
    birth_date: date
    unit: str = ""
    summary: str = ""
    agreed: int
    against: int = 0


@dataclass(frozen=True, kw_only=True)
class UnionMinutesFacts(Issued):
    union: Union
    body_name: str
    meeting: Meeting
    began_at: time
    ended_at: time
    meeting_place: str
    attendance: Attendance
    nominees: Sequence[Nominee]
    discussion: str = ""
    ballot: str = "giơ tay"


def union_resolution_snapshot(facts: UnionResolutionFacts) -> Snapshot:
    return issued(
        facts,
        family=facts.union,
        title="NGHỊ QUYẾT",
        summary=f"giới thiệu {_NOMINEE[facts.union]} vào Đảng",
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
            "có những ưu điểm, khuyết điểm chính như sau:"
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


def _all(names: Sequence[str]) -> str:
    return ", ".join(names)


def union_minutes_snapshot(facts: UnionMinutesFacts) -> Snapshot:
    nominee = _NOMINEE[facts.union]
    return issued(
        facts,
        family=facts.union,
        title="BIÊN BẢN",
        summary=f"họp xét giới thiệu {nominee} vào Đảng",
        body=_minutes(facts, nominee),
        signatures=[
            signature("THƯ KÝ", facts.meeting.secretary_name),
            signature("CHỦ TRÌ", facts.meeting.chair_name),
        ],
    )


def _minutes(facts: UnionMinutesFacts, nominee: str) -> list[Block]:
    entitled = facts.attendance.members
    rows = [
        (
            n,
            one.name,
            office_date(one.birth_date),
            one.unit,
            _share(one.agreed, entitled),
            _share(one.against, entitled),
        )
        for n, one in enumerate(facts.nominees, 1)
    ]
    return [
        paragraph(
            f"Hồi {clock_time(facts.began_at)}, ngày {office_date(facts.meeting.held_on)}, tại "
            f"{facts.meeting_place}, {facts.body_name} họp xét giới thiệu {nominee} vào Đảng."
        ),
        *facts.attendance.blocks("Tổng số"),
        *facts.meeting.blocks(),
        heading("1. Nội dung"),
        paragraph(
            f"Hội nghị nghe báo cáo về quá trình phấn đấu, rèn luyện của {count(len(facts.nominees))} {nominee} "
            "được đề nghị giới thiệu vào Đảng và thảo luận."
        ),
        *(block for one in facts.nominees for block in prose(one.summary, label=one.name)),
        *prose(facts.discussion, label="Ý kiến thảo luận"),
        heading("2. Kết quả biểu quyết"),
        paragraph(
            f"Hội nghị biểu quyết bằng hình thức {facts.ballot}; tỷ lệ tính trên tổng số người được triệu tập."
        ),
        table(
            [
                ("TT", 6),
                ("Họ và tên", 26),
                ("Ngày sinh", 15),
                ("Đơn vị", 26),
                ("Tán thành", 15),
                ("Không tán thành", 15),
            ],
            rows,
        ),
        paragraph(
            f"Hội nghị kết thúc hồi {clock_time(facts.ended_at)} cùng ngày; biên bản đã được thông qua tại hội nghị."
        ),
    ]


def _share(part: int, whole: int) -> str:
    return f"{count(part)} ({percent(part, whole)})"
