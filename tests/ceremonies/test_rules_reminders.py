import pytest

from ceremonies.rules.reminders import reminder

BEFORE, AFTER = [7, 3, 1], [1, 7]


@pytest.mark.parametrize(
    "left, reached",
    [(8, None), (7, -7), (4, -7), (3, -3), (2, -3), (1, -1), (0, -1), (-1, 1), (-6, 1), (-7, 7), (-90, 7)],
)
def test_the_last_reminder_reached_is_the_one_that_is_due(left, reached):
    assert reminder(left, BEFORE, AFTER) == reached


def test_an_office_may_want_none():
    assert [reminder(left, [], []) for left in (3, 0, -3)] == [None] * 3
