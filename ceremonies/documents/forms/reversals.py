"""Decisions that end something: cancelling a decision, striking a probationary member off, letting one leave.

Facts each form wants: the deciding body and how it decides, the person, the decision in question, the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import articles, dashes, deciding
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued
from ceremonies.documents.forms.decisions import deciding_body, deciding_words
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, listed, office_date, person_words


@dataclass(frozen=True, kw_only=True)
class Reversed(Issued):
    """`proposals`: the resolutions of those below; `executors`: the bodies that carry it out, from the top."""

    authority_name: str
    authority_mode: Literal["collective", "standing"]
    legal_grounds: Sequence[str]
    proposals: Sequence[Reference] = ()
    person_name: str
    birth_date: date
    native_place: str = ""
    reason: str
    executors: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class CancellationFacts(Reversed):
    """`strikes_off`: who was already admitted leaves the list of members with the decision. `redone`: the person is up
    to the standard, and what was wrong with the procedure is done again (294-QĐ/TW §4.4)."""

    decision: Reference
    decision_matter: str = "kết nạp đảng viên"
    strikes_off: bool = False
    redone: bool = False


@dataclass(frozen=True, kw_only=True)
class StrikingOffFacts(Reversed):
    admitted_on: date
    cell_name: str


@dataclass(frozen=True, kw_only=True)
class LeavingFacts(Reversed):
    admitted_on: date
    cell_name: str


def leaving_snapshot(facts: LeavingFacts) -> Snapshot:
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place)
    said = [
        f"Đồng ý cho đảng viên dự bị {facts.person_name}{who}, kết nạp vào Đảng ngày "
        f"{office_date(facts.admitted_on)}, sinh hoạt tại {facts.cell_name}, ra khỏi Đảng theo nguyện vọng cá nhân. "
        f"Lý do: {facts.reason.rstrip(' .')}."
    ]
    return _reversal(facts, "cho đảng viên dự bị ra khỏi Đảng", said)


def cancellation_snapshot(facts: CancellationFacts) -> Snapshot:
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place)
    said = [
        f"Hủy bỏ {facts.decision} về việc {facts.decision_matter} đối với {facts.person_name}{who}. "
        f"Lý do: {facts.reason.rstrip(' .')}."
    ]
    if facts.redone:
        said.append(_done_again(facts))
    elif facts.strikes_off:
        said.append(f"Xóa tên {facts.person_name} trong danh sách đảng viên.")
    return _reversal(facts, f"hủy bỏ quyết định {facts.decision_matter}", said)


def _done_again(facts: CancellationFacts) -> str:
    listed_again = (
        f" Tên {facts.person_name} được ghi lại vào danh sách đảng viên theo quyết định kết nạp mới, ngày vào Đảng "
        "tính theo lễ kết nạp tổ chức theo quyết định ấy."
    )
    return (
        f"{', '.join(facts.executors)} làm lại những thủ tục chưa đúng để cấp có thẩm quyền xem xét, quyết định kết "
        f"nạp {facts.person_name} theo quy định.{listed_again if facts.strikes_off else ''}"
    )


def striking_off_snapshot(facts: StrikingOffFacts) -> Snapshot:
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place)
    said = [
        f"Xóa tên đảng viên dự bị {facts.person_name}{who}, kết nạp vào Đảng ngày "
        f"{office_date(facts.admitted_on)}, sinh hoạt tại {facts.cell_name}, trong danh sách đảng viên. "
        f"Lý do: {facts.reason.rstrip(' .')}."
    ]
    return _reversal(facts, "xóa tên đảng viên dự bị", said)


def _reversal(facts: Reversed, summary: str, said: list[str]) -> Snapshot:
    proposals = [
        f"Xét đề nghị của {one.issuer} tại {replace(one, issuer='')} về việc {summary}"
        for one in facts.proposals
    ]
    bodies = ", ".join(facts.executors)
    last = f"{bodies} và {facts.person_name} chịu trách nhiệm thi hành Quyết định này."
    return issued(
        facts,
        title="QUYẾT ĐỊNH",
        summary=summary,
        body=[
            dashes(listed([*facts.legal_grounds, *proposals])),
            deciding(deciding_words(facts.authority_name, facts.authority_mode)),
            *articles([*said, last]),
        ],
        on_behalf=deciding_body(facts.authority_mode),
        recipients=[f"Như Điều {len(said) + 1}", "Lưu hồ sơ đảng viên"],
    )
