"""What many forms want alike. Names stand as in running text ("Đảng ủy Sở Xây dựng"); the layout makes capitals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceremonies.documents.blocks import Block, paragraph, prose
from ceremonies.documents.wording import count, joined, office_date, percent


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A paper of an organisation: its letterhead, number, day and signer. `form` is the policy's label."""

    form: str
    parent_name: str
    issuer_name: str
    place: str
    signer_name: str
    signer_office: str
    issued_on: date | None = None
    number: str = ""
    verification_code: str = ""
    style: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A paper that a person writes and signs; without `signed_on` the day is left free for the hand."""

    form: str
    place: str
    addressees: Sequence[str]
    signed_on: date | None = None
    style: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    held_on: date
    chair_name: str
    chair_office: str
    secretary_name: str

    def blocks(self) -> list[Block]:
        return [
            paragraph(f"Chủ trì hội nghị: Đồng chí {self.chair_name}, chức vụ {self.chair_office}."),
            paragraph(f"Thư ký hội nghị: Đồng chí {self.secretary_name}."),
        ]


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Members of the body and those present; `probationary` only where the body is a cell.

    `excluded` are members whom the rules leave out of the total of the vote, with the reason in words.
    """

    members: int
    present: int
    probationary: int | None = None
    probationary_present: int = 0
    absence_reason: str = ""
    excluded: int = 0
    excluded_reason: str = ""

    def blocks(self, whole: str) -> list[Block]:
        """`whole` is "Tổng số đảng viên của Chi bộ", "Tổng số ủy viên Ban Chấp hành"."""
        absent = self.members - self.present
        absent_probationary = (self.probationary or 0) - self.probationary_present
        if absent < 0 or absent_probationary < 0:
            raise ValueError("Số có mặt lớn hơn tổng số.")
        sentences = [
            f"{whole}: {self._people(self.members, self.probationary)}.",
            f"Có mặt: {self._people(self.present, self.probationary_present)}.",
        ]
        if absent or absent_probationary:
            reason = f" Lý do vắng mặt: {self.absence_reason.rstrip(' .')}." if self.absence_reason else ""
            sentences.append(f"Vắng mặt: {self._people(absent, absent_probationary)}.{reason}")
        else:
            sentences.append("Vắng mặt: không.")
        if self.excluded:
            why = f" ({self.excluded_reason.rstrip(' .')})" if self.excluded_reason else ""
            sentences.append(f"Không tính vào tổng số khi biểu quyết: {count(self.excluded)} đồng chí{why}.")
        return [paragraph(sentence) for sentence in sentences]

    def _people(self, official: int, probationary: int | None) -> str:
        if self.probationary is None:
            return f"{count(official)} đồng chí"
        return (
            f"{count(official + (probationary or 0))} đồng chí, trong đó chính thức {count(official)} đồng chí, "
            f"dự bị {count(probationary or 0)} đồng chí"
        )


def refuse_more_votes(present: int, *counts: tuple[int, int]) -> None:
    """Nobody votes who is not there; `counts` are (agreed, against)."""
    if any(agreed + against > present for agreed, against in counts):
        raise ValueError("Số tán thành và không tán thành lớn hơn số người có mặt.")


@dataclass(frozen=True, kw_only=True)
class Votes:
    """`entitled` is the total the shares are counted of, whoever was present."""

    entitled: int
    agreed: int
    against: int = 0
    reasons: str = ""

    def words(self, *, whole: str, people: str = "đồng chí") -> str:
        """ "… là 09 đồng chí (đạt 90%) so với {whole}; số không tán thành là …"."""
        if self.agreed + self.against > self.entitled:
            raise ValueError("Tổng số phiếu lớn hơn số người được biểu quyết.")
        for_it = f"{count(self.agreed)} {people} (đạt {percent(self.agreed, self.entitled)}) so với {whole}"
        if not self.against:
            return f"{for_it}; không có ý kiến không tán thành"
        reasons = f", lý do: {self.reasons.rstrip(' .')}" if self.reasons else ""
        against = f"{count(self.against)} {people} (chiếm {percent(self.against, self.entitled)})"
        return f"{for_it}; số không tán thành là {against}{reasons}"


_REMARKS = {
    "conclusion": "",
    "biography": "Về lý lịch",
    "politics": "Về chấp hành đường lối của Đảng, pháp luật của Nhà nước và nhận thức chính trị",
    "morals": "Về phẩm chất chính trị, đạo đức, lối sống",
    "ability": "Về năng lực công tác và kết quả thực hiện nhiệm vụ",
    "relations": "Về quan hệ với quần chúng",
    "strengths": "Ưu điểm",
    "weaknesses": "Khuyết điểm",
}


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """Conclusions about a person, each as somebody wrote it in a box; what is empty is left out.

    `conclusion` stands without a label: the body's own words as a whole.
    """

    conclusion: str = ""
    biography: str = ""
    politics: str = ""
    morals: str = ""
    ability: str = ""
    relations: str = ""
    strengths: str = ""
    weaknesses: str = ""

    def blocks(self) -> list[Block]:
        written = [
            block for name, label in _REMARKS.items() for block in prose(getattr(self, name), label=label)
        ]
        if not written:
            raise ValueError("Chưa có nội dung nhận xét, kết luận.")
        return written


def resolution_words(body: str, number: str, day: date) -> str:
    """ "Chi bộ Văn phòng tại Nghị quyết số 05-NQ/CB, ngày 03/9/2026"."""
    return f"{body} tại Nghị quyết số {number.removeprefix('Số ')}, ngày {office_date(day)}"


def named(names: Sequence[str], title: str = "đồng chí") -> str:
    return joined([f"{title} {name}" for name in names])
