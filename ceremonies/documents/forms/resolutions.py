"""Resolutions on one person, of a cell or a committee: 6, 8, 13, 15-KNĐ, re-admission and striking off.

Facts each form wants: who met and who was there, what the body concludes about the person, the votes, whether the
rules call it passed, and who decides next; the committee cites the cell's resolution.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import Block, paragraph
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Attendance, Issued, Meeting, Remarks, Votes
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, listed, office_date, person_words


@dataclass(frozen=True)
class Matter:
    summary: str
    act: str  # with {person}
    person: str


MATTERS = {
    "admission": Matter("kết nạp đảng viên", "kết nạp {person} vào Đảng Cộng sản Việt Nam", "quần chúng"),
    "readmission": Matter(
        "kết nạp lại đảng viên", "kết nạp lại {person} vào Đảng Cộng sản Việt Nam", "quần chúng"
    ),
    "recognition": Matter(
        "công nhận đảng viên chính thức",
        "công nhận {person} trở thành đảng viên chính thức",
        "đảng viên dự bị",
    ),
    "striking_off": Matter(
        "xóa tên đảng viên dự bị", "xóa tên {person} trong danh sách đảng viên", "đảng viên dự bị"
    ),
}


@dataclass(frozen=True, kw_only=True)
class ResolutionFacts(Issued):
    """`body_name`: "Chi bộ Văn phòng", of a committee "Đảng bộ Sở Xây dựng"; `ballot`: "bỏ phiếu kín" or "giơ thẻ".

    `proposes_to` is who gets it; a committee that decides by itself (`decides`) proposes to nobody.

    `admitted_on` is the day of the ceremony, where there has been one.
    """

    level: Literal["cell", "committee"]
    matter: Literal["admission", "readmission", "recognition", "striking_off"]
    body_name: str
    legal_grounds: Sequence[str]
    cell_resolution: Reference | None = None
    person_name: str
    birth_date: date | None = None
    native_place: str = ""
    department: str = ""
    admitted_on: date | None = None
    meeting: Meeting
    attendance: Attendance
    remarks: Remarks
    ballot: str = ""
    votes: Votes
    passed: bool
    proposes_to: str = ""
    decides: bool = False


def resolution_snapshot(facts: ResolutionFacts) -> Snapshot:
    matter = MATTERS[facts.matter]
    verb = "" if facts.decides and facts.passed else ("đề nghị " if facts.passed else "về kết quả xét ")
    above = [f"{facts.proposes_to} (để báo cáo)"] if facts.proposes_to else []
    below = [f"{facts.cell_resolution.issuer} (để biết)"] if facts.decides and facts.cell_resolution else []
    return issued(
        facts,
        title="NGHỊ QUYẾT",
        summary=f"{verb}{matter.summary}",
        body=[
            *_opening(facts, matter),
            *facts.remarks.blocks(),
            *_vote(facts, matter),
            _close(facts, matter),
        ],
        on_behalf="CHI BỘ" if facts.level == "cell" else "ĐẢNG ỦY",
        recipients=[*above, *below, "Lưu Chi bộ" if facts.level == "cell" else "Lưu Văn phòng Đảng ủy"],
    )


def _person(facts: ResolutionFacts, matter: Matter) -> str:
    return f"{matter.person} {facts.person_name}"


def _opening(facts: ResolutionFacts, matter: Matter) -> list[Block]:
    cell = [f"Xét {facts.cell_resolution} về việc đề nghị {matter.summary}"] if facts.cell_resolution else []
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place, unit=facts.department)
    admitted = f", được kết nạp vào Đảng ngày {office_date(facts.admitted_on)}," if facts.admitted_on else ""
    comma = "," if who and not admitted else ""
    act = matter.act.format(person=f"{_person(facts, matter)}{who}{admitted}{comma}")
    body = facts.body_name if facts.level == "cell" else f"Ban Chấp hành {facts.body_name}"
    whole = "Tổng số đảng viên của Chi bộ" if facts.level == "cell" else "Tổng số ủy viên Ban Chấp hành"
    aim = "xét" if facts.decides else "xét, đề nghị"
    return [
        *(paragraph(ground) for ground in listed([*facts.legal_grounds, *cell])),
        paragraph(f"Ngày {office_date(facts.meeting.held_on)}, {body} đã họp để {aim} {act}."),
        *facts.attendance.blocks(whole),
        *facts.meeting.blocks(),
        paragraph(
            f"Sau khi nghe báo cáo và thảo luận, {_we(facts)} thống nhất kết luận về "
            f"{_person(facts, matter)} như sau:"
        ),
    ]


def _we(facts: ResolutionFacts) -> str:
    return "Chi bộ" if facts.level == "cell" else "Ban Chấp hành"


def _vote(facts: ResolutionFacts, matter: Matter) -> list[Block]:
    voters = "đảng viên chính thức" if facts.level == "cell" else "ủy viên Ban Chấp hành"
    how = f"{_we(facts)} biểu quyết bằng hình thức {facts.ballot}. " if facts.ballot else ""
    act = matter.act.format(person=_person(facts, matter))
    words = facts.votes.words(whole=f"tổng số {voters}")
    return [paragraph(f"{how}Đối chiếu với Điều lệ Đảng, số {voters} tán thành {act} là {words}.")]


def _close(facts: ResolutionFacts, matter: Matter) -> Block:
    act = matter.act.format(person=_person(facts, matter))
    if not facts.passed:
        above = (
            f"báo cáo kết quả trên với {facts.proposes_to}" if facts.proposes_to else "thông báo kết quả trên"
        )
        return paragraph(f"Số phiếu tán thành chưa đủ theo quy định; {_we(facts)} {above}.")
    if facts.decides:
        return paragraph(f"{_we(facts)} quyết nghị {act} và giao Thường trực Đảng ủy ban hành quyết định.")
    return paragraph(f"{_we(facts)} báo cáo và đề nghị {facts.proposes_to} xét, {act}.")
