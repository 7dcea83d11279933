"""Short papers about one file that have no official form: leave to begin, a refusal, more time, why it is late.

Facts each form wants: whose file and of which cell; the resolution it answers; the reason, as whole words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceremonies.documents.blocks import Block, paragraph, prose
from ceremonies.documents.compose import issued
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, office_date, person_words

_ACTS = {
    "admission": ("kết nạp đảng viên", "kết nạp {person} vào Đảng Cộng sản Việt Nam", "quần chúng"),
    "recognition": (
        "công nhận đảng viên chính thức",
        "công nhận {person} là đảng viên chính thức",
        "đảng viên dự bị",
    ),
}


@dataclass(frozen=True, kw_only=True)
class NoticeFacts(Issued):
    """`body_name` issues it; `signs_for` is the body after "T/M"; `cell_resolution` what it answers."""

    body_name: str
    signs_for: str
    cell_name: str
    person_name: str
    birth_date: date
    native_place: str = ""
    department: str = ""
    cell_resolution: Reference | None = None

    @property
    def kept(self) -> str:
        """Committees keep papers in their office."""
        own = self.signs_for in ("Chi bộ", "Đảng ủy bộ phận")
        return f"Lưu {self.signs_for if own else 'Văn phòng Đảng ủy'}"

    def who(self, title: str) -> str:
        more = person_words(birth_date=self.birth_date, native_place=self.native_place, unit=self.department)
        return f"{title} {self.person_name}{more}"


@dataclass(frozen=True, kw_only=True)
class RefusalFacts(NoticeFacts):
    """`nominator`: a cell that does not take a nomination tells the organisation that made it; "" for a body above."""

    decided_on: date
    reason: str
    nominator: str = ""


@dataclass(frozen=True, kw_only=True)
class ExtensionFacts(NoticeFacts):
    """`due` is the last day before, `new_due` after; `clause` allows it."""

    matter: Literal["admission", "recognition"]
    clause: str
    working_days: int
    due: date
    new_due: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class LatenessFacts(NoticeFacts):
    """Of a recognition: the cell met on `held_on`, after `due`; official from `official_from` all the same."""

    committee_name: str
    admitted_on: date
    official_from: date
    due: date
    clause: str
    held_on: date
    reason: str
    remedy: str = ""


def permission_snapshot(facts: NoticeFacts) -> Snapshot:
    person = f"quần chúng {facts.person_name}"
    return _notice(
        facts,
        summary="đồng ý cho làm thủ tục xem xét kết nạp đảng viên",
        body=[
            *_asked(facts, "đề nghị cho làm thủ tục xem xét kết nạp đảng viên"),
            paragraph(
                f"{facts.body_name} đồng ý cho {facts.cell_name} làm thủ tục xem xét kết nạp vào Đảng đối với "
                f"{facts.who('quần chúng')}."
            ),
            paragraph(
                f"{facts.cell_name} hướng dẫn {person} viết đơn xin vào Đảng, khai lý lịch; thẩm tra lý lịch, lấy ý "
                f"kiến nhận xét theo quy định và báo cáo {facts.body_name} kết quả."
            ),
        ],
        recipient=f"{facts.cell_name} (để thực hiện)",
    )


def refusal_snapshot(facts: RefusalFacts) -> Snapshot:
    if facts.nominator:
        return _nomination_refused(facts)
    person = f"quần chúng {facts.person_name}"
    return _notice(
        facts,
        summary="về việc không kết nạp đảng viên",
        body=[
            paragraph(
                f"Ngày {office_date(facts.decided_on)}, {facts.body_name} đã xem xét hồ sơ đề nghị kết nạp vào Đảng "
                f"của {facts.who('quần chúng')}{_by(facts)}."
            ),
            paragraph(
                f"{facts.body_name} thông báo không chấp nhận đề nghị kết nạp {person} vào Đảng Cộng sản Việt Nam."
            ),
            *prose(facts.reason, label="Lý do"),
            paragraph(f"{facts.cell_name} thông báo kết quả này cho {person}."),
        ],
        recipient=f"{facts.cell_name} (để thực hiện)",
    )


def _nomination_refused(facts: RefusalFacts) -> Snapshot:
    person = f"quần chúng {facts.person_name}"
    return _notice(
        facts,
        summary="về việc không đưa vào danh sách cảm tình Đảng",
        body=[
            paragraph(
                f"Ngày {office_date(facts.decided_on)}, {facts.body_name} đã xem xét đề nghị của {facts.nominator} "
                f"giới thiệu {facts.who('quần chúng')}."
            ),
            paragraph(f"{facts.body_name} thông báo chưa đưa {person} vào danh sách cảm tình Đảng."),
            *prose(facts.reason, label="Lý do"),
            paragraph(
                f"Đề nghị {facts.nominator} thông báo kết quả này cho {person} và tiếp tục bồi dưỡng, giúp đỡ."
            ),
        ],
        recipient=f"{facts.nominator} (để thực hiện)",
    )


def extension_snapshot(facts: ExtensionFacts) -> Snapshot:
    what, act, title = _ACTS[facts.matter]
    person = act.format(person=f"{title} {facts.person_name}")
    return _notice(
        facts,
        summary=f"kéo dài thời hạn xem xét, quyết định {what}",
        body=[
            *_asked(facts, f"đề nghị {what}"),
            paragraph(
                f"Thời hạn xem xét, quyết định việc {person} theo {facts.clause} là đến hết ngày "
                f"{office_date(facts.due)}."
            ),
            paragraph(
                f"{facts.body_name} kéo dài thời hạn trên thêm {facts.working_days:02} ngày làm việc, đến hết ngày "
                f"{office_date(facts.new_due)}. Thời hạn này chỉ được kéo dài một lần."
            ),
            *prose(facts.reason, label="Lý do"),
        ],
        recipient=f"{facts.cell_name} (để biết)",
    )


def lateness_snapshot(facts: LatenessFacts) -> Snapshot:
    person = f"đảng viên dự bị {facts.person_name}"
    return issued(
        facts,
        title="BÁO CÁO",
        summary="giải trình việc xét công nhận đảng viên chính thức chậm",
        addressees=[facts.committee_name],
        body=[
            paragraph(
                f"{facts.who('Đảng viên dự bị')}, được kết nạp vào Đảng ngày {office_date(facts.admitted_on)}, hết "
                f"thời gian dự bị ngày {office_date(facts.official_from)}."
            ),
            paragraph(
                f"Theo {facts.clause}, {facts.cell_name} phải xét, đề nghị công nhận chậm nhất là ngày "
                f"{office_date(facts.due)}; {facts.cell_name} họp xét ngày {office_date(facts.held_on)}, chậm so với "
                "thời hạn."
            ),
            *prose(facts.reason, label="Lý do"),
            *prose(facts.remedy, label="Biện pháp khắc phục"),
            paragraph(
                f"{facts.cell_name} báo cáo và đề nghị {facts.committee_name} xem xét, đề nghị công nhận {person} là "
                f"đảng viên chính thức kể từ ngày {office_date(facts.official_from)} theo quy định."
            ),
        ],
        on_behalf=facts.signs_for,
        recipients=["Như kính gửi", facts.kept],
    )


def _notice(facts: NoticeFacts, *, summary: str, body: list[Block], recipient: str) -> Snapshot:
    return issued(
        facts,
        title="THÔNG BÁO",
        summary=summary,
        body=body,
        on_behalf=facts.signs_for,
        recipients=[recipient, facts.kept],
    )


def _asked(facts: NoticeFacts, what: str) -> list[Block]:
    return [paragraph(f"Xét {facts.cell_resolution} về việc {what},")] if facts.cell_resolution else []


def _by(facts: NoticeFacts) -> str:
    return f", theo {facts.cell_resolution}" if facts.cell_resolution else ""
