"""The letter that asks another place to verify a CV.

Facts each form wants: the applicant, the relatives that the place knows, what is asked, the day of the answer and
where it goes; those who come in person, if any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ceremonies.documents.blocks import numbered, paragraph, table
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued, named
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import office_date, person_words


@dataclass(frozen=True, kw_only=True)
class Relative:
    relation: str
    name: str
    birth_year: int | None = None
    residence: str
    work: str = ""


@dataclass(frozen=True, kw_only=True)
class VerificationFacts(Issued):
    addressees: Sequence[str]
    committee_name: str
    signs_for: str = "Đảng ủy"
    person_name: str
    birth_date: date
    native_place: str = ""
    department: str = ""
    relatives: Sequence[Relative] = ()
    questions: Sequence[str]
    verifiers: Sequence[str] = ()
    answer_by: date
    answer_to: str


def verification_snapshot(facts: VerificationFacts) -> Snapshot:
    who = person_words(birth_date=facts.birth_date, native_place=facts.native_place, unit=facts.department)
    relatives = [
        (n, one.name, one.relation, one.birth_year or "", one.residence, one.work)
        for n, one in enumerate(facts.relatives, 1)
    ]
    sent = f"{facts.committee_name} cử {named(facts.verifiers)} trực tiếp đến liên hệ công tác. "
    return issued(
        facts,
        title="",
        summary="thẩm tra lý lịch của người xin vào Đảng",
        addressees=facts.addressees,
        body=[
            paragraph(
                f"{facts.committee_name} đang xem xét việc kết nạp quần chúng {facts.person_name}{who}, vào Đảng Cộng "
                "sản Việt Nam. Theo bản lý lịch tự khai, người xin vào Đảng và người thân có liên quan đến địa bàn, "
                "đơn vị do các đồng chí quản lý."
            ),
            *_relatives(relatives),
            paragraph("Đề nghị các đồng chí thẩm tra và cho ý kiến nhận xét về những nội dung sau:"),
            numbered(facts.questions),
            paragraph(
                f"{sent if facts.verifiers else ''}Ý kiến nhận xét có xác nhận của cấp ủy đề nghị gửi về "
                f"{facts.answer_to} chậm nhất là ngày {office_date(facts.answer_by)}."
            ),
            paragraph(f"{facts.committee_name} trân trọng cảm ơn sự phối hợp của các đồng chí."),
        ],
        on_behalf=facts.signs_for,
        recipients=["Như kính gửi", f"Lưu {facts.signs_for}"],
    )


def _relatives(rows: list[tuple]) -> list:
    """A column in which nobody has anything is left out; its width goes to the residence."""
    if not rows:
        return []
    wanted = [
        ("TT", 6),
        ("Họ và tên", 22),
        ("Quan hệ", 12),
        ("Năm sinh", 10),
        ("Nơi cư trú", 26),
        ("Nghề nghiệp, nơi làm việc", 24),
    ]
    kept = [place for place in range(len(wanted)) if any(row[place] for row in rows)]
    spare = sum(width for place, (_, width) in enumerate(wanted) if place not in kept)
    columns = [
        (title, width + (spare if title == "Nơi cư trú" else 0))
        for title, width in (wanted[place] for place in kept)
    ]
    rows = [tuple(row[place] for place in kept) for row in rows]
    return [paragraph("Những người đề nghị thẩm tra:"), table(columns, rows)]
