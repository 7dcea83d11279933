"""Until when something is due, with the cases of the regulations."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ceremonies
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import Deadline, deadlines, probation_end

POLICY = tomllib.loads(
    (Path(ceremonies.__file__).parent / "policies" / "294-2025.toml").read_text(encoding="utf-8")
)
TET = frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20))
CALENDAR = WorkingCalendar(off=TET)


def only(code: str, policy=POLICY, extended=(), **dates: date) -> Deadline:
    (found,) = [d for d in deadlines(dates, policy, CALENDAR, extended) if d.code == code]
    return found


def with_rule(code: str, **values) -> dict:
    rules = [rule | values if rule["code"] == code else rule for rule in POLICY["deadlines"]]
    return POLICY | {"deadlines": rules}


def test_a_ceremony_within_thirty_working_days_of_receiving_the_decision():
    """Received on Friday 30/01/2026, with Tết inside (294-QĐ/TW §4.1)."""
    found = only("ceremony", decision_issued_on=date(2026, 1, 28), decision_received_on=date(2026, 1, 30))
    assert (found.due, found.counted_from) == (date(2026, 3, 20), date(2026, 1, 30))
    assert (found.desk, found.clause) == ("cell", "Quy định 294-QĐ/TW, điểm 4.1")


@pytest.mark.parametrize("cell, counted", [((2026, 3, 20), (2026, 11, 27)), ((2026, 12, 4), (2026, 12, 4))])
def test_what_is_decided_anew_has_the_whole_time_again(cell, counted):
    """Until the cell itself votes anew, from the day of the cancelling decision."""
    found = only("decision", cell_resolution_on=date(*cell), redone_on=date(2026, 11, 27))
    assert (found.counted_from, found.done_on) == (date(*counted), None)


def test_the_rules_of_2026_count_from_issuing():
    policy = with_rule("ceremony", **{"from": "decision_issued_on"})
    found = only("ceremony", policy, decision_issued_on=date(2026, 1, 28))
    assert (found.due, found.counted_from) == (date(2026, 3, 18), date(2026, 1, 28))


def test_the_authority_decides_within_45_working_days_and_once_15_more():
    voted = {"cell_resolution_on": date(2026, 3, 2)}
    plain, longer = only("decision", **voted), only("decision", extended=["decision"], **voted)
    assert (plain.due, plain.extended, plain.extendable) == (date(2026, 5, 4), False, True)
    assert (longer.due, longer.extended, longer.extendable) == (date(2026, 5, 25), True, False)
    assert (plain.length, longer.length) == (
        "45 ngày làm việc",
        "45 ngày làm việc, kéo dài thêm 15 ngày làm việc",
    )


def test_what_cannot_be_extended_is_not():
    received = {"decision_received_on": date(2026, 3, 2)}
    assert only("ceremony", extended=["ceremony"], **received) == only("ceremony", **received)
    assert only("ceremony", **received).extendable is False


@pytest.mark.parametrize(
    "code, dates, last",
    [
        ("certificate", {"certificate_on": date(2021, 1, 10)}, date(2026, 1, 10)),
        ("dossier", {"dossier_started_on": date(2025, 10, 1)}, date(2026, 10, 1)),
        ("recognition_cell", {"ceremony_on": date(2024, 10, 10)}, date(2025, 11, 21)),
        ("recognition_cell", {"probation_ends_on": date(2025, 10, 10)}, date(2025, 11, 21)),
        ("recognition_decision", {"recognition_cell_on": date(2025, 11, 3)}, date(2025, 12, 15)),
        ("move_forward", {"move_decided_on": date(2026, 3, 2)}, date(2026, 3, 23)),
        ("move_decision", {"moved_on": date(2026, 3, 2)}, date(2026, 4, 13)),
    ],
)
def test_every_deadline_of_the_rules(code, dates, last):
    found = only(code, **dates)
    assert found.due == last
    assert found.clamped is False
    assert (found.is_late(last), found.is_late(date.fromordinal(last.toordinal() + 1))) == (False, True)


def test_what_is_done_is_late_only_if_it_was_done_late():
    received = {"decision_received_on": date(2026, 3, 2)}
    in_time = only("ceremony", ceremony_on=date(2026, 4, 13), **received)
    late = only("ceremony", ceremony_on=date(2026, 4, 14), **received)
    far = date(2027, 1, 1)
    assert (in_time.is_late(far), late.is_late(far), late.is_late(received["decision_received_on"])) == (
        False,
        True,
        True,
    )


def test_working_days_left():
    found = only("ceremony", decision_received_on=date(2026, 1, 30))
    left = [
        found.working_days_left(day, CALENDAR) for day in (date(2026, 3, 19), found.due, date(2026, 3, 23))
    ]
    assert left == [1, 0, -1]


def test_nothing_runs_from_an_unknown_day():
    assert deadlines({"ceremony_on": None}, POLICY, CALENDAR) == []


def test_a_decision_before_the_move_leaves_nothing_for_the_new_place_to_decide():
    dates = {"decision_issued_on": date(2026, 3, 2), "moved_on": date(2026, 3, 9)}
    assert [found.code for found in deadlines(dates, POLICY, CALENDAR)] == []


def test_the_nearest_comes_first():
    dates = {
        "certificate_on": date(2025, 5, 5),
        "dossier_started_on": date(2026, 1, 5),
        "cell_resolution_on": date(2026, 3, 2),
        "decision_received_on": date(2026, 3, 10),
    }
    codes = [found.code for found in deadlines(dates, POLICY, CALENDAR)]
    assert codes == ["ceremony", "decision", "dossier", "certificate"]


@pytest.mark.parametrize(
    "held, end, clamped",
    [
        (date(2024, 10, 10), date(2025, 10, 10), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2025, 2, 28), date(2026, 2, 28), False),
        (date(2026, 8, 31), date(2027, 8, 31), False),
    ],
)
def test_probation_ends_on_the_same_day_a_year_later(held, end, clamped):
    assert probation_end(held, POLICY) == (end, clamped)
    assert only("recognition_cell", ceremony_on=held).clamped is clamped


def test_a_deadline_in_days_counts_every_day():
    rule = {
        "code": "report",
        "label": "Báo cáo",
        "from": "ceremony_on",
        "until": "official_from",
        "days": 10,
        "desk": "cell",
        "clause": "Quy định của tỉnh",
        "phase": "admission",
    }
    found = only("report", POLICY | {"deadlines": [rule]}, ceremony_on=date(2026, 2, 12))
    assert found.due == date(2026, 2, 22)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 120))
def test_months_end_within_the_month_and_say_so_when_they_are_cut(start, months):
    policy = POLICY | {"dossier": POLICY["dossier"] | {"valid_months": months}}
    found = only("dossier", policy, dossier_started_on=start)
    assert (found.due.year * 12 + found.due.month) - (start.year * 12 + start.month) == months
    assert found.clamped is (found.due.day != start.day)
    assert found.due.day <= start.day
