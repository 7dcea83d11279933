"""Admitting (9-KNĐ) and recognising (16-KNĐ).

Facts each form wants: the person; the resolutions of cell and committee; who decides and how; the legal grounds of
the policy. Admission also knows re-admission, a consent of a higher body, and an applicant who has moved; recognition
wants the day of the ceremony and the day from which the member is official.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import articles, dashes, deciding
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued, resolution_words
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.texts import NAME_LIMIT, checked_text
from ceremonies.documents.wording import Reference, listed, office_date, person_words


@dataclass(frozen=True, kw_only=True)
class Decided(Issued):
    """`proposal_*` is the grass-roots committee's resolution; None when that committee itself decides, or when the
    file moved to another committee before. `replaces`: a decision whose number is void."""

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
    legal_grounds: Sequence[str]
    consent: Reference | None = None
    replaces: Reference | None = None

    @property
    def decides_itself(self) -> bool:
        return self.committee_name == self.authority_name


@dataclass(frozen=True, kw_only=True)
class Move:
    """The applicant works elsewhere now: who carries the decision out, and the letter the file came with."""

    cell_name: str
    committee_name: str
    transfer: Reference | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionFacts(Decided):
    readmission: bool = False
    moved: Move | None = None


@dataclass(frozen=True, kw_only=True)
class RecognitionFacts(Decided):
    admitted_on: date
    official_from: date


def decision_snapshot(facts: DecisionFacts) -> Snapshot:
    matter = "kết nạp lại đảng viên" if facts.readmission else "kết nạp đảng viên"
    verb = "Kết nạp lại" if facts.readmission else "Kết nạp quần chúng"
    admission = f"{verb} {facts.person_name}{_person(facts)}, vào Đảng Cộng sản Việt Nam."
    return _decided(facts, matter, admission, moved=facts.moved)


def recognition_snapshot(facts: RecognitionFacts) -> Snapshot:
    recognition = (
        f"Công nhận đảng viên dự bị {facts.person_name}{_person(facts)}, kết nạp vào Đảng ngày "
        f"{office_date(facts.admitted_on)}, là đảng viên chính thức của Đảng Cộng sản Việt Nam "
        f"kể từ ngày {office_date(facts.official_from)}."
    )
    return _decided(facts, "công nhận đảng viên chính thức", recognition)


def _person(facts: Decided) -> str:
    return person_words(birth_date=facts.birth_date, native_place=facts.native_place, unit=facts.department)


def _decided(facts: Decided, matter: str, first: str, *, moved: Move | None = None) -> Snapshot:
    checked_text("họ tên người trong quyết định", facts.person_name, limit=NAME_LIMIT)
    said = [first, *([f"Quyết định này thay thế {facts.replaces}."] if facts.replaces else [])]
    return issued(
        facts,
        title="QUYẾT ĐỊNH",
        summary=matter,
        body=[
            dashes(_grounds(facts, matter, moved)),
            deciding(deciding_words(facts.authority_name, facts.authority_mode)),
            *articles([*said, _execution(facts, moved)]),
        ],
        on_behalf=deciding_body(facts.authority_mode),
        recipients=[f"Như Điều {len(said) + 1}", "Lưu hồ sơ đảng viên"],
    )


def deciding_words(authority_name: str, mode: str) -> str:
    authority = authority_name.upper()
    return f"BAN THƯỜNG VỤ {authority} QUYẾT ĐỊNH" if mode == "standing" else f"{authority} QUYẾT ĐỊNH"


def deciding_body(mode: str) -> str:
    return "BAN THƯỜNG VỤ" if mode == "standing" else "ĐẢNG ỦY"


def _grounds(facts: Decided, matter: str, moved: Move | None) -> list[str]:
    cited = [f"Căn cứ {facts.consent} về việc đồng ý {matter}"] if facts.consent else []
    if moved and moved.transfer:
        cited.append(f"Căn cứ {moved.transfer} về việc chuyển hồ sơ của người vào Đảng")
    return listed([*facts.legal_grounds, *cited, _proposal(facts, matter, moved)])


def _proposal(facts: Decided, matter: str, moved: Move | None) -> str:
    cell = resolution_words(facts.cell_name, facts.cell_resolution_number, facts.cell_resolution_date)
    if facts.decides_itself or (moved and not facts.proposal_number):
        return f"Xét đề nghị của {cell} về việc {matter}"
    if not facts.proposal_number or not facts.proposal_date:
        raise ValueError(f"Chưa có số và ngày nghị quyết đề nghị {matter} của {facts.committee_name}.")
    committee = resolution_words(facts.committee_name, facts.proposal_number, facts.proposal_date)
    return f"Xét đề nghị của {committee} và của {cell} về việc {matter}"


def _execution(facts: Decided, moved: Move | None) -> str:
    if moved:
        own = moved.committee_name == facts.authority_name
        bodies = moved.cell_name if own else f"{moved.committee_name}, {moved.cell_name}"
    else:
        bodies = facts.cell_name if facts.decides_itself else f"{facts.committee_name}, {facts.cell_name}"
    return f"{bodies} và đảng viên {facts.person_name} chịu trách nhiệm thi hành Quyết định này."
