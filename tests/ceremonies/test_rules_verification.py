"""Whom to verify and until when (domain.md §1.6), counted by hand."""

from datetime import date

import pytest

from ceremonies.choices import Relation, VerificationWay
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.verification import relatives_due, relatives_if_any, reply_due

POLICY = {"verification": {"reply_domestic_working_days": 30, "reply_abroad_working_days": 90}}
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "way, due",
    [
        (VerificationWay.LETTER, date(2026, 4, 13)),
        (VerificationWay.LETTER_ABROAD, date(2026, 7, 6)),
        (VerificationWay.VISIT, None),
        (VerificationWay.KNOWN, None),
        (VerificationWay.EXEMPT, None),
    ],
)
def test_a_letter_is_answered_within_thirty_or_ninety_working_days(way, due):
    assert reply_due(way, MONDAY, POLICY, WorkingCalendar()) == due


def test_days_off_move_the_day():
    off = frozenset([date(2026, 3, 3), date(2026, 3, 4)])
    assert reply_due("letter", MONDAY, POLICY, WorkingCalendar(off)) == date(2026, 4, 15)


def test_what_was_not_sent_has_no_day():
    assert reply_due("letter", None, POLICY, WorkingCalendar()) is None


def test_the_person_and_the_parents_are_always_verified():
    assert relatives_due([]) == [Relation.SELF, Relation.FATHER, Relation.MOTHER]
    assert relatives_due(["self", "father"]) == [Relation.MOTHER]


def test_whoever_raised_the_person_stands_for_the_parents():
    assert relatives_due(["self", "guardian"]) == []


def test_spouse_parents_in_law_and_children_only_where_there_are_such():
    both = ["self", "father", "mother", "spouse", "child"]
    assert relatives_if_any(both) == [Relation.FATHER_IN_LAW, Relation.MOTHER_IN_LAW, Relation.CHILD]
    assert relatives_if_any(["self"])[0] == Relation.GUARDIAN
