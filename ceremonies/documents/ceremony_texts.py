"""What is told of a ceremony in plain words: the report to the superior, the news. Proposals for the cell to edit.

Pure functions of facts; `without_names` takes the personal data out of the facts, so no text can hold any.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ceremonies.documents.forms.ceremonies import Guest
from ceremonies.documents.wording import Reference, count, joined, office_date, person_words


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody admitted there; `decision` None in a text without personal data. `silent`: took the consent back, so no
    news names this person."""

    name: str
    birth_date: date | None = None
    unit: str = ""
    decision: Reference | None = None
    helper: str = ""
    probation_ends_on: date | None = None
    silent: bool = False


@dataclass(frozen=True, kw_only=True)
class Event:
    """`left_out`: names of those who were to be admitted and were not. `clause`: what prescribes the programme."""

    cell_name: str
    committee_name: str
    held_on: date
    hall: str
    host: str
    host_office: str
    people: Sequence[Member]
    guests: Sequence[Guest] = ()
    official_present: int | None = None
    official_members: int | None = None
    probationary_present: int | None = None
    speech: str = ""
    late_consent: str = ""
    left_out: Sequence[str] = ()
    clause: str = ""


def report_text(event: Event) -> str:
    lines = [
        f"Ngày {office_date(event.held_on)}, tại {event.hall}, {event.cell_name} đã tổ chức Lễ kết nạp đảng viên "
        f"đối với {count(len(event.people))} quần chúng.",
        "1. Người được kết nạp:",
        *(f"- {_told(one).rstrip('.')}." for one in event.people),
        "2. Thành phần dự lễ:",
        *_attendance(event),
        "3. Buổi lễ diễn ra trang trọng"
        + (", lần lượt từng người được kết nạp" if len(event.people) > 1 else "")
        + (f", đúng trình tự quy định tại {event.clause}." if event.clause else "."),
        *_probation(event),
    ]
    if event.late_consent:
        lines.append(
            f"Buổi lễ tổ chức quá thời hạn quy định và đã được cấp ủy cấp trên đồng ý tại {event.late_consent}."
        )
    if event.left_out:
        names = joined([f"đồng chí {name}" for name in event.left_out])
        lines.append(f"Chưa kết nạp tại buổi lễ này: {names.rstrip('.')}.")
    lines.append(f"{event.cell_name} báo cáo {event.committee_name or 'cấp ủy cấp trên trực tiếp'}.")
    return "\n".join(lines)


def _told(one: Member) -> str:
    words = f"Đồng chí {one.name}{person_words(birth_date=one.birth_date, unit=one.unit)}"
    if one.decision:
        words += f"; {one.decision}"
    return f"{words}; đảng viên giúp đỡ: đồng chí {one.helper}" if one.helper else words


def _attendance(event: Event) -> list[str]:
    lines = []
    if event.official_present is not None:
        whole = f" trên tổng số {count(event.official_members)}" if event.official_members else ""
        lines.append(
            f"- Đảng viên của Chi bộ: {count(event.official_present)}{whole} đảng viên chính thức; "
            f"{count(event.probationary_present or 0)} đảng viên dự bị."
        )
    if event.guests:
        lines.append(f"- Đại biểu: {count(len(event.guests))} đồng chí.")
        lines += [f"  + {guest.words()}." for guest in event.guests if guest.name]
    else:
        lines.append("- Không có đại biểu ngoài Chi bộ.")
    return lines


def _probation(event: Event) -> list[str]:
    ends = sorted({one.probation_ends_on for one in event.people if one.probation_ends_on})
    until = f" đến ngày {joined([office_date(day) for day in ends])}" if ends else ""
    return [f"Thời gian dự bị của đảng viên mới tính từ ngày {office_date(event.held_on)}{until}."]


def news_text(event: Event) -> str:
    named = [f"đồng chí {one.name}" for one in event.people if not one.silent]
    names = f": {joined(named)}" if named else ""
    each = (
        "lần lượt đọc và trao quyết định kết nạp cho từng"
        if len(event.people) > 1
        else "đọc và trao quyết định kết nạp cho"
    )
    new = "các đảng viên mới" if len(event.people) > 1 else "đảng viên mới"
    paragraphs = [
        f"{event.cell_name} tổ chức Lễ kết nạp đảng viên",
        f"Ngày {office_date(event.held_on)}, tại {event.hall}, {event.cell_name} trang trọng tổ chức Lễ kết nạp "
        f"đảng viên đối với {count(len(event.people))} quần chúng ưu tú{names}.",
        _guests_of_news(event),
        f"Tại buổi lễ, đồng chí {event.host}"
        + (f", {event.host_office}," if event.host_office else "")
        + f" chủ trì, {each} đảng viên mới. "
        f"Trước cờ Đảng, cờ Tổ quốc và chân dung Chủ tịch Hồ Chí Minh, {new} đọc lời tuyên thệ.",
        "Chi bộ nói rõ nhiệm vụ, quyền hạn của đảng viên và phân công đảng viên chính thức giúp đỡ đảng viên mới "
        "trong thời gian dự bị.",
    ]
    if event.speech:
        paragraphs.append(f"Phát biểu của đại diện cấp ủy cấp trên tại buổi lễ: {event.speech}")
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _guests_of_news(event: Event) -> str:
    named = [guest.words() for guest in event.guests if guest.name]
    if named:
        came = "; ".join(f"{words[0].lower()}{words[1:]}" for words in named)
        return f"Đến dự có {came}; cùng {_members_of_news(event)}."
    if event.guests:
        return f"Đến dự có {count(len(event.guests))} đại biểu, cùng {_members_of_news(event)}."
    return ""


def _members_of_news(event: Event) -> str:
    everybody = event.official_present is not None and event.official_present == event.official_members
    return "toàn thể đảng viên của Chi bộ" if everybody else "đảng viên của Chi bộ"


def without_names(event: Event) -> Event:
    """Initials for people, a number for guests and helpers; nothing that somebody typed freely."""
    return replace(
        event,
        host=initials(event.host),
        host_office="",
        people=[
            Member(name=initials(one.name), probation_ends_on=one.probation_ends_on) for one in event.people
        ],
        guests=[Guest(name="") for _ in event.guests],
        speech="",
        late_consent="",
        left_out=[initials(name) for name in event.left_out],
    )


def figures_text(event: Event) -> str:
    """Numbers first, then the report with initials."""
    bare = without_names(event)
    units = Counter(one.unit for one in event.people if one.unit)
    numbers = [
        f"Số người được kết nạp: {count(len(event.people))}",
        f"Số người chưa kết nạp tại buổi lễ: {count(len(event.left_out))}",
        f"Số đơn vị có người được kết nạp: {count(len(units))}",
        f"Số đại biểu: {count(len(event.guests))}",
    ]
    return "\n".join([*numbers, "", report_text(bare)])


def initials(name: str) -> str:
    """ "Nguyễn Hoài An" → "N.H.A."."""
    return "".join(f"{word[0].upper()}." for word in name.split())
