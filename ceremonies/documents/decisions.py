"""From facts to the sentences of a decision (form 9-KNĐ): complete sentences, no dotted lines."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from ceremonies.documents.snapshot import DecisionSnapshot
from ceremonies.documents.style import Style
from ceremonies.documents.texts import NAME_LIMIT, checked_text
from members.clock import office_month


@dataclass(frozen=True, kw_only=True)
class DecisionFacts:
    """Names as they are written in running text ("Đảng ủy Sở Xây dựng"); the layout puts them in capitals.

    `proposal_*` is the grass-roots committee's resolution; None when that committee itself decides.
    """

    person_name: str
    birth_date: date
    native_place: str
    department: str = ""
    cell_name: str
    cell_resolution_number: str
    cell_resolution_date: date
    committee_name: str
    proposal_number: str | None = None
    proposal_date: date | None = None
    authority_name: str
    authority_mode: Literal["collective", "standing"]
    parent_name: str
    issuer_name: str
    place: str
    legal_grounds: Sequence[str]
    signer_name: str
    signer_office: str
    form: str = "9-KNĐ"
    issued_on: date | None = None
    number: str = ""
    verification_code: str = ""
    style: Mapping[str, object] = field(default_factory=dict)


def office_date(day: date) -> str:
    """dd/m/yyyy as Party papers cite it."""
    return f"{day.day:02}/{office_month(day)}/{day.year}"


def decision_snapshot(facts: DecisionFacts) -> DecisionSnapshot:
    checked_text("họ tên người vào Đảng", facts.person_name, limit=NAME_LIMIT)
    standing = facts.authority_mode == "standing"
    authority = facts.authority_name.upper()
    return DecisionSnapshot(
        form=facts.form,
        variant="standing_committee" if standing else "delegated_committee",
        parent_name=facts.parent_name.upper(),
        issuer_name=facts.issuer_name.upper(),
        number=facts.number,
        place=facts.place,
        issued_on=facts.issued_on.isoformat() if facts.issued_on else "",
        title="QUYẾT ĐỊNH",
        summary="kết nạp đảng viên",
        grounds=[*_legal_grounds(facts), _proposal(facts)],
        deciding_line=f"BAN THƯỜNG VỤ {authority} QUYẾT ĐỊNH" if standing else f"{authority} QUYẾT ĐỊNH",
        articles=[_admission(facts), _execution(facts)],
        recipients=["Như Điều 2,", "Lưu hồ sơ đảng viên."],
        on_behalf="T/M BAN THƯỜNG VỤ" if standing else "T/M ĐẢNG ỦY",
        signer_office=facts.signer_office.upper(),
        signer_name=facts.signer_name,
        verification_code=facts.verification_code,
        style=asdict(Style.of(facts.style)),
    )


def _legal_grounds(facts: DecisionFacts) -> list[str]:
    return [f"{ground.strip(' -;,.')};" for ground in facts.legal_grounds]


def _proposal(facts: DecisionFacts) -> str:
    cell = _resolution(facts.cell_name, facts.cell_resolution_number, facts.cell_resolution_date)
    if _decides_itself(facts):
        return f"Xét đề nghị của {cell} về việc kết nạp đảng viên,"
    if not facts.proposal_number or not facts.proposal_date:
        raise ValueError(f"Chưa có số và ngày nghị quyết đề nghị kết nạp của {facts.committee_name}.")
    committee = _resolution(facts.committee_name, facts.proposal_number, facts.proposal_date)
    return f"Xét đề nghị của {committee} và của {cell} về việc kết nạp đảng viên,"


def _resolution(body: str, number: str, day: date) -> str:
    return f"{body} tại Nghị quyết số {number.removeprefix('Số ')}, ngày {office_date(day)}"


def _decides_itself(facts: DecisionFacts) -> bool:
    return facts.committee_name == facts.authority_name


def _admission(facts: DecisionFacts) -> str:
    unit = f", đơn vị {facts.department}" if facts.department else ""
    return (
        f"Điều 1. Kết nạp quần chúng {facts.person_name}, sinh ngày {office_date(facts.birth_date)}, "
        f"quê quán {facts.native_place}{unit} vào Đảng Cộng sản Việt Nam."
    )


def _execution(facts: DecisionFacts) -> str:
    bodies = facts.cell_name if _decides_itself(facts) else f"{facts.committee_name}, {facts.cell_name}"
    return f"Điều 2. {bodies} và đảng viên {facts.person_name} chịu trách nhiệm thi hành Quyết định này."
