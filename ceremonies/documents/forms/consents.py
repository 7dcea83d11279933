"""The text a person agreed to about their data, to be signed or kept (no official form exists)."""

from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import paragraph, prose
from ceremonies.documents.compose import letter, signature
from ceremonies.documents.facts import Letter
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import office_date


@dataclass(frozen=True, kw_only=True)
class ConsentFacts(Letter):
    """`agreed_on`: agreed by a click; None: the sheet is for signing by hand."""

    name: str
    birth_date: date
    version: str
    text: str
    agreed_on: date | None = None


def consent_snapshot(facts: ConsentFacts) -> Snapshot:
    said = (
        f"{facts.name} đã đồng ý với nội dung trên đây trên Cổng công tác phát triển đảng viên ngày "
        f"{office_date(facts.agreed_on)}."
        if facts.agreed_on
        else ""
    )
    return letter(
        facts,
        title="VĂN BẢN ĐỒNG Ý",
        summary=f"xử lý dữ liệu cá nhân (bản {facts.version})",
        body=[
            paragraph(f"Tôi là {facts.name}, sinh ngày {office_date(facts.birth_date)}."),
            *prose(facts.text),
            *([paragraph(said)] if said else []),
        ],
        signatures=[signature("NGƯỜI ĐỒNG Ý", facts.name)],
    )
