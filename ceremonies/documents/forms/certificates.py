"""CN-NTVĐ (a folded sheet) and the certificate for a person who moves while being helped.

Facts each form wants: the person; the class, its days, result and director; or the cell, the list, the helper and
what has been done so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import centered, dashes, definitions, fold, paragraph
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import office_date, person_words


@dataclass(frozen=True, kw_only=True)
class ClassCertificateFacts(Issued):
    """`title` tells the awareness class from that of new members; `signs_for` is "" for a director."""

    title: str = "GIẤY CHỨNG NHẬN"
    summary: str = "học lớp bồi dưỡng nhận thức về Đảng"
    programme: str = "Chương trình bồi dưỡng nhận thức về Đảng"
    person_name: str
    birth_date: date
    office: str = ""
    unit: str = ""
    cell_name: str
    standing: str = "cảm tình Đảng"
    organiser: str
    began_on: date
    ended_on: date
    result: str
    signs_for: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpedCertificateFacts(Issued):
    """`steps` are sentences about what has been done, "Đã học lớp bồi dưỡng nhận thức về Đảng, …"."""

    committee_name: str
    signs_for: str = "Đảng ủy"
    addressees: Sequence[str]
    person_name: str
    birth_date: date
    native_place: str = ""
    department: str = ""
    cell_name: str
    listed_on: date
    helper_name: str
    helped_since: date
    moves_to: str
    steps: Sequence[str] = ()


def class_certificate_snapshot(facts: ClassCertificateFacts) -> Snapshot:
    days = f"từ ngày {office_date(facts.began_on)} đến ngày {office_date(facts.ended_on)}"
    return issued(
        facts,
        sheet="folded",
        title=facts.title,
        summary=facts.summary,
        body=[
            centered("CHỨNG NHẬN"),
            definitions(
                ("Đồng chí", facts.person_name),
                ("Sinh ngày", office_date(facts.birth_date)),
                ("Chức vụ", facts.office),
                ("Đơn vị", facts.unit),
            ),
            paragraph(f"Là {facts.standing} của {facts.cell_name}."),
            fold(),
            paragraph(f"Đã hoàn thành {facts.programme}."),
            paragraph(f"Do {facts.organiser} tổ chức {days}."),
            definitions(("Kết quả đạt loại", facts.result)),
        ],
        on_behalf=facts.signs_for or None,
    )


def helped_certificate_snapshot(facts: HelpedCertificateFacts) -> Snapshot:
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place, unit=facts.department)
    return issued(
        facts,
        title="GIẤY CHỨNG NHẬN",
        summary="quần chúng đang được giúp đỡ, xem xét kết nạp vào Đảng",
        addressees=facts.addressees,
        body=[
            paragraph(f"{facts.committee_name} chứng nhận quần chúng {facts.person_name}{who}:"),
            paragraph(f"Là cảm tình Đảng của {facts.cell_name} từ ngày {office_date(facts.listed_on)}."),
            paragraph(
                f"Được Chi bộ phân công đồng chí {facts.helper_name} theo dõi, giúp đỡ từ ngày "
                f"{office_date(facts.helped_since)}."
            ),
            *([paragraph("Quá trình xem xét đến nay:"), dashes(facts.steps)] if facts.steps else []),
            paragraph(
                f"Nay quần chúng {facts.person_name} chuyển đến {facts.moves_to}. {facts.committee_name} đề nghị tổ "
                "chức đảng nơi đến phân công đảng viên chính thức tiếp tục theo dõi, giúp đỡ, xem xét kết nạp vào Đảng."
            ),
        ],
        on_behalf=facts.signs_for,
        recipients=["Như kính gửi", f"Lưu {facts.signs_for}"],
    )
