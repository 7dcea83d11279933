"""Admitting, recognising, and what ends it."""

from dataclasses import replace
from datetime import date

from ceremonies.documents.forms import decisions, reversals
from ceremonies.documents.wording import Reference
from tests.ceremonies.paper_facts import FACTS, SNAPSHOT
from tests.ceremonies.paper_forms.invented import CELL_RESOLUTION, DECISION, PERSON

DECIDED = {
    name: getattr(FACTS, name)
    for name in FACTS.__dataclass_fields__
    if name not in ("readmission", "moved", "form")
}
AUTHORITY = {
    name: DECIDED[name]
    for name in (
        "parent_name",
        "issuer_name",
        "place",
        "signer_name",
        "signer_office",
        "issued_on",
        "authority_name",
        "authority_mode",
        "legal_grounds",
    )
} | {"number": "Số 15-QĐ/ĐU"}

FORMS = {
    "9-KNĐ": SNAPSHOT,
    "9-KNĐ kết nạp lại": decisions.decision_snapshot(
        replace(
            FACTS,
            readmission=True,
            consent=Reference(
                kind="Công văn",
                number="45-CV/TU",
                day=date(2026, 1, 12),
                issuer="Ban Thường vụ Tỉnh ủy Bình Hòa",
            ),
        )
    ),
    "9-KNĐ chuyển nơi công tác": decisions.decision_snapshot(
        replace(
            FACTS,
            moved=decisions.Move(
                cell_name="Chi bộ Phòng Tổng hợp",
                committee_name="Đảng ủy Sở Tài chính",
                transfer=Reference(
                    kind="Công văn", number="31-CV/ĐU", day=date(2026, 1, 8), issuer="Đảng ủy Sở Xây dựng"
                ),
            ),
        )
    ),
    "16-KNĐ": decisions.recognition_snapshot(
        decisions.RecognitionFacts(
            **DECIDED, form="16-KNĐ", admitted_on=date(2025, 10, 10), official_from=date(2026, 10, 10)
        )
    ),
    "hủy quyết định": reversals.cancellation_snapshot(
        reversals.CancellationFacts(
            **AUTHORITY,
            form="9H",
            **PERSON,
            proposals=[CELL_RESOLUTION],
            decision=DECISION,
            reason="quyết định ban hành không đúng thẩm quyền",
            executors=["Đảng ủy Sở Xây dựng", "Chi bộ Văn phòng"],
            strikes_off=True,
        )
    ),
    "xóa tên": reversals.striking_off_snapshot(
        reversals.StrikingOffFacts(
            **AUTHORITY,
            form="9F",
            **PERSON,
            proposals=[CELL_RESOLUTION],
            reason="bỏ sinh hoạt chi bộ ba tháng không có lý do chính đáng",
            executors=["Đảng ủy Sở Xây dựng", "Chi bộ Văn phòng"],
            admitted_on=date(2025, 10, 10),
            cell_name="Chi bộ Văn phòng",
        )
    ),
    "cho ra khỏi Đảng": reversals.leaving_snapshot(
        reversals.LeavingFacts(
            **AUTHORITY,
            form="",
            **PERSON,
            proposals=[CELL_RESOLUTION],
            reason="hoàn cảnh gia đình khó khăn",
            executors=["Đảng ủy Sở Xây dựng", "Chi bộ Văn phòng"],
            admitted_on=date(2025, 10, 10),
            cell_name="Chi bộ Văn phòng",
        )
    ),
}
