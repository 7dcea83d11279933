"""After a ceremony: its minutes, for which there is no national form, with one block for each person; the report.

Facts the form wants: those of the ceremony, who was there, when each decision was read, when it ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from ceremonies.documents.blocks import Block, heading, paragraph, prose
from ceremonies.documents.compose import issued, signature
from ceremonies.documents.facts import Issued
from ceremonies.documents.forms.ceremonies import Admitted, Ceremony, Guest, names_of
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import clock_time, count, office_date


@dataclass(frozen=True, kw_only=True)
class CeremonyMinutesFacts(Ceremony):
    ended_at: time
    host_name: str
    host_office: str
    secretary_name: str
    official_present: int
    official_members: int
    probationary_present: int = 0
    guests: Sequence[Guest] = ()
    speech: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportFacts(Issued):
    """`text` is the report as the cell wrote it, a paragraph a line."""

    superior_name: str
    text: str


def ceremony_minutes_snapshot(facts: CeremonyMinutesFacts) -> Snapshot:
    return issued(
        facts,
        title="BIÊN BẢN",
        summary="Lễ kết nạp đảng viên",
        body=[
            *_presence(facts),
            *(block for one in facts.people for block in _admitted(facts, one)),
            *_end(facts),
        ],
        signatures=[
            signature("NGƯỜI GHI BIÊN BẢN", facts.secretary_name),
            signature("CHỦ TRÌ BUỔI LỄ", facts.host_name),
        ],
        numbered=bool(facts.number),
    )


def _presence(facts: CeremonyMinutesFacts) -> list[Block]:
    guests = [heading("Đại biểu dự:"), *(paragraph(f"- {guest.words()}.") for guest in facts.guests)]
    return [
        paragraph(
            f"Hồi {clock_time(facts.begins_at)}, ngày {office_date(facts.held_on)}, tại {facts.hall}, "
            f"{facts.cell_name} tổ chức Lễ kết nạp đảng viên đối với {names_of(facts)}."
        ),
        paragraph(f"Chủ trì: Đồng chí {facts.host_name}, {facts.host_office}."),
        paragraph(f"Người ghi biên bản: Đồng chí {facts.secretary_name}."),
        paragraph(
            f"Đảng viên của Chi bộ có mặt: {count(facts.official_present)} trên tổng số "
            f"{count(facts.official_members)} đảng viên chính thức; "
            f"{count(facts.probationary_present)} đảng viên dự bị."
        ),
        *(guests if facts.guests else []),
        paragraph("Buổi lễ bắt đầu bằng nghi thức chào cờ; chủ trì tuyên bố lý do và giới thiệu đại biểu."),
    ]


def _admitted(facts: CeremonyMinutesFacts, one: Admitted) -> list[Block]:
    who = f"đồng chí {facts.host_name}, {facts.host_office},"
    at = (
        f"Hồi {clock_time(one.decision_read_at)}, {who}"
        if one.decision_read_at
        else f"{who[0].upper()}{who[1:]}"
    )
    helper = (
        f" và phân công đồng chí {one.helper}, đảng viên chính thức, giúp đỡ đảng viên dự bị {one.name}"
        if one.helper
        else ""
    )
    return [
        heading(f"Kết nạp đồng chí {one.name}:"),
        paragraph(f"{at} đọc và trao {one.decision} về việc kết nạp đảng viên đối với đồng chí {one.name}."),
        paragraph(
            f"Đảng viên mới {one.name} đọc lời tuyên thệ trước cờ Đảng, cờ Tổ quốc và chân dung Chủ tịch Hồ Chí Minh."
        ),
        paragraph(f"Đại diện Chi ủy nói rõ nhiệm vụ, quyền hạn của đảng viên, nhiệm vụ của Chi bộ{helper}."),
    ]


def _end(facts: CeremonyMinutesFacts) -> list[Block]:
    return [
        *prose(facts.speech, label="Phát biểu của đại diện cấp ủy cấp trên"),
        paragraph(
            f"Buổi lễ kết thúc hồi {clock_time(facts.ended_at)} cùng ngày. Thời gian dự bị của đảng viên mới tính từ "
            f"ngày {office_date(facts.held_on)}."
        ),
    ]


def ceremony_report_snapshot(facts: ReportFacts) -> Snapshot:
    return issued(
        facts,
        title="BÁO CÁO",
        summary="kết quả tổ chức Lễ kết nạp đảng viên",
        addressees=[facts.superior_name],
        body=prose(facts.text),
        on_behalf="CHI BỘ",
        recipients=["Như kính gửi", "Lưu Chi bộ"],
    )
