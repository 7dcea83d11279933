"""Until when something is due. Which deadlines there are stands in the policy (`[[deadlines]]`)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.facts import Policy

#: How the length of a deadline is counted; a rule has exactly one of these.
UNITS = ("working_days", "months", "days")
_IN_WORDS = {"working_days": "{} ngày làm việc", "months": "{} tháng", "days": "{} ngày"}

#: The days of a file from which and until which a deadline may run.
KEY_DATES = {
    "opened_on": "ngày lập đề nghị",
    "sent_on": "ngày gửi chi bộ",
    "listed_on": "ngày đưa vào danh sách cảm tình Đảng",
    "helper_on": "ngày phân công đảng viên giúp đỡ",
    "certificate_on": "ngày cấp giấy chứng nhận lớp nhận thức về Đảng",
    "dossier_started_on": "ngày lập hồ sơ",
    "cell_resolution_on": "ngày nghị quyết của chi bộ",
    "section_report_on": "ngày báo cáo của đảng ủy bộ phận",
    "committee_resolution_on": "ngày nghị quyết của đảng ủy cơ sở",
    "decision_issued_on": "ngày ban hành quyết định kết nạp",
    "decision_received_on": "ngày nhận được quyết định kết nạp",
    "ceremony_on": "ngày lễ kết nạp",
    "probation_ends_on": "ngày hết thời gian dự bị",
    "recognition_cell_on": "ngày nghị quyết của chi bộ về công nhận chính thức",
    "recognition_committee_on": "ngày nghị quyết của đảng ủy về công nhận chính thức",
    "recognition_issued_on": "ngày ban hành quyết định công nhận",
    "official_from": "ngày chính thức",
    "move_decided_on": "ngày quyết định chuyển công tác",
    "moved_on": "ngày nơi mới nhận hồ sơ",
    "review_asked_on": "ngày nơi mới đề nghị xem xét lại",
    "reviewed_on": "ngày nơi cũ xem xét xong",
}


@dataclass(frozen=True)
class Deadline:
    """`due` is the last day in time, `length` the period in words.

    `clamped`: the month lacks the day, so a human confirms the date.
    """

    code: str
    label: str
    due: date
    clause: str
    desk: str
    phase: str
    until: str
    counted_from: date
    length: str
    done_on: date | None
    extended: bool = False
    extendable: bool = False
    clamped: bool = False

    def is_late(self, on: date) -> bool:
        return (self.done_on or on) > self.due

    def working_days_left(self, on: date, calendar: WorkingCalendar) -> int:
        """Negative once the day has passed."""
        return calendar.between(on, self.due)


def deadlines(
    dates: Mapping[str, date | None],
    policy: Policy,
    calendar: WorkingCalendar,
    extended: Collection[str] = (),
) -> list[Deadline]:
    """The deadlines that run, or ran, from the known key dates; `extended`: codes that were extended once."""
    known = {key: day for key, day in dates.items() if day}
    if "ceremony_on" in known and "probation_ends_on" not in known:
        known["probation_ends_on"] = probation_end(known["ceremony_on"], policy)[0]
    starts = [(rule, _start(rule, known)) for rule in policy["deadlines"]]
    found = [
        _deadline(rule, start, known, policy, calendar, extended)
        for rule, start in starts
        if start and _runs(start, known.get(rule["until"]))
    ]
    return sorted(found, key=lambda deadline: (deadline.due, deadline.code))


def probation_end(ceremony_on: date, policy: Policy) -> tuple[date, bool]:
    """The day on which the member becomes official, and whether the month lacks the day of the ceremony."""
    end = add_months(ceremony_on, policy["probation"]["months"])
    return end, end.day != ceremony_on.day


def length_of(rule: Mapping, policy: Policy) -> tuple[str, int]:
    """Unit and number; the number may be the path of another value: 'dossier.valid_months'."""
    unit = next(unit for unit in UNITS if unit in rule)
    number = rule[unit]
    if isinstance(number, str):
        number = reduce(lambda values, key: values[key], number.split("."), policy)
    return unit, number


def length_in_words(rule: Mapping, policy: Policy) -> str:
    unit, number = length_of(rule, policy)
    return _IN_WORDS[unit].format(number)


def _start(rule: Mapping, known: Mapping[str, date]) -> date | None:
    """A decision cancelled to be made anew gives new dates (294-QĐ/TW §4.4): who decides has the whole time again."""
    start, again = known.get(rule["from"]), known.get("redone_on")
    return max(start, again) if start and again and rule["until"] == "decision_issued_on" else start


def _runs(start: date, end: date | None) -> bool:
    """What was done before the clock began, such as a decision before the person moved, has no deadline."""
    return end is None or end >= start


def _deadline(rule, start, known, policy, calendar, extended) -> Deadline:
    unit, number = length_of(rule, policy)
    due, clamped = _due(start, unit, number, calendar)
    length = length_in_words(rule, policy)
    was_extended = rule["code"] in extended and "extension_days" in rule
    if was_extended:
        due = calendar.add(due, rule["extension_days"])
        length += f", kéo dài thêm {rule['extension_days']} ngày làm việc"
    if rule["from"] == "probation_ends_on" and "ceremony_on" in known:
        clamped = clamped or probation_end(known["ceremony_on"], policy)[1]
    return Deadline(
        code=rule["code"],
        label=rule["label"],
        due=due,
        clause=rule["clause"],
        desk=rule["desk"],
        phase=rule["phase"],
        until=rule["until"],
        counted_from=start,
        length=length,
        done_on=known.get(rule["until"]),
        extended=was_extended,
        extendable="extension_days" in rule and not was_extended,
        clamped=clamped,
    )


def _due(start: date, unit: str, number: int, calendar: WorkingCalendar) -> tuple[date, bool]:
    if unit == "working_days":
        return calendar.add(start, number), False
    if unit == "days":
        return start + timedelta(days=number), False
    end = add_months(start, number)
    return end, end.day != start.day
