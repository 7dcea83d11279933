"""The dated road that would follow a day: every later day at its latest, unless it is known or assumed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import TextChoices

from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import Deadline, deadlines, probation_end
from ceremonies.rules.facts import Policy

#: The days of the road from the cell's vote, in their order, and what happens on each.
ROAD = {
    "cell_resolution_on": "Chi bộ họp, biểu quyết đề nghị kết nạp",
    "section_report_on": "Đảng ủy bộ phận thẩm định",
    "committee_resolution_on": "Đảng ủy cơ sở họp, biểu quyết",
    "decision_issued_on": "Cấp có thẩm quyền ban hành quyết định kết nạp",
    "decision_received_on": "Chi bộ nhận quyết định",
    "ceremony_on": "Lễ kết nạp",
    "probation_ends_on": "Hết thời gian dự bị",
    "recognition_cell_on": "Chi bộ họp, biểu quyết đề nghị công nhận chính thức",
    "recognition_committee_on": "Đảng ủy cơ sở họp, biểu quyết việc công nhận",
    "recognition_issued_on": "Cấp có thẩm quyền ban hành quyết định công nhận",
    "official_from": "Là đảng viên chính thức",
}
_ORDER = list(ROAD)
_FOLLOWS = {"decision_received_on": "decision_issued_on", "official_from": "probation_ends_on"}


class Basis(TextChoices):
    """Where the day of a stage comes from."""

    KNOWN = "known", "Đã có"
    ASSUMED = "assumed", "Giả định"
    DEADLINE = "deadline", "Muộn nhất"
    FOLLOWS = "follows", "Theo đó"
    WITHIN = "within", "Trong thời hạn của bước sau"


@dataclass(frozen=True)
class Stage:
    """`deadlines`: what runs until this day; `off`, `worked`: days of the calendar that moved the nearest of them."""

    key: str
    day: date
    basis: Basis
    deadlines: tuple[Deadline, ...] = ()
    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()
    clamped: bool = False

    @property
    def label(self) -> str:
        return ROAD[self.key]

    @property
    def late(self) -> bool:
        return any(each.is_late(self.day) for each in self.deadlines)


def simulated(
    dates: Mapping[str, date | None],
    assumed: Mapping[str, date],
    policy: Policy,
    calendar: WorkingCalendar,
    *,
    without: Collection[str] = (),
    extended: Collection[str] = (),
) -> list[Stage]:
    """From the cell's vote to the official member; `without`: stages this file does not pass."""
    known = {key: day for key, day in dates.items() if day}
    stages: list[Stage] = []
    for key in ROAD:
        if key in without:
            continue
        stage = _stage(key, known, assumed, policy, calendar, extended)
        if stage is None:
            continue
        known[key] = stage.day
        stages.append(_with_deadlines(stage, known, policy, calendar, extended))
    return stages


def disorder(dates: Mapping[str, date | None], assumed: Mapping[str, date]) -> list[tuple[str, str]]:
    """(key, sentence) of each assumed day that lies before a day it must follow."""
    days = {key: day for key, day in dates.items() if day} | dict(assumed)
    wrong = []
    for key, day in assumed.items():
        before = [days[each] for each in _ORDER[: _ORDER.index(key)] if each in days]
        if before and day < max(before):
            wrong.append((key, f"Ngày này phải từ ngày {max(before):%d/%m/%Y} trở đi."))
    return wrong


def years_without_days_off(calendar: WorkingCalendar, first: date, last: date) -> list[int]:
    """Years of the period whose days off nobody has entered: there every Monday to Friday counts as worked."""
    entered = {day.year for day in calendar.off}
    return [year for year in range(first.year, last.year + 1) if year not in entered]


def _stage(key, known, assumed, policy, calendar, extended) -> Stage | None:
    if key in known:
        return Stage(key, known[key], Basis.KNOWN)
    if key in assumed:
        return Stage(key, assumed[key], Basis.ASSUMED)
    if key == "probation_ends_on" and "ceremony_on" in known:
        end, clamped = probation_end(known["ceremony_on"], policy)
        return Stage(key, end, Basis.FOLLOWS, clamped=clamped)
    found = [each.due for each in _until(key, known, policy, calendar, extended)]
    later = [day for other, day in assumed.items() if _ORDER.index(other) > _ORDER.index(key)]
    if found:
        return Stage(key, min(found + later), Basis.DEADLINE)
    if _FOLLOWS.get(key) in known:
        return Stage(key, known[_FOLLOWS[key]], Basis.FOLLOWS)
    return _within(key, known, policy, calendar, extended, later)


def _within(key, known, policy, calendar, extended, later) -> Stage | None:
    """No deadline of its own: it must be over when the next stage is due."""
    for following in _ORDER[_ORDER.index(key) + 1 :]:
        due = [known[following]] if following in known else []
        due += [each.due for each in _until(following, known, policy, calendar, extended)]
        if due:
            return Stage(key, min(due + later), Basis.WITHIN)
    return None


def _until(key: str, known: Mapping, policy: Policy, calendar, extended) -> list[Deadline]:
    """What runs, or ran, until this day."""
    return [each for each in deadlines(known, policy, calendar, extended) if each.until == key]


def _with_deadlines(stage: Stage, known, policy, calendar, extended) -> Stage:
    found = _until(stage.key, known, policy, calendar, extended)
    counted = [each for each in found if _in_working_days(each, policy)]
    start = min((each.counted_from for each in counted), default=stage.day)
    return replace(
        stage,
        deadlines=tuple(found),
        off=_between(calendar.off, start, stage.day),
        worked=_between(calendar.worked, start, stage.day),
    )


def _in_working_days(deadline: Deadline, policy: Policy) -> bool:
    return any(rule["code"] == deadline.code and "working_days" in rule for rule in policy["deadlines"])


def _between(days: Iterable[date], first: date, last: date) -> tuple[date, ...]:
    return tuple(sorted(day for day in days if first < day <= last))
