"""Resolutions about several people at once: onto the list and off it, helpers, the class, the procedure.

Facts each form wants: the body's meeting, the people with their votes, and what the matter adds: a helper, a reason.
The labels differ from place to place (Hanoi calls them 1A-TN to 6-TN) and come from the policy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import Block, paragraph, prose, table
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Attendance, Issued, Meeting, refuse_more_votes
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import count, joined, listed, office_date, percent

_WORDS = {
    "listing": (
        "công nhận quần chúng ưu tú là cảm tình Đảng",
        "công nhận {count} quần chúng ưu tú có tên sau là cảm tình Đảng",
    ),
    "removal": (
        "đưa quần chúng ra khỏi danh sách cảm tình Đảng",
        "đưa {count} quần chúng có tên sau ra khỏi danh sách cảm tình Đảng",
    ),
    "helper": (
        "phân công đảng viên giúp đỡ quần chúng ưu tú",
        "phân công đảng viên chính thức theo dõi, giúp đỡ {count} quần chúng có tên sau",
    ),
    "probation_helper": (
        "phân công đảng viên giúp đỡ đảng viên dự bị",
        "phân công đảng viên chính thức giúp đỡ {count} đảng viên dự bị có tên sau",
    ),
    "class": (
        "đề nghị cử quần chúng học lớp bồi dưỡng nhận thức về Đảng",
        "đề nghị {above} cử {count} quần chúng có tên sau học lớp bồi dưỡng nhận thức về Đảng",
    ),
    "member_class": (
        "đề nghị cử đảng viên dự bị học lớp bồi dưỡng đảng viên mới",
        "đề nghị {above} cử {count} đảng viên dự bị có tên sau học lớp bồi dưỡng đảng viên mới",
    ),
    "procedure": (
        "đề nghị cho làm thủ tục xem xét kết nạp đảng viên",
        "đề nghị {above} cho làm thủ tục xem xét kết nạp vào Đảng đối với {count} quần chúng có tên sau",
    ),
    "permission": (
        "cho làm thủ tục xem xét kết nạp đảng viên",
        "đồng ý cho các chi bộ làm thủ tục xem xét kết nạp vào Đảng đối với {count} quần chúng có tên sau",
    ),
}
_ASSIGNING = ("listing", "helper", "probation_helper")


@dataclass(frozen=True, kw_only=True)
class Named:
    """`helper` and `note` stand in the table when anybody has one."""

    name: str
    birth_date: date
    unit: str = ""
    helper: str = ""
    note: str = ""
    agreed: int
    against: int = 0


@dataclass(frozen=True, kw_only=True)
class PeopleResolutionFacts(Issued):
    """`entitled` is the total that the votes are counted of."""

    level: Literal["cell", "committee"]
    matter: Literal[
        "listing", "removal", "helper", "probation_helper", "class", "member_class", "procedure", "permission"
    ]
    body_name: str
    legal_grounds: Sequence[str]
    meeting: Meeting
    attendance: Attendance
    entitled: int
    people: Sequence[Named]
    conclusion: str = ""
    proposes_to: str = ""
    executors: Sequence[str] = ()


def people_resolution_snapshot(facts: PeopleResolutionFacts) -> Snapshot:
    cell = facts.level == "cell"
    summary, act = _WORDS[facts.matter]
    if not facts.people:
        raise ValueError("Nghị quyết chưa có người nào.")
    refuse_more_votes(facts.attendance.present, *((one.agreed, one.against) for one in facts.people))
    if facts.matter == "listing" and any(one.helper for one in facts.people):
        summary += " và phân công đảng viên giúp đỡ"
    we = "Chi bộ" if cell else "Đảng ủy"
    act = act.format(count=count(len(facts.people)), above=facts.proposes_to)
    above = [f"{facts.proposes_to} (để báo cáo)"] if facts.proposes_to else []
    return issued(
        facts,
        title="NGHỊ QUYẾT",
        summary=summary,
        body=[
            *(paragraph(ground) for ground in listed(facts.legal_grounds)),
            paragraph(
                f"Ngày {office_date(facts.meeting.held_on)}, {facts.body_name} đã họp và xem xét việc {summary}."
            ),
            *facts.attendance.blocks(
                "Tổng số đảng viên của Chi bộ" if cell else "Tổng số ủy viên Ban Chấp hành"
            ),
            *facts.meeting.blocks(),
            *prose(facts.conclusion),
            paragraph(f"Sau khi thảo luận và biểu quyết, {we} quyết nghị {act}:"),
            _people(facts),
            *_execution(facts),
        ],
        on_behalf="CHI BỘ" if cell else "ĐẢNG ỦY",
        recipients=[*above, *facts.executors, "Lưu Chi bộ" if cell else "Lưu Văn phòng Đảng ủy"],
    )


def _people(facts: PeopleResolutionFacts) -> Block:
    columns = [
        ("TT", 6, lambda n, one: n),
        ("Họ và tên", 24, lambda n, one: one.name),
        ("Ngày sinh", 16, lambda n, one: office_date(one.birth_date)),
        ("Đơn vị", 20, lambda n, one: one.unit),
    ]
    if any(one.helper for one in facts.people):
        columns.append(("Đảng viên giúp đỡ", 23, lambda n, one: one.helper))
    columns.append(
        (
            "Tán thành",
            17,
            lambda n, one: (
                f"{count(one.agreed)}/{count(facts.entitled)} ({percent(one.agreed, facts.entitled)})"
            ),
        )
    )
    if any(one.note for one in facts.people):
        title = "Lý do" if facts.matter == "removal" else "Ghi chú"
        columns.append((title, 16, lambda n, one: one.note))
    return table(
        [(title, share) for title, share, _ in columns],
        [[cell(n, one) for _, _, cell in columns] for n, one in enumerate(facts.people, 1)],
    )


def _execution(facts: PeopleResolutionFacts) -> list[Block]:
    if facts.executors:
        return [paragraph(f"{joined(facts.executors)} chịu trách nhiệm thực hiện Nghị quyết này.")]
    if facts.matter in _ASSIGNING and any(one.helper for one in facts.people):
        return [
            paragraph(
                "Đảng viên được phân công có trách nhiệm theo dõi, giúp đỡ và định kỳ báo cáo Chi bộ; các đồng chí "
                "có tên trên thực hiện Nghị quyết này."
            )
        ]
    return []
