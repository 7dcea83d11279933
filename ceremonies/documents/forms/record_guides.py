"""What the portal knows for a new member's own record: 1-HSĐV (Lý lịch đảng viên), 2-HSĐV (Phiếu đảng viên).

The layout of these forms could not be read in any source, so this is no form: a sheet of facts to copy from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceremonies.documents.blocks import definitions, heading, paragraph
from ceremonies.documents.compose import plain
from ceremonies.documents.forms.guides import Applicant
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, joined, office_date


@dataclass(frozen=True, kw_only=True)
class RecordGuideFacts:
    """`form_title` as the policy calls the form; `official_on` None while probation lasts."""

    form: str
    form_title: str
    member: Applicant
    sex: str
    admitted_on: date
    admitted_at: str
    decision: Reference
    introducers: Sequence[str]
    official_on: date | None = None
    recognition: Reference | None = None
    file_number: str = ""
    cell_name: str
    style: Mapping[str, object] = field(default_factory=dict)


def record_guide_snapshot(facts: RecordGuideFacts) -> Snapshot:
    one = facts.member
    union = f"ngày {office_date(one.union_joined_on)}" if one.union_joined_on else ""
    at = f" tại {one.union_joined_at}" if union and one.union_joined_at else ""
    return plain(
        form=facts.form,
        title="SỐ LIỆU ĐỂ KHAI HỒ SƠ ĐẢNG VIÊN",
        summary=f"({facts.form_title}, mẫu {facts.form}; bản này không thay cho mẫu)",
        body=[
            paragraph(
                f"Dùng mẫu {facts.form} do cấp ủy phát; bản này chỉ chép lại những điều đã có trong hồ sơ kết nạp để "
                "khai cho khớp. Những mục khác của mẫu do đảng viên tự khai theo hướng dẫn của cấp ủy."
            ),
            heading("1. Về bản thân"),
            definitions(
                ("Họ và tên", one.name),
                ("Giới tính", facts.sex),
                ("Sinh ngày", office_date(one.birth_date)),
                ("Quê quán", one.native_place),
                ("Nơi cư trú", one.residence),
                ("Dân tộc", one.ethnicity),
                ("Tôn giáo", one.religion),
                ("Nghề nghiệp, đơn vị", ", ".join(part for part in (one.job, one.department) if part)),
                ("Trình độ", one.education),
                ("Kết nạp vào Đoàn TNCS Hồ Chí Minh", f"{union}{at}"),
            ),
            heading("2. Về việc vào Đảng"),
            definitions(
                ("Ngày vào Đảng (ngày chi bộ tổ chức lễ kết nạp)", office_date(facts.admitted_on)),
                ("Nơi kết nạp", facts.admitted_at),
                ("Quyết định kết nạp", str(facts.decision)),
                ("Người giới thiệu", joined(facts.introducers)),
                ("Ngày chính thức", office_date(facts.official_on) if facts.official_on else ""),
                ("Quyết định công nhận", str(facts.recognition) if facts.recognition else ""),
                ("Số lý lịch", facts.file_number),
                ("Đang sinh hoạt tại", facts.cell_name),
            ),
        ],
        style=facts.style,
    )
