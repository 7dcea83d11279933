"""What a section committee says of the cell's resolution: 7-KNĐ (admission) and 14-KNĐ (recognition).

Facts each form wants: the cell's resolution, the meeting of the section committee, what it found and its votes.
"""

from dataclasses import dataclass
from typing import Literal

from ceremonies.documents.blocks import paragraph, prose
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Attendance, Issued, Meeting, Remarks, Votes, refuse_more_votes
from ceremonies.documents.forms.resolutions import MATTERS
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, office_date


@dataclass(frozen=True, kw_only=True)
class AppraisalFacts(Issued):
    matter: Literal["admission", "readmission", "recognition"]
    section_name: str
    committee_name: str
    cell_resolution: Reference
    person_name: str
    meeting: Meeting
    attendance: Attendance
    procedure: str = "Chi bộ thực hiện đúng quy trình, thủ tục và thẩm quyền theo quy định của Điều lệ Đảng."
    remarks: Remarks
    votes: Votes


def appraisal_snapshot(facts: AppraisalFacts) -> Snapshot:
    matter = MATTERS[facts.matter]
    person = f"{matter.person} {facts.person_name}"
    act = matter.act.format(person=person)
    refuse_more_votes(facts.attendance.present, (facts.votes.agreed, facts.votes.against))
    return issued(
        facts,
        title="BÁO CÁO",
        summary=f"thẩm định nghị quyết của chi bộ về việc đề nghị {matter.summary}",
        addressees=[facts.committee_name],
        body=[
            paragraph(
                f"Ngày {office_date(facts.meeting.held_on)}, {facts.section_name} đã họp để thẩm định "
                f"{facts.cell_resolution} về việc đề nghị {act}."
            ),
            *facts.attendance.blocks("Tổng số ủy viên Đảng ủy bộ phận"),
            *facts.meeting.blocks(),
            paragraph(
                f"Sau khi xem xét hồ sơ và thảo luận, {facts.section_name} thống nhất báo cáo như sau:"
            ),
            *prose(facts.procedure, label="Về quy trình, thủ tục"),
            *facts.remarks.blocks(),
            paragraph(
                f"Số ủy viên Đảng ủy bộ phận tán thành đề nghị {act} là "
                f"{facts.votes.words(whole='tổng số ủy viên Đảng ủy bộ phận')}."
            ),
            paragraph(f"{facts.section_name} báo cáo {facts.committee_name} xem xét, quyết định."),
        ],
        on_behalf="ĐẢNG ỦY BỘ PHẬN",
        recipients=["Như kính gửi", "Lưu Đảng ủy bộ phận"],
    )
