"""If the cell met on a day: the whole dated road, with Tết, month ends and 29 February."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.simulation import (
    ROAD,
    Basis,
    Stage,
    disorder,
    simulated,
    years_without_days_off,
)
from tests.ceremonies.policy_2025 import POLICY

TET = frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20))
SATURDAY = date(2026, 2, 28)
CALENDAR = WorkingCalendar(off=TET, worked=frozenset({SATURDAY}))
PLAIN = WorkingCalendar()
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def road(known=None, calendar=PLAIN, policy=POLICY, without=(), extended=(), **assumed) -> dict[str, Stage]:
    found = simulated(known or {}, assumed, policy, calendar, without=without, extended=extended)
    return {stage.key: stage for stage in found}


def days(found: dict[str, Stage]) -> dict[str, str]:
    return {key: f"{stage.day:%d/%m/%Y}" for key, stage in found.items()}


def test_the_whole_road_counted_by_hand():
    """Met on Monday 02/03/2026; 45 and 30 working days, twelve months, 30 and 30 working days."""
    found = road(cell_resolution_on=date(2026, 3, 2), without={"section_report_on"})
    assert days(found) == {
        "cell_resolution_on": "02/03/2026",
        "committee_resolution_on": "04/05/2026",
        "decision_issued_on": "04/05/2026",
        "decision_received_on": "04/05/2026",
        "ceremony_on": "15/06/2026",
        "probation_ends_on": "15/06/2027",
        "recognition_cell_on": "27/07/2027",
        "recognition_committee_on": "07/09/2027",
        "recognition_issued_on": "07/09/2027",
        "official_from": "15/06/2027",
    }
    assert {key: stage.basis for key, stage in found.items()} == {
        "cell_resolution_on": Basis.ASSUMED,
        "committee_resolution_on": Basis.WITHIN,
        "decision_issued_on": Basis.DEADLINE,
        "decision_received_on": Basis.FOLLOWS,
        "ceremony_on": Basis.DEADLINE,
        "probation_ends_on": Basis.FOLLOWS,
        "recognition_cell_on": Basis.DEADLINE,
        "recognition_committee_on": Basis.WITHIN,
        "recognition_issued_on": Basis.DEADLINE,
        "official_from": Basis.FOLLOWS,
    }


def test_each_stage_says_its_clause():
    found = road(cell_resolution_on=date(2026, 3, 2))
    clauses = {key: [each.clause for each in stage.deadlines] for key, stage in found.items()}
    assert clauses["decision_issued_on"] == ["Quy định 294-QĐ/TW, điểm 4.3.1"]
    assert clauses["ceremony_on"] == ["Quy định 294-QĐ/TW, điểm 4.1"]
    assert clauses["recognition_cell_on"] == ["Quy định 294-QĐ/TW, điểm 4.2"]


def test_tet_moves_the_days_and_is_named():
    """Decision received on Friday 30/01/2026: five days off, one Saturday worked instead."""
    received = {"decision_issued_on": date(2026, 1, 28), "decision_received_on": date(2026, 1, 30)}
    ceremony = road(received, CALENDAR)["ceremony_on"]
    assert ceremony.day == date(2026, 3, 19)
    assert (ceremony.off, ceremony.worked) == (tuple(sorted(TET)), (SATURDAY,))
    assert road(received, PLAIN)["ceremony_on"].day == date(2026, 3, 13)


@pytest.mark.parametrize(
    "ceremony, official, clamped",
    [
        (date(2028, 2, 29), date(2029, 2, 28), True),
        (date(2027, 2, 28), date(2028, 2, 28), False),
        (date(2026, 8, 31), date(2027, 8, 31), False),
        (date(2026, 4, 30), date(2027, 4, 30), False),
    ],
)
def test_official_from_the_same_day_a_year_later(ceremony, official, clamped):
    found = road({"decision_received_on": ceremony - timedelta(days=20)}, ceremony_on=ceremony)
    assert (found["official_from"].day, found["probation_ends_on"].clamped) == (official, clamped)


def test_an_assumed_ceremony_comes_before_what_is_only_due():
    """The decision cannot be later than the ceremony; recognition counts from that ceremony."""
    found = road(cell_resolution_on=date(2026, 3, 2), ceremony_on=date(2026, 4, 15))
    assert found["decision_issued_on"].day == date(2026, 4, 15)
    assert found["official_from"].day == date(2027, 4, 15)


def test_a_ceremony_after_its_last_day_is_late():
    received = {"decision_received_on": date(2026, 3, 2)}
    last = date(2026, 4, 13)
    late = [road(received, ceremony_on=last + timedelta(days=n))["ceremony_on"].late for n in (0, 1)]
    assert late == [False, True]


def test_a_meeting_after_the_dossier_has_lapsed_is_late():
    found = road({"dossier_started_on": date(2025, 3, 1)}, cell_resolution_on=date(2026, 3, 2))
    assert found["cell_resolution_on"].late is True


def test_an_extension_moves_the_decision_and_all_after_it():
    plain = road({"cell_resolution_on": date(2026, 3, 2)})
    longer = road({"cell_resolution_on": date(2026, 3, 2)}, extended=["decision"])
    assert (plain["decision_issued_on"].day, longer["decision_issued_on"].day) == (
        date(2026, 5, 4),
        date(2026, 5, 25),
    )
    assert longer["official_from"].day > plain["official_from"].day


def test_the_rules_of_2026_count_the_ceremony_from_issuing():
    rules = [
        rule | {"from": "decision_issued_on"} if rule["code"] == "ceremony" else rule
        for rule in POLICY["deadlines"]
    ]
    known = {"decision_issued_on": date(2026, 3, 2), "decision_received_on": date(2026, 3, 20)}
    assert road(known, policy=POLICY | {"deadlines": rules})["ceremony_on"].day == date(2026, 4, 13)
    assert road(known)["ceremony_on"].day == date(2026, 5, 1)


def test_a_local_deadline_dates_a_stage_of_its_own():
    own = {
        "code": "committee",
        "label": "Đảng ủy cơ sở xem xét nghị quyết của chi bộ",
        "from": "cell_resolution_on",
        "until": "committee_resolution_on",
        "working_days": 25,
        "desk": "committee",
        "clause": "Hướng dẫn của Thành ủy",
        "phase": "admission",
    }
    found = road(
        policy=POLICY | {"deadlines": [*POLICY["deadlines"], own]}, cell_resolution_on=date(2026, 3, 2)
    )
    assert found["committee_resolution_on"].day == date(2026, 4, 6)
    assert found["committee_resolution_on"].basis == Basis.DEADLINE


def test_what_is_known_stays_as_it_is():
    known = {"cell_resolution_on": date(2026, 3, 2), "decision_issued_on": date(2026, 3, 30)}
    found = road(known, ceremony_on=date(2026, 5, 19))
    assert (found["decision_issued_on"].basis, found["decision_issued_on"].day) == (
        Basis.KNOWN,
        date(2026, 3, 30),
    )


def test_a_day_before_what_it_must_follow_is_said_beside_it():
    known = {"cell_resolution_on": date(2026, 3, 2)}
    assumed = {"decision_issued_on": date(2026, 3, 1), "ceremony_on": date(2026, 4, 1)}
    assert disorder(known, assumed) == [("decision_issued_on", "Ngày này phải từ ngày 02/03/2026 trở đi.")]
    assert disorder({}, assumed) == []


def test_years_without_days_off_are_named():
    assert years_without_days_off(CALENDAR, date(2026, 3, 2), date(2028, 1, 1)) == [2027, 2028]
    assert years_without_days_off(CALENDAR, date(2026, 3, 2), date(2026, 9, 1)) == []


@given(met=DAYS, off=st.frozensets(DAYS, max_size=20))
def test_the_road_never_goes_back_and_starts_at_the_meeting(met, off):
    found = road(calendar=WorkingCalendar(off=off), cell_resolution_on=met)
    assert list(found) == list(ROAD)
    in_order = [stage.day for key, stage in found.items() if key != "official_from"]
    assert in_order == sorted(in_order)
    assert in_order[0] == met


@given(met=DAYS, later=st.integers(0, 60), off=st.frozensets(DAYS, max_size=20))
def test_who_meets_later_is_nowhere_earlier(met, later, off):
    calendar = WorkingCalendar(off=off)
    first = road(calendar=calendar, cell_resolution_on=met)
    second = road(calendar=calendar, cell_resolution_on=met + timedelta(days=later))
    assert [key for key in ROAD if second[key].day < first[key].day] == []


@given(met=DAYS, off=st.frozensets(DAYS, max_size=40))
def test_days_off_only_make_the_road_longer(met, off):
    with_days_off = road(calendar=WorkingCalendar(off=off), cell_resolution_on=met)
    without = road(cell_resolution_on=met)
    assert [key for key in ROAD if with_days_off[key].day < without[key].day] == []


@given(ceremony=DAYS)
def test_probation_lasts_twelve_months_to_the_day_or_the_month_end(ceremony):
    found = road({"decision_received_on": ceremony}, ceremony_on=ceremony)
    end = found["official_from"].day
    assert (end.year * 12 + end.month) - (ceremony.year * 12 + ceremony.month) == 12
    assert found["probation_ends_on"].clamped is (end.day != ceremony.day)
