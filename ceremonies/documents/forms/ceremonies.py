"""The papers of one ceremony for one or several people: invitation, programme, oath, decisions on the table.

Facts each form wants: when and where, host and secretary, the people with their decisions and helpers, the guests.
The programme takes its steps in the order of the instruction and goes through those of each person in turn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from ceremonies.documents.blocks import (
    Block,
    centered,
    dashes,
    definitions,
    heading,
    paragraph,
    prose,
    table,
)
from ceremonies.documents.compose import issued, plain
from ceremonies.documents.facts import Issued
from ceremonies.documents.snapshot import Snapshot
from ceremonies.documents.wording import Reference, clock_time, count, itemised, joined, office_date

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, kw_only=True)
class Admitted:
    name: str
    birth_date: date
    unit: str = ""
    decision: Reference
    helper: str = ""
    decision_read_at: time | None = None


_OF_MEMBERS = ("Đảng", "Chi bộ", "Đoàn", "Chi đoàn", "Công đoàn", "Tổ công đoàn", "Hội")


@dataclass(frozen=True, kw_only=True)
class Guest:
    """The Party title and the title in office, each "" for none."""

    name: str
    party_title: str = ""
    office: str = ""
    organisation: str = ""

    def lines(self) -> list[str]:
        titles = ", ".join(part for part in self._titles() if part)
        return [f"Đồng chí {self.name}", *([titles] if titles else [])]

    def _titles(self) -> list[str]:
        """ "Phó Giám đốc Sở Xây dựng", but "Bí thư Đoàn Thanh niên Bộ, Phó Vụ trưởng": nobody is in office at an
        organisation of members. An organisation that a title names already is not said twice.
        """
        if self.organisation in (self.office or self.party_title):
            return [self.party_title, self.office]
        if self.party_title and self.organisation.startswith(_OF_MEMBERS):
            return [_title_at(self.party_title, self.organisation), self.office]
        return [self.party_title, f"{self.office} {self.organisation}".strip()]

    def words(self) -> str:
        return ", ".join(self.lines())


def _title_at(title: str, organisation: str) -> str:
    """ "Chủ tịch Công đoàn" at "Công đoàn Bộ Mẫu" is "Chủ tịch Công đoàn Bộ Mẫu"; the title of another body stands
    alone.
    """
    words = title.split()
    for begin in range(len(words)):
        if f"{organisation} ".startswith(" ".join(words[begin:]) + " "):
            return " ".join([*words[:begin], organisation])
    of_another = any(word in title for word in _OF_MEMBERS)
    return f"{title}, {organisation}" if of_another else f"{title} {organisation}"


@dataclass(frozen=True, kw_only=True)
class Ceremony(Issued):
    cell_name: str
    held_on: date
    begins_at: time
    hall: str
    people: Sequence[Admitted]


@dataclass(frozen=True, kw_only=True)
class InvitationFacts(Ceremony):
    guest: Guest


@dataclass(frozen=True, kw_only=True)
class ProgrammeFacts(Ceremony):
    host_name: str
    reader_name: str
    speaker: Guest | None = None
    decoration: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class OathFacts:
    """`text` is the cell's own; the Party prescribes none."""

    person_name: str
    cell_name: str
    text: str
    style: Mapping[str, object] = field(default_factory=dict)


def invitation_snapshot(facts: InvitationFacts) -> Snapshot:
    return issued(
        facts,
        title="GIẤY MỜI",
        summary="dự Lễ kết nạp đảng viên",
        body=[
            paragraph(f"{facts.cell_name} trân trọng kính mời:"),
            *(centered(line) for line in facts.guest.lines()),
            paragraph(f"Dự Lễ kết nạp đảng viên đối với {names_of(facts)}."),
            *_when(facts),
            paragraph(f"{facts.cell_name} rất mong đồng chí thu xếp thời gian đến dự."),
        ],
        on_behalf="CHI BỘ",
        recipients=["Như trên", "Lưu Chi bộ"],
        numbered=bool(facts.number),
    )


def names_of(facts: Ceremony) -> str:
    return joined([f"quần chúng {one.name}" for one in facts.people])


def _when(facts: Ceremony) -> list[Block]:
    day = f"{clock_time(facts.begins_at)}, {_WEEKDAYS[facts.held_on.weekday()]}, ngày {office_date(facts.held_on)}"
    return [definitions(("Thời gian", day), ("Địa điểm", facts.hall))]


def programme_snapshot(facts: ProgrammeFacts) -> Snapshot:
    columns = [("TT", 6), ("Nội dung", 60), ("Người thực hiện", 35)]
    decoration = [heading("Trang trí:"), dashes(itemised(facts.decoration))]
    return issued(
        facts,
        title="CHƯƠNG TRÌNH",
        summary="Lễ kết nạp đảng viên",
        body=[
            *_when(facts),
            *(decoration if facts.decoration else []),
            table(columns, [(n, *step) for n, step in enumerate(_steps(facts), 1)]),
        ],
        on_behalf="CHI BỘ",
        numbered=bool(facts.number),
    )


def _steps(facts: ProgrammeFacts) -> list[tuple[str, str]]:
    return programme_steps(
        facts.people,
        host=facts.host_name,
        reader=facts.reader_name,
        speaker=facts.speaker.words() if facts.speaker else "",
    )


def programme_steps(
    people: Sequence[Admitted], *, host: str, reader: str, speaker: str = ""
) -> list[tuple[str, str]]:
    """What happens and who does it (06-HD/TW §3.8), the steps of each person in turn; `speaker` in words."""
    each = [step for one in people for step in _steps_of(one, reader)]
    speech = [("Phát biểu của đại diện cấp ủy cấp trên", speaker)] if speaker else []
    return [
        ("Chào cờ, hát Quốc ca, Quốc tế ca", "Toàn thể"),
        ("Tuyên bố lý do, giới thiệu đại biểu", f"Đồng chí {host}"),
        *each,
        *speech,
        ("Bế mạc, hát Quốc ca, Quốc tế ca", "Toàn thể"),
    ]


def _steps_of(one: Admitted, reader: str) -> list[tuple[str, str]]:
    helper = f", phân công đồng chí {one.helper} giúp đỡ đảng viên dự bị {one.name}" if one.helper else ""
    return [
        (f"Đọc và trao {one.decision} kết nạp đồng chí {one.name}", f"Đồng chí {reader}"),
        ("Đảng viên mới đọc lời tuyên thệ", f"Đồng chí {one.name}"),
        (
            f"Nói rõ nhiệm vụ, quyền hạn của đảng viên, nhiệm vụ của Chi bộ{helper}",
            "Đại diện Chi ủy",
        ),
    ]


def oath_snapshot(facts: OathFacts) -> Snapshot:
    return plain(
        form="",
        title="LỜI TUYÊN THỆ",
        summary="của đảng viên mới",
        body=[
            paragraph(f"Tôi là {facts.person_name}, đảng viên mới của {facts.cell_name}."),
            *prose(facts.text),
            centered("Xin thề!"),
            paragraph(
                "Ghi chú: nội dung do Chi bộ và đảng viên mới chuẩn bị; Trung ương không quy định mẫu chung."
            ),
        ],
        style=facts.style,
    )


def decision_table_snapshot(facts: Ceremony) -> Snapshot:
    columns = [("TT", 6), ("Họ và tên", 25), ("Ngày sinh", 15), ("Đơn vị", 22), ("Quyết định", 34)]
    rows = [
        (n, one.name, office_date(one.birth_date), one.unit, str(one.decision))
        for n, one in enumerate(facts.people, 1)
    ]
    return issued(
        facts,
        title="DANH SÁCH",
        summary="quyết định kết nạp đảng viên được công bố, trao tại buổi lễ",
        body=[
            *_when(facts),
            table(columns, rows),
            paragraph(f"Danh sách này có {count(len(rows))} quyết định."),
        ],
        on_behalf="CHI BỘ",
        numbered=False,
    )
