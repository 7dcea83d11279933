"""The rules of admission, with the cases of the regulations themselves (294-QĐ/TW, 06-HD/TW, 38-HD/BTCTW)."""

import re
import tomllib
from calendar import isleap
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ceremonies
from ceremonies.choices import Action, PaperKind, Route
from ceremonies.rules import (
    Facts,
    PaperFact,
    Vote,
    add_months,
    age_on,
    forms_of,
    missing,
    threshold,
    vote_errors,
)
from ceremonies.rules.renewal import check_dossier_age
from members.choices import DecisionMode

POLICY = tomllib.loads(
    (Path(ceremonies.__file__).parent / "policies" / "294-2025.toml").read_text(encoding="utf-8")
)
K = PaperKind
DAY = date(2026, 3, 16)  # the cell considers
BODIES = ("union", "cell", "committee", "collective", "standing")


def papers(*kinds: PaperKind, on: date = date(2026, 2, 10)) -> tuple[PaperFact, ...]:
    return tuple(PaperFact(kind, on, "280/CN") for kind in kinds)


YOUTH_PAPERS = papers(
    K.CERTIFICATE, K.APPLICATION, K.CV, K.VERIFICATION, K.INTRODUCTION, K.UNION_RESOLUTION, K.OPINIONS
)
TWO_MEMBERS_PAPERS = papers(
    K.CERTIFICATE, K.APPLICATION, K.CV, K.VERIFICATION, K.INTRODUCTION, K.INTRODUCTION, K.OPINIONS
)
#: A youth of 25 whom the Youth Union and one member introduce, with a complete dossier.
YOUTH = Facts(
    route=Route.YOUTH_UNION,
    birth_date=date(2000, 12, 1),
    is_youth_member=True,
    youth_union_exists=True,
    introducers=1,
    procedure_allowed=True,
    dossier_started_on=date(2026, 2, 1),
    papers=YOUTH_PAPERS,
)
#: Somebody of 40 whom two members introduce.
ELDER = replace(
    YOUTH, route=Route.TWO_MEMBERS, birth_date=date(1985, 12, 1), introducers=2, papers=TWO_MEMBERS_PAPERS
)


def codes(action: Action, facts: Facts, on: date = DAY) -> list[str]:
    return [requirement.code for requirement in missing(action, facts, POLICY, on)]


def considered(facts: Facts, on: date = DAY) -> list[str]:
    return codes(Action.RECORD_CELL_VOTE, facts, on)


def test_a_complete_dossier_may_be_voted_on():
    assert considered(YOUTH) == []
    assert considered(ELDER) == []


# --- age ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [
        (date(2008, 3, 15), date(2026, 3, 14), ["too_young"]),
        (date(2008, 3, 15), date(2026, 3, 15), []),
        (date(2008, 2, 29), date(2026, 2, 27), ["too_young"]),
        (date(2008, 2, 29), date(2026, 2, 28), []),  # same day, clamped to the month's end
    ],
)
def test_full_eighteen_on_the_day_the_cell_considers(born, on, expected):
    facts = replace(YOUTH, birth_date=born, papers=tuple(replace(p, issued_on=on) for p in YOUTH_PAPERS))
    assert considered(facts, on) == expected


@pytest.mark.parametrize(("on", "expected"), [(date(2026, 3, 15), []), (date(2026, 3, 16), ["too_old"])])
def test_past_full_sixty_is_not_for_the_cell_alone(on, expected):
    assert considered(replace(ELDER, birth_date=date(1966, 3, 15)), on) == expected


def test_the_too_young_are_told_from_when():
    facts = replace(YOUTH, birth_date=date(2008, 3, 17))
    (requirement,) = missing(Action.RECORD_CELL_VOTE, facts, POLICY, DAY)
    assert requirement.until == date(2026, 3, 17)
    assert requirement.sentence == "Chưa đủ 18 tuổi; đủ tuổi từ ngày 17/03/2026."
    assert requirement.clause == "Quy định 294-QĐ/TW, điểm 1.1"


# --- who introduces -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # youth of 29, a Youth Union exists: its resolution and one member, nothing else will do
        ({"route": Route.TWO_MEMBERS, "introducers": 2}, ["youth_resolution"]),
        ({"route": Route.TRADE_UNION, "is_union_member": True}, ["youth_resolution"]),
        ({"route": Route.TWO_MEMBERS, "introducers": 2, "is_youth_member": False}, ["youth_resolution"]),
        ({"is_youth_member": False}, ["not_youth_member"]),
        ({}, []),
        # no Youth Union: the trade union, or two members
        ({"youth_union_exists": False, "route": Route.TRADE_UNION, "is_union_member": True}, []),
        ({"youth_union_exists": False, "route": Route.TRADE_UNION}, ["not_union_member"]),
        ({"youth_union_exists": False, "route": Route.TWO_MEMBERS, "introducers": 2}, []),
        # past youth age
        ({"birth_date": date(1990, 1, 1), "route": Route.TRADE_UNION, "is_union_member": True}, []),
        ({"birth_date": date(1990, 1, 1), "route": Route.TWO_MEMBERS, "introducers": 2}, []),
    ],
)
def test_who_may_introduce(changes, expected):
    facts = replace(YOUTH, birth_date=date(1996, 6, 1))
    facts = replace(facts, **changes)
    facts = replace(facts, papers=_complete(facts.route))
    assert considered(facts) == expected
    assert codes(Action.LIST, facts) == expected


def _complete(route: Route) -> tuple[PaperFact, ...]:
    return TWO_MEMBERS_PAPERS if route == Route.TWO_MEMBERS else YOUTH_PAPERS


def test_a_policy_may_close_the_trade_union_path_past_youth_age():
    """Hanoi: two members, even if a trade union exists."""
    policy = POLICY | {"introduction": POLICY["introduction"] | {"trade_union_past_youth_age": False}}
    facts = replace(ELDER, route=Route.TRADE_UNION, is_union_member=True)
    assert [r.code for r in missing(Action.LIST, facts, policy, DAY)] == ["two_members"]


@pytest.mark.parametrize(
    ("facts", "introducers", "expected"),
    [(YOUTH, 0, ["introducers"]), (YOUTH, 1, []), (ELDER, 1, ["introducers"]), (ELDER, 2, [])],
)
def test_one_member_beside_a_union_else_two(facts, introducers, expected):
    facts = replace(facts, introducers=introducers)
    assert codes(Action.OPEN_DOSSIER, facts) == expected
    assert considered(facts) == expected


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.RESOLVE, Action.LIST, Action.RECORD_CELL_VOTE])
def test_nobody_is_admitted_twice(action):
    assert codes(action, replace(YOUTH, is_party_member=True)) == ["already_member"]


def test_a_nomination_says_what_speaks_for_the_person():
    assert codes(Action.SUBMIT, replace(YOUTH, has_strengths=False)) == ["strengths"]


# --- papers of the dossier ----------------------------------------------------------------------

CHECKLISTS = {
    Route.YOUTH_UNION: [
        ("certificate", "CN-NTVĐ", 1),
        ("application", "1-KNĐ", 1),
        ("cv", "2-KNĐ", 1),
        ("verification", "2-KNĐ, mục 24", 1),
        ("introduction", "3-KNĐ", 1),
        ("union_resolution", "4-KNĐ", 1),
        ("opinions", "5-KNĐ", 1),
    ],
    Route.TRADE_UNION: [
        ("certificate", "CN-NTVĐ", 1),
        ("application", "1-KNĐ", 1),
        ("cv", "2-KNĐ", 1),
        ("verification", "2-KNĐ, mục 24", 1),
        ("introduction", "3-KNĐ", 1),
        ("union_resolution", "4A-KNĐ", 1),
        ("opinions", "5-KNĐ", 1),
    ],
    Route.TWO_MEMBERS: [
        ("certificate", "CN-NTVĐ", 1),
        ("application", "1-KNĐ", 1),
        ("cv", "2-KNĐ", 1),
        ("verification", "2-KNĐ, mục 24", 1),
        ("introduction", "3-KNĐ", 2),
        ("opinions", "5-KNĐ", 1),
    ],
}


@pytest.mark.parametrize("route", Route)
def test_each_route_has_its_checklist(route):
    found = [(paper["kind"], paper["form"], paper["copies"]) for paper in forms_of(POLICY, route)]
    assert found == CHECKLISTS[route]


@pytest.mark.parametrize("position", range(7))
@pytest.mark.parametrize("facts", [YOUTH, ELDER], ids=["youth", "two members"])
def test_every_single_paper_is_asked_for(facts, position):
    lost = facts.papers[position]
    rest = facts.papers[:position] + facts.papers[position + 1 :]
    assert considered(replace(facts, papers=rest)) == [f"paper_{lost.kind}"]
    undated = (*rest, replace(lost, issued_on=None))
    assert considered(replace(facts, papers=undated)) == [f"paper_{lost.kind}"]
    of_tomorrow = (*rest, replace(lost, issued_on=DAY + timedelta(days=1)))
    assert considered(replace(facts, papers=of_tomorrow)) == [f"paper_{lost.kind}"]


@pytest.mark.parametrize("kind", YOUTH_PAPERS, ids=lambda paper: paper.kind)
def test_certificate_and_union_resolution_carry_a_number(kind):
    without = tuple(replace(p, number="") if p.kind == kind.kind else p for p in YOUTH_PAPERS)
    due = kind.kind in ("certificate", "union_resolution")
    assert considered(replace(YOUTH, papers=without)) == ([f"paper_{kind.kind}"] if due else [])


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 1, 10), []), (date(2026, 1, 11), ["certificate_expired"])]
)
def test_a_class_certificate_is_good_for_sixty_months(on, expected):
    certificate = PaperFact(K.CERTIFICATE, date(2021, 1, 10), "280/CN")
    rest = tuple(replace(p, issued_on=date(2026, 1, 5)) for p in YOUTH_PAPERS[1:])
    facts = replace(YOUTH, papers=(certificate, *rest), dossier_started_on=date(2025, 12, 1))
    assert considered(facts, on) == expected


OLD, FRESH = date(2025, 2, 1), date(2026, 3, 2)
REDONE = (K.INTRODUCTION, K.UNION_RESOLUTION, K.OPINIONS)


def _dossier(*fresh: PaperKind) -> Facts:
    """Started on 01/03/2025; the named papers were made again after it had expired."""
    made = tuple(replace(p, issued_on=FRESH if p.kind in fresh else OLD) for p in YOUTH_PAPERS)
    return replace(YOUTH, dossier_started_on=date(2025, 3, 1), papers=made)


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 3, 1), []), (date(2026, 4, 1), ["dossier_expired"])]
)
def test_a_dossier_older_than_twelve_months_is_made_anew(on, expected):
    assert considered(_dossier(), on) == expected


@pytest.mark.parametrize(
    ("fresh", "expected"),
    [
        (REDONE, []),
        (REDONE[:2], ["dossier_expired"]),
        (REDONE[1:], ["dossier_expired"]),
        ((K.APPLICATION, K.CV), ["dossier_expired"]),
        (tuple(K), []),
    ],
)
def test_introduction_resolution_and_opinions_are_made_again_application_and_cv_stay(fresh, expected):
    assert considered(_dossier(*fresh), date(2026, 4, 1)) == expected


@pytest.mark.parametrize(
    ("facts", "again"),
    [
        (_dossier(), "3-KNĐ 4-KNĐ 5-KNĐ"),
        (_dossier(K.INTRODUCTION), "4-KNĐ 5-KNĐ"),
        (replace(_dossier(), route=Route.TRADE_UNION), "3-KNĐ 4A-KNĐ 5-KNĐ"),
        (replace(_dossier(), route=Route.TWO_MEMBERS), "3-KNĐ 5-KNĐ"),
    ],
)
def test_exactly_the_papers_to_make_again_are_named(facts, again):
    [said] = [r.todo for r in check_dossier_age(facts, POLICY, date(2026, 4, 1))]
    assert re.findall(r"mẫu ([\w-]+)", said) == again.split()
    assert "Đơn và lý lịch giữ nguyên" in said


def test_what_was_made_again_lasts_twelve_months_in_its_turn():
    renewed = _dossier(*REDONE)
    assert considered(renewed, date(2027, 3, 2)) == []
    assert considered(renewed, date(2027, 3, 3)) == ["dossier_expired"]


# --- votes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "votes_for", "entitled", "passes"),
    [
        ("cell", 20, 30, True),  # 6 absent: they count
        ("cell", 19, 29, False),  # 65,5 %
        ("cell", 18, 27, True),
        ("cell", 6, 9, True),
        ("cell", 2, 3, True),
        ("cell", 1, 3, False),
        ("committee", 6, 9, True),
        ("committee", 5, 9, False),
        ("standing", 4, 7, True),
        ("standing", 4, 8, False),  # exactly half
        ("standing", 5, 8, True),
        ("collective", 10, 15, True),
        ("collective", 9, 15, False),
        ("union", 5, 9, True),
        ("union", 4, 8, False),
    ],
)
def test_verdicts_of_the_regulations(body, votes_for, entitled, passes):
    assert threshold(POLICY, body).reached(votes_for, entitled) is passes


def test_who_is_excluded_does_not_count_and_who_is_absent_does():
    with_excluded = Vote(DAY, listed=29, excluded=2, present=20, votes_for=18, votes_against=2)
    exempted_member_attends = Vote(DAY, listed=29, excluded=1, present=21, votes_for=18, votes_against=3)
    absent = Vote(DAY, listed=30, excluded=0, present=24, votes_for=20, votes_against=4)
    reached = [threshold(POLICY, "cell").reached(v.votes_for, v.entitled) for v in (with_excluded, absent)]
    assert [with_excluded.entitled, exempted_member_attends.entitled, absent.entitled] == [27, 28, 30]
    assert reached == [True, True]


@pytest.mark.parametrize(
    ("body", "everybody"),
    [("union", True), ("cell", False), ("committee", False), ("collective", True), ("standing", True)],
)
def test_only_cell_and_proposing_committee_leave_members_out_of_the_count(body, everybody):
    """294-QĐ/TW §9.3 lists them; the deciding bodies count all their members (06-HD/TW §3.7)."""
    assert threshold(POLICY, body).everybody_counts is everybody


SHARE = {
    "union": lambda share: share > Fraction(1, 2),
    "cell": lambda share: share >= Fraction(2, 3),
    "committee": lambda share: share >= Fraction(2, 3),
    "collective": lambda share: share >= Fraction(2, 3),
    "standing": lambda share: share > Fraction(1, 2),
}
bodies = st.sampled_from(BODIES)
counts = st.integers(0, 10**6)


@given(bodies, counts, counts)
def test_the_verdict_is_exact_arithmetic(body, votes_for, entitled):
    expected = entitled > 0 and SHARE[body](Fraction(votes_for, entitled))
    assert threshold(POLICY, body).reached(votes_for, entitled) is expected


@given(bodies, counts, counts)
def test_one_vote_more_never_loses(body, votes_for, entitled):
    rule = threshold(POLICY, body)
    assert rule.reached(votes_for, entitled) <= rule.reached(votes_for + 1, entitled)
    assert rule.reached(votes_for, entitled + 1) <= rule.reached(votes_for, entitled) or entitled == 0


SIGNS = {">": int.__gt__, "≥": int.__ge__, "≤": int.__le__, "<": int.__lt__}
FORMULA = re.compile(r"(\d+) × (\d+) = (\d+) ([><≥≤]) (\d+) × (\d+) = (\d+): (đạt|không đạt)")


@given(bodies, counts, st.integers(1, 10**6))
def test_the_formula_is_true_and_says_the_verdict(body, votes_for, entitled):
    rule = threshold(POLICY, body)
    a, b, left, sign, c, d, right, verdict = FORMULA.fullmatch(rule.formula(votes_for, entitled)).groups()
    assert (int(b), int(d)) == (votes_for, entitled)
    assert (int(a) * int(b), int(c) * int(d)) == (int(left), int(right))
    assert SIGNS[sign](int(left), int(right))
    assert (verdict == "đạt") == rule.reached(votes_for, entitled)


def test_the_formula_as_it_stands_in_the_minutes():
    assert threshold(POLICY, "cell").formula(20, 30) == "3 × 20 = 60 ≥ 2 × 30 = 60: đạt"
    assert threshold(POLICY, "cell").formula(19, 29) == "3 × 19 = 57 < 2 × 29 = 58: không đạt"
    assert threshold(POLICY, "standing").formula(4, 8) == "2 × 4 = 8 ≤ 1 × 8 = 8: không đạt"


FAIR = Vote(date(2026, 3, 1), listed=30, excluded=2, present=24, votes_for=20, votes_against=4)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"held_on": DAY}, []),
        ({"held_on": DAY + timedelta(days=1)}, ["Ngày họp không được ở tương lai."]),
        ({"excluded": 31, "present": 0, "votes_for": 0, "votes_against": 0},
         ["Số người không tính lớn hơn tổng số.", "Số có mặt lớn hơn số được tính."]),
        ({"present": 29}, ["Số có mặt lớn hơn số được tính."]),
        ({"votes_for": 21}, ["Tổng số phiếu tán thành và không tán thành lớn hơn số có mặt."]),
        ({"votes_for": 19}, []),  # one blank vote
        ({"votes_for": 25, "votes_against": -1}, ["Số người và số phiếu không được là số âm."]),
        ({"excluded": -1}, ["Số người và số phiếu không được là số âm."]),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_true(changes, expected):
    assert vote_errors(replace(FAIR, **changes), DAY) == expected


@given(st.builds(Vote, st.just(DAY), *[st.integers(-1, 4)] * 5))
def test_figures_without_error_add_up(vote):
    figures = [vote.listed, vote.excluded, vote.present, vote.votes_for, vote.votes_against]
    possible = (
        min(figures) >= 0
        and vote.votes_for + vote.votes_against <= vote.present
        and vote.present + vote.excluded <= vote.listed
    )
    assert (vote_errors(vote, DAY) == []) is possible


@pytest.mark.parametrize(("listed", "expected"), [(2, ["cell_size"]), (3, [])])
def test_a_cell_has_three_official_members(listed, expected):
    assert considered(replace(YOUTH, proposed_vote=Vote(DAY, listed, 0, listed, listed, 0))) == expected


@pytest.mark.parametrize(("listed", "expected"), [(4, ["cell_register"]), (5, []), (6, [])])
def test_every_official_member_is_summoned(listed, expected):
    """Absent or excluded members are listed as well; only then is the share of votes true."""
    vote = Vote(DAY, listed, 0, 4, 4, 0)
    assert considered(replace(YOUTH, proposed_vote=vote, cell_official=5)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"has_native_place": False}, ["native_place"]),
        ({"has_department": False}, ["department"]),
        ({"birth_date": date(1966, 3, 15), "is_youth_member": True}, ["too_old"]),
        ({"birth_date": date(2008, 3, 17)}, []),  # may be nominated and become of age on the way
    ],
)
def test_what_would_stop_a_file_late_stops_it_at_the_start(changes, expected):
    assert codes(Action.SUBMIT, replace(YOUTH, **changes)) == expected


@pytest.mark.parametrize(("votes_for", "expected"), [(5, []), (4, ["union_vote"])])
def test_a_union_resolves_with_more_than_half(votes_for, expected):
    vote = Vote(DAY, 9, 0, 9, votes_for, 9 - votes_for)
    assert codes(Action.RESOLVE, replace(YOUTH, proposed_vote=vote)) == expected


# --- from the cell upwards ----------------------------------------------------------------------

STANDING = replace(YOUTH, authority_mode=DecisionMode.STANDING, cell_passed=True)
DELEGATED = replace(
    STANDING, authority_mode=DecisionMode.COLLECTIVE, authority_is_committee=True
)  # được ủy quyền


@pytest.mark.parametrize(
    ("action", "facts", "expected"),
    [
        (Action.FORWARD_TO_COMMITTEE, STANDING, []),
        (Action.FORWARD_TO_COMMITTEE, replace(STANDING, cell_passed=False), []),  # reported upward as well
        (Action.FORWARD_TO_COMMITTEE, YOUTH, ["authority_unknown"]),
        (Action.RECORD_COMMITTEE_VOTE, STANDING, []),
        (Action.RECORD_COMMITTEE_VOTE, replace(STANDING, cell_passed=False), ["cell_passed"]),
        (Action.RECORD_COMMITTEE_VOTE, replace(STANDING, cell_passed=None), ["cell_passed"]),
        (Action.RECORD_COMMITTEE_VOTE, DELEGATED, ["delegated"]),
        (Action.RECORD_AUTHORITY_VOTE, replace(DELEGATED, at_committee=True), []),
        (Action.RECORD_AUTHORITY_VOTE, DELEGATED, []),  # written again: nothing was proposed
        (Action.RECORD_AUTHORITY_VOTE, replace(STANDING, at_committee=True), ["not_delegated"]),
        (Action.RECORD_AUTHORITY_VOTE, STANDING, ["committee_passed"]),
        # who moved: what was resolved at the old place, but the new committee does not decide for its superior
        (Action.RECORD_AUTHORITY_VOTE, replace(STANDING, moved=True), []),
        (Action.RECORD_AUTHORITY_VOTE, replace(STANDING, moved=True, at_committee=True), ["not_delegated"]),
        (Action.RECORD_AUTHORITY_VOTE, replace(STANDING, committee_passed=True), []),
        (Action.RECORD_AUTHORITY_VOTE, replace(STANDING, committee_passed=False), ["committee_passed"]),
        (
            Action.RECORD_AUTHORITY_VOTE,
            replace(STANDING, committee_passed=True, authority_mode=None),
            ["authority_unknown"],
        ),
        # the same committee, but its standing committee decides: it proposes first
        (Action.RECORD_COMMITTEE_VOTE, replace(STANDING, authority_is_committee=True), []),
        (Action.FORWARD_TO_AUTHORITY, replace(STANDING, committee_passed=True), []),
        (Action.FORWARD_TO_AUTHORITY, replace(STANDING, committee_passed=False), ["committee_passed"]),
        (Action.ISSUE_DECISION, replace(STANDING, authority_passed=True), []),
        (Action.ISSUE_DECISION, replace(STANDING, authority_passed=False), ["authority_passed"]),
        (Action.ISSUE_DECISION, STANDING, ["authority_passed"]),
        (Action.ISSUE_DECISION, replace(STANDING, authority_passed=True, authority_ready=False), ["no_term"]),
        (
            Action.ISSUE_DECISION,
            replace(STANDING, authority_passed=True, has_native_place=False),
            ["native_place"],
        ),
    ],
)
def test_no_body_decides_before_the_one_below(action, facts, expected):
    assert codes(action, facts) == expected


STOPPED = {
    Action.FORWARD_TO_SECTION,
    Action.APPRAISE,
    Action.FORWARD_TO_COMMITTEE,
    Action.RECORD_COMMITTEE_VOTE,
    Action.RECORD_AUTHORITY_VOTE,
    Action.ISSUE_DECISION,
}


def test_a_person_who_is_somebody_else_on_paper_now_goes_no_further_but_can_go_back():
    """What the cell voted on is what is passed on and signed."""
    facts = replace(STANDING, authority_passed=True, changed_since_vote=("họ và tên “A” nay là “B”",))
    stopped = {action for action in Action if "changed_since_vote" in codes(action, facts)}
    assert stopped == STOPPED
    assert codes(Action.SEND_BACK, facts) == codes(Action.WITHDRAW, facts) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (YOUTH, []),
        (replace(YOUTH, has_nominator=False), ["no_nominator"]),  # the cell has nobody to give it back to
        (replace(YOUTH, has_nominator=False, is_listed=True), []),  # a committee gives it back to the cell
    ],
)
def test_a_file_goes_back_only_to_somebody(facts, expected):
    assert codes(Action.SEND_BACK, facts) == expected


# --- every answer, whatever the file ------------------------------------------------------------

days = st.dates(date(1950, 1, 1), date(2030, 12, 31))
verdicts = st.none() | st.booleans()
any_facts = st.builds(
    Facts,
    route=st.sampled_from(Route),
    birth_date=days,
    has_nominator=st.booleans(),
    is_party_member=st.booleans(),
    is_youth_member=st.booleans(),
    is_union_member=st.booleans(),
    youth_union_exists=st.booleans(),
    has_strengths=st.booleans(),
    introducers=st.integers(0, 3),
    dossier_started_on=st.none() | days,
    papers=st.lists(
        st.builds(PaperFact, st.sampled_from(PaperKind), st.none() | days, st.sampled_from(["", "12"])),
        max_size=9,
    ).map(tuple),
    cell_passed=verdicts,
    committee_passed=verdicts,
    authority_passed=verdicts,
    authority_mode=st.none() | st.sampled_from(DecisionMode),
    authority_is_committee=st.booleans(),
    authority_ready=st.booleans(),
    has_native_place=st.booleans(),
    proposed_vote=st.none() | st.builds(Vote, days, *[st.integers(0, 40)] * 5),
)


@given(st.sampled_from(Action), any_facts, days)
def test_every_requirement_is_a_sentence_with_its_clause(action, facts, on):
    for requirement in missing(action, facts, POLICY, on):
        assert requirement.code
        assert requirement.sentence[0].isupper()
        assert requirement.sentence.endswith(".")
        assert requirement.clause
        assert requirement.until is None or requirement.until > on


@given(any_facts, days)
def test_a_closed_or_drafted_file_needs_no_rule_to_be_withdrawn(facts, on):
    for action in (
        Action.WITHDRAW,
        Action.REMOVE,
        Action.REJECT,
        Action.SEND,
        Action.RECEIVE,
        Action.VOID_DECISION,
    ):
        assert missing(action, facts, POLICY, on) == []


# --- months and years ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2021, 1, 10), 60, date(2026, 1, 10)),
        (date(2024, 10, 10), 12, date(2025, 10, 10)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), 0, date(2025, 3, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_end_of_the_month(day, months, expected):
    assert add_months(day, months) == expected


def _next_month(day: date) -> date:
    """The first of the month after, the naive way."""
    month = day.month
    while day.month == month:
        day += timedelta(days=1)
    return day


@given(days, st.integers(0, 40))
def test_so_many_months_later_by_counting_days(day, months):
    first = day.replace(day=1)
    for _ in range(months):
        first = _next_month(first)
    last = _next_month(first) - timedelta(days=1)
    assert add_months(day, months) == first.replace(day=min(day.day, last.day))


@given(days, days, st.integers(0, 800))
def test_later_days_stay_later(one, other, months):
    early, late = sorted([one, other])
    assert add_months(early, months) <= add_months(late, months)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 3, 15), date(2026, 3, 14), 17),
        (date(2008, 3, 15), date(2026, 3, 15), 18),
        (date(2004, 2, 29), date(2025, 2, 27), 20),
        (date(2004, 2, 29), date(2025, 2, 28), 21),
        (date(2004, 2, 29), date(2024, 2, 28), 19),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(2000, 1, 1), date(2000, 1, 1), 0),
    ],
)
def test_full_years_of_age(born, on, age):
    assert age_on(born, on) == age


@given(days, st.integers(0, 40000))
def test_age_counts_the_birthdays_reached(born, lived):
    on = born + timedelta(days=lived)
    reached = sum(_birthday(born, year) <= on for year in range(born.year + 1, on.year + 1))
    assert age_on(born, on) == reached


def _birthday(born: date, year: int) -> date:
    leap_child = (born.month, born.day) == (2, 29)
    return date(year, 2, 28) if leap_child and not isleap(year) else born.replace(year=year)
