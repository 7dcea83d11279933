"""The minutes of a union's meeting that nominates.

Facts the form wants: which union and body, the meeting from when to when, who was there, the votes for each member.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from ceremonies.documents.blocks import Block, heading, paragraph, prose, table
from ceremonies.documents.compose import issued, signature
from ceremonies.documents.facts import Attendance, Issued, Meeting, refuse_more_votes
from ceremonies.documents.forms.nominations import NOMINEE, Union
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import clock_time, count, office_date, percent


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


def union_minutes_snapshot(facts: UnionMinutesFacts) -> Snapshot:
    nominee = NOMINEE[facts.union]
    refuse_more_votes(facts.attendance.present, *((one.agreed, one.against) for one in facts.nominees))
    if facts.ended_at <= facts.began_at:
        raise ValueError("Giờ kết thúc phải sau giờ bắt đầu.")
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
        numbered=bool(facts.number),
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
        *facts.attendance.blocks("Tổng số ủy viên Ban Chấp hành"),
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
            f"Hội nghị biểu quyết bằng hình thức {facts.ballot}; tỷ lệ tính trên tổng số ủy viên Ban Chấp hành."
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
