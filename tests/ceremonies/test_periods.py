from datetime import date

import pytest

from ceremonies.rules.periods import codes_around, span_of


@pytest.mark.parametrize(
    ("code", "first", "last", "label"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        ("2026-n1", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-n2", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("2024-q1", date(2024, 1, 1), date(2024, 3, 31), "Quý I năm 2024"),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31), "Quý IV năm 2026"),
    ],
)
def test_a_code_is_a_period(code, first, last, label):
    span = span_of(code)
    assert (span.first, span.last, span.label) == (first, last, label)


@pytest.mark.parametrize("code", ["", "26", "2026-n3", "2026-q0", "2026-q5", "x", "٢٠٢٦", "2026\n"])
def test_anything_else_is_none(code):
    assert span_of(code) is None


@pytest.mark.parametrize(
    ("until", "first", "last"),
    [
        (date(2024, 2, 29), date(2023, 1, 1), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 1, 1), date(2024, 2, 29)),
        (date(2024, 5, 17), date(2023, 1, 1), date(2023, 5, 17)),
    ],
)
def test_the_same_period_a_year_before_ends_with_the_month_where_this_one_does(until, first, last):
    before = span_of(str(until.year)).until(until).a_year_before()
    assert (before.first, before.last) == (first, last)


def test_only_what_has_begun_is_offered():
    assert codes_around(date(2026, 5, 1), 2) == [
        *("2026", "2026-n1", "2026-q2", "2026-q1"),
        *("2025", "2025-n2", "2025-n1", "2025-q4", "2025-q3", "2025-q2", "2025-q1"),
    ]
