"""The ready test cases of the domain (§9), each as it stands there; figures and days are written by hand."""

from dataclasses import replace
from datetime import date

import pytest

from ceremonies.choices import Action, Matter, PaperKind, Route
from ceremonies.rules import Facts, HelperFact, PaperFact, missing, threshold
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import deadlines, probation_end
from ceremonies.rules.facts import Vote
from ceremonies.rules.probation import official_from
from ceremonies.rules.renewal import papers_to_renew
from tests.ceremonies.policy_2025 import POLICY

TET = WorkingCalendar(off=frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20)))


def facts(**values) -> Facts:
    known = {"route": Route.YOUTH_UNION, "birth_date": date(2000, 3, 15), "is_youth_member": True}
    return Facts(**known | values)


def codes(action: Action, known: Facts, on: date) -> set[str]:
    return {each.code for each in missing(action, known, POLICY, on)}


@pytest.mark.parametrize("on, missed", [(date(2026, 3, 14), True), (date(2026, 3, 15), False)])
def test_born_15_03_2008(on, missed):
    found = codes(Action.RECORD_CELL_VOTE, facts(birth_date=date(2008, 3, 15)), on)
    assert ("too_young" in found) is missed


@pytest.mark.parametrize("on, expired", [(date(2026, 1, 10), False), (date(2026, 1, 11), True)])
def test_certificate_issued_10_01_2021(on, expired):
    known = facts(papers=(PaperFact(PaperKind.CERTIFICATE, date(2021, 1, 10), "280/CN"),))
    assert ("certificate_expired" in codes(Action.RECORD_CELL_VOTE, known, on)) is expired


@pytest.mark.parametrize(
    "body, listed, excluded, present, votes_for, passes",
    [
        ("cell", 30, 0, 24, 20, True),
        ("cell", 29, 0, 29, 19, False),
        ("cell", 29, 2, 27, 18, True),  # one transferred out for a time, one suspended
        ("cell", 28, 0, 28, 19, True),  # an exempted member attends: counted, and votes
        ("standing", 7, 0, 7, 4, True),
        ("standing", 8, 0, 8, 4, False),
        ("collective", 15, 0, 15, 10, True),
        ("collective", 15, 0, 15, 9, False),
    ],
)
def test_votes(body, listed, excluded, present, votes_for, passes):
    vote = Vote(date(2026, 3, 2), listed, excluded, present, votes_for, present - votes_for)
    assert threshold(POLICY, body).reached(vote.votes_for, vote.entitled) is passes


def test_decision_received_on_a_friday_with_tet_inside():
    received = {"decision_received_on": date(2026, 1, 30)}
    (plain,), (moved,) = (deadlines(received, POLICY, calendar) for calendar in (WorkingCalendar(), TET))
    assert (plain.due, moved.due) == (date(2026, 3, 13), date(2026, 3, 20))


def test_ceremony_10_10_2024_and_recognition_decided_20_01_2026():
    """Official from 10/10/2025 all the same, and late on the record."""
    end, clamped = probation_end(date(2024, 10, 10), POLICY)
    assert (end, clamped) == (date(2025, 10, 10), False)
    known = {
        "ceremony_on": date(2024, 10, 10),
        "recognition_cell_on": date(2025, 11, 10),
        "recognition_issued_on": date(2026, 1, 20),
    }
    late = {each.code: each.is_late(date(2026, 2, 2)) for each in deadlines(known, POLICY, WorkingCalendar())}
    assert late == {"recognition_cell": False, "recognition_decision": True}


@pytest.mark.parametrize("written, early", [(date(2025, 10, 9), True), (date(2025, 10, 10), False)])
def test_self_review_before_the_twelve_months_are_over(written, early):
    known = facts(
        matter=Matter.RECOGNITION,
        probation_ends_on=date(2025, 10, 10),
        papers=(PaperFact(PaperKind.SELF_REVIEW, written, ""),),
    )
    found = codes(Action.RECORD_CELL_VOTE, known, date(2025, 10, 20))
    assert ("early_self_review" in found) is early


@pytest.mark.parametrize(
    "route, forms",
    [(Route.YOUTH_UNION, ["3-KNĐ", "4-KNĐ", "5-KNĐ"]), (Route.TRADE_UNION, ["3-KNĐ", "4A-KNĐ", "5-KNĐ"])],
)
def test_a_dossier_thirteen_months_old(route, forms):
    made = date(2025, 3, 2)
    papers = tuple(PaperFact(kind, made, "1") for kind in PaperKind)
    known = facts(route=route, dossier_started_on=made, papers=papers)
    assert [each["form"] for each in papers_to_renew(known, POLICY, date(2026, 4, 2))] == forms
    assert papers_to_renew(known, POLICY, date(2026, 3, 2)) == []


def test_a_new_helper_needs_no_twelve_months():
    helpers = (
        HelperFact("Đặng Thu Hà", date(2026, 9, 1)),
        HelperFact("Võ Đăng Khoa", None, replacement=True),
    )
    on = date(2026, 11, 2)
    first, replaced = (
        codes(Action.RECORD_CELL_VOTE, facts(helpers=(helper,), introducers=1), on) for helper in helpers
    )
    assert ("shared_months" in first, {"shared_months", "together_since"} & replaced) == (True, set())


@pytest.mark.parametrize("failed, reported", [(1, False), (2, False), (3, True)])
def test_the_third_failing_vote_on_recognition_goes_to_the_superior(failed, reported):
    known = facts(matter=Matter.RECOGNITION, cell_passed=False, failed_cell_votes=failed)
    on = date(2026, 3, 2)
    assert ("failed_votes" in codes(Action.CONSIDER_AGAIN, known, on)) is reported
    assert ("cell_passed" not in codes(Action.FORWARD_TO_COMMITTEE, known, on)) is reported


def test_aged_29_where_the_youth_union_exists_two_members_do_not_do():
    known = facts(
        route=Route.TWO_MEMBERS, birth_date=date(1997, 1, 5), youth_union_exists=True, introducers=2
    )
    assert "youth_resolution" in codes(Action.RECORD_CELL_VOTE, known, date(2026, 3, 2))


# --- what an administrator may change changes what is judged -------------------------------------


def changed(section: str, **values) -> dict:
    return POLICY | {section: POLICY[section] | values}


def test_a_replacement_is_exempt_only_where_the_policy_says_so():
    helper = HelperFact("Võ Đăng Khoa", date(2026, 9, 1), replacement=True)
    policy, on = changed("introduction", replacement_exempt=False), date(2026, 11, 2)
    for moved, asked in ((False, ["shared_months"]), (True, [])):
        known = facts(helpers=(helper,), introducers=1, moved=moved)
        found = [each.code for each in missing(Action.RECORD_CELL_VOTE, known, policy, on)]
        assert [code for code in found if code == "shared_months"] == asked


def test_nobody_consents_to_age_where_the_policy_knows_no_consent():
    known = facts(
        birth_date=date(1960, 1, 5), papers=(PaperFact(PaperKind.CONSENT, date(2026, 3, 1), "1-CV/TU"),)
    )
    policy, on = changed("age", over_max_consent=False), date(2026, 3, 2)
    assert "too_old" in {each.code for each in missing(Action.RECORD_CELL_VOTE, known, policy, on)}
    assert "too_old" not in codes(Action.RECORD_CELL_VOTE, known, on)


def test_official_from_the_end_of_probation_unless_the_policy_says_from_the_decision():
    ends, issued = date(2025, 10, 10), date(2026, 1, 20)
    assert official_from(ends, issued, POLICY) == ends
    assert official_from(ends, issued, changed("recognition", from_end_of_probation=False)) == issued


def test_who_asked_to_leave_is_told_of_the_exception_until_somebody_consents():
    known = facts(left_party_on=date(2020, 5, 4), left_by_wish=True, past_admissions=1)
    consented = replace(known, papers=(PaperFact(PaperKind.CONSENT, date(2026, 3, 1), "1-CV/TU"),))
    on = date(2026, 3, 2)
    told = [
        {"left_by_wish", "readmission_consent"} & codes(Action.RECORD_CELL_VOTE, each, on)
        for each in (known, consented, replace(known, left_by_wish=False))
    ]
    assert told == [{"left_by_wish", "readmission_consent"}, set(), {"readmission_consent"}]
