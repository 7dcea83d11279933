"""Working days, and the days off that come with the portal."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ceremonies
from ceremonies.rules.calendar import WorkingCalendar

SHIPPED = tomllib.loads(
    (Path(ceremonies.__file__).parent / "holidays" / "vietnam.toml").read_text(encoding="utf-8")
)["days"]
VIETNAM = WorkingCalendar(
    off=frozenset(row["day"] for row in SHIPPED if not row.get("worked")),
    worked=frozenset(row["day"] for row in SHIPPED if row.get("worked")),
)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    WorkingCalendar,
    off=st.frozensets(DAYS, max_size=20),
    worked=st.frozensets(DAYS, max_size=20),
)


def test_the_day_after_is_day_one():
    plain = WorkingCalendar()
    friday = date(2026, 3, 6)
    assert plain.add(friday, 1) == date(2026, 3, 9)
    assert plain.add(friday, 5) == date(2026, 3, 13)
    assert plain.add(date(2026, 3, 7), 1) == date(2026, 3, 9)  # a period may begin on a Saturday
    assert plain.add(date(2026, 3, 7), 0) == date(2026, 3, 7)


def test_a_moved_day_is_worked_on_the_saturday():
    assert [VIETNAM.is_working(date(2026, 8, day)) for day in (21, 22, 23, 31)] == [True, True, False, False]
    assert VIETNAM.add(date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert VIETNAM.between(date(2026, 8, 28), date(2026, 9, 3)) == 1


def test_thirty_working_days_with_tet_inside():
    """Received on Friday 30/01/2026: five days of Tết Bính Ngọ move the last day by a week."""
    received = date(2026, 1, 30)
    assert WorkingCalendar().add(received, 30) == date(2026, 3, 13)
    assert VIETNAM.add(received, 30) == date(2026, 3, 20)


def test_days_left_are_negative_once_the_day_has_passed():
    assert VIETNAM.between(date(2026, 3, 9), date(2026, 3, 9)) == 0
    assert VIETNAM.between(date(2026, 3, 9), date(2026, 3, 6)) == -1


def test_a_period_has_no_negative_length():
    with pytest.raises(ValueError, match="negative"):
        VIETNAM.add(date(2026, 3, 9), -1)


@given(CALENDARS, DAYS, st.integers(0, 60))
def test_between_undoes_add(calendar, day, days):
    assert calendar.between(day, calendar.add(day, days)) == days


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_a_period_ends_on_a_working_day_after_its_beginning(calendar, day, days):
    end = calendar.add(day, days)
    assert calendar.is_working(end)
    assert end > day
    assert end > calendar.add(day, days - 1)


@given(CALENDARS, DAYS, DAYS, st.integers(0, 60))
def test_who_begins_later_never_ends_earlier(calendar, one, other, days):
    early, late = sorted((one, other))
    assert calendar.add(early, days) <= calendar.add(late, days)


@given(CALENDARS, DAYS, st.integers(0, 30), st.integers(0, 30))
def test_two_periods_one_after_the_other_are_one(calendar, day, first, second):
    assert calendar.add(calendar.add(day, first), second) == calendar.add(day, first + second)


@given(CALENDARS, DAYS, DAYS)
def test_between_is_the_number_of_working_days(calendar, one, other):
    early, late = sorted((one, other))
    days = [early + timedelta(days=n) for n in range(1, (late - early).days + 1)]
    assert calendar.between(early, late) == len([day for day in days if calendar.is_working(day)])
    assert calendar.between(late, early) == -calendar.between(early, late)


def test_shipped_days_change_something_and_come_once():
    days = [row["day"] for row in SHIPPED]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2025, 2026, 2027}
    assert [row["day"] for row in SHIPPED if (row["day"].weekday() < 5) == row.get("worked", False)] == []


@pytest.mark.parametrize("year, lost", [(2025, 11), (2026, 12), (2027, 12)])
def test_paid_days_off_of_a_year(year, lost):
    """Eleven or twelve days off a year (Bộ luật Lao động, Điều 112), less those that are worked instead."""
    whole = (date(year - 1, 12, 31), date(year, 12, 31))
    assert WorkingCalendar().between(*whole) - VIETNAM.between(*whole) == lost
