"""The ready test cases of domain 9, each by its name; the numbers are those of the page, not of the code."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.choices import Action, Matter, PaperKind, Route, State
from ceremonies.forms.helpers import ReplaceHelperForm
from ceremonies.models import Policy
from ceremonies.rules import Facts, HelperFact, PaperFact, Vote, add_months, missing, threshold
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import deadlines
from ceremonies.services.workflow import NotYet
from tests.lives import Life, enlarge

K = PaperKind


@pytest.fixture
def policy(cast) -> dict:
    return Policy.objects.get(code="294-2025").data


def dossier(on: date, certificate: date | None = None) -> tuple[PaperFact, ...]:
    kinds = (K.APPLICATION, K.CV, K.VERIFICATION, K.INTRODUCTION, K.UNION_RESOLUTION, K.OPINIONS)
    papers = tuple(PaperFact(kind, on, "12-NQ") for kind in kinds)
    return (PaperFact(K.CERTIFICATE, certificate or on, "280/CN"), *papers)


def youth(on: date, **changes) -> Facts:
    """A member of the Youth Union with everything in order on this day."""
    facts = Facts(
        route=Route.YOUTH_UNION,
        birth_date=date(2000, 1, 1),
        is_youth_member=True,
        youth_union_exists=True,
        introducers=1,
        helpers=(HelperFact("Đặng Thu Hà", add_months(on, -20)),),
        procedure_allowed=True,
        dossier_started_on=on,
        papers=dossier(on),
    )
    return replace(facts, **changes)


def codes(policy, facts: Facts, on: date, action=Action.RECORD_CELL_VOTE) -> list[str]:
    return [requirement.code for requirement in missing(action, facts, policy, on)]


@pytest.mark.parametrize(("on", "expected"), [(date(2026, 3, 14), ["too_young"]), (date(2026, 3, 15), [])])
def test_born_15_03_2008(policy, on, expected):
    assert codes(policy, youth(on, birth_date=date(2008, 3, 15)), on) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2026, 1, 10), []), (date(2026, 1, 11), ["certificate_expired"])]
)
def test_certificate_issued_10_01_2021(policy, on, expected):
    facts = youth(on, papers=dossier(on, certificate=date(2021, 1, 10)))
    assert codes(policy, facts, on) == expected


@pytest.mark.parametrize(
    ("body", "votes_for", "entitled", "passes"),
    [
        ("cell", 20, 30, True),  # 30 summoned official, 20 yes, 6 absent
        ("cell", 19, 29, False),
        ("cell", 18, 29 - 2, True),  # one temporarily transferred out, one suspended
        ("cell", 6, 9, True),
        ("cell", 2, 3, True),
        ("standing", 4, 7, True),  # BTV of 7
        ("standing", 4, 8, False),
        ("collective", 10, 15, True),  # delegated committee of 15
        ("collective", 9, 15, False),
        ("standing_heads", 4, 7, True),
        ("standing_heads", 3, 6, False),
    ],
)
@pytest.mark.parametrize("matter", Matter)
def test_votes(policy, matter, body, votes_for, entitled, passes):
    assert threshold(policy, body, matter).reached(votes_for, entitled) is passes


def test_six_absent_still_count(cast):
    """30 summoned, 24 came, 20 in favour."""
    vote = Vote(date(2026, 3, 3), 30, 0, 24, 20, 4)
    assert vote.entitled == 30


def test_an_exempted_member_who_attends_counts():
    """Only who is exempted and absent is left out: 30 listed, none excluded although one is exempted."""
    present, absent = Vote(date(2026, 3, 3), 30, 0, 30, 20, 10), Vote(date(2026, 3, 3), 30, 1, 29, 20, 9)
    assert (present.entitled, absent.entitled) == (30, 29)


def test_thirty_working_days_over_tet_move_the_due_date(policy):
    """Received on Friday 23/01/2026; the days off of Tết Bính Ngọ are 16 to 20 February."""
    tet = WorkingCalendar(off=frozenset(date(2026, 2, day) for day in range(16, 21)))
    received = {"decision_received_on": date(2026, 1, 23)}
    (plain,) = deadlines(received, policy, WorkingCalendar())
    (over_tet,) = deadlines(received, policy, tet)
    assert (plain.due, over_tet.due) == (date(2026, 3, 6), date(2026, 3, 13))


def test_two_people_one_session(cast):
    """Two decisions, two numbers, an equal day of admission."""
    first = Life(cast, date(2025, 8, 4)).to(State.AUTHORITY_VOTED)
    by = {"nominator": cast.TCD, "actor": cast.cong_doan, "route": Route.TRADE_UNION}
    second = Life(cast, date(2025, 8, 4), person=cast.chau, **by).to(State.AUTHORITY_VOTED)
    for life in (first, second):
        life.to(State.AWAITING_CEREMONY)
    day = max(first.day, second.day) + timedelta(days=7)
    for life in (first, second):
        life.take(Action.HOLD_CEREMONY, after=(day - life.day).days)
    numbers = [life.candidacy.decisions.get().number.value for life in (first, second)]
    assert sorted(numbers) == [1, 2]
    assert first.candidacy.ceremony_on == second.candidacy.ceremony_on == day


def test_ceremony_10_10_2024_recognised_20_01_2026(policy):
    """Official from 10/10/2025, and late: the cell had 30 working days, which ended on 21/11/2025."""
    dates = {"ceremony_on": date(2024, 10, 10), "recognition_cell_on": date(2026, 1, 20)}
    found = {each.code: each for each in deadlines(dates, policy, WorkingCalendar())}
    late = found["recognition_cell"]
    assert late.counted_from == date(2025, 10, 10)
    assert (late.due, late.is_late(date(2026, 1, 20))) == (date(2025, 11, 21), True)


def test_self_review_dated_09_10_2025(policy):
    on = date(2025, 10, 20)
    kinds = (K.NEW_MEMBER_CLASS, K.SELF_REVIEW, K.HELPER_REMARKS, K.RECOGNITION_OPINIONS)
    papers = tuple(PaperFact(kind, date(2025, 10, 15), "7/CN") for kind in kinds)
    facts = Facts(
        route=Route.YOUTH_UNION,
        birth_date=date(2000, 1, 1),
        matter=Matter.RECOGNITION,
        probation_ends_on=date(2025, 10, 10),
        papers=papers,
    )
    assert codes(policy, facts, on) == []
    early = tuple(replace(p, issued_on=date(2025, 10, 9)) if p.kind == K.SELF_REVIEW else p for p in papers)
    assert codes(policy, replace(facts, papers=early), on) == ["early_self_review"]


def test_dossier_13_months_old_without_a_cell_meeting(policy):
    started, on = date(2025, 2, 1), date(2026, 3, 1)
    facts = youth(on, dossier_started_on=started, papers=dossier(started))
    assert codes(policy, facts, on) == ["dossier_expired"]
    redone = (K.INTRODUCTION, K.UNION_RESOLUTION, K.OPINIONS)
    papers = tuple(
        replace(paper, issued_on=date(2026, 2, 20)) if paper.kind in redone else paper
        for paper in facts.papers
    )
    assert codes(policy, replace(facts, papers=papers), on) == []
    for kept in redone:
        some = tuple(replace(p, issued_on=started) if p.kind == kept else p for p in papers)
        assert codes(policy, replace(facts, papers=some), on) == ["dossier_expired"]


def test_helper_moves_away(cast):
    """A new helper without the 12 months, and a remark of the old one is required."""
    enlarge(cast, "CB1", 1)  # who moves away leaves three behind
    life = Life(cast, date(2025, 8, 4)).to(State.DOSSIER).fill_papers()
    old = life.candidacy.helpers.get()
    old.person.memberships.filter(organisation=cast.CB1).update(ended_on=life.day)
    with pytest.raises(NotYet, match=f"Không còn là đảng viên chính thức của chi bộ: {old.person}"):
        life.take(Action.RECORD_CELL_VOTE, after=1)
    form = ReplaceHelperForm({}, candidacy=life.candidacy, action=Action.REPLACE_HELPER)
    assert "remark" in form.errors
    life.take(Action.REPLACE_HELPER, remark="Chăm chỉ, còn rụt rè.")
    assert life.candidacy.remarks.get().helper == old.person
    new = life.candidacy.helpers.get(ends_on=None)
    assert (new.replacement, new.together_since) == (True, None)
    assert life.take(Action.RECORD_CELL_VOTE, after=1).state == State.CELL_VOTED


def test_youth_aged_29_with_only_two_members(policy):
    on = date(2026, 3, 16)
    facts = youth(on, birth_date=date(1996, 6, 1), route=Route.TWO_MEMBERS, introducers=2)
    assert codes(policy, facts, on, Action.LIST) == ["youth_resolution"]


# --- months, working days, thresholds, whatever the numbers ---------------------------------------

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(st.integers(0, 400), st.integers(1, 400))
def test_two_thirds_is_never_less_than_two_of_three(votes_for, entitled):
    from_share = votes_for * 3 >= entitled * 2
    rule = {"numerator": 2, "denominator": 3, "strict": False, "clause": "x"}
    assert threshold({"votes": {"cell": rule}}, "cell").reached(votes_for, entitled) is from_share


@given(st.integers(0, 400), st.integers(1, 400))
def test_more_than_half_is_never_just_half(votes_for, entitled):
    rule = {"numerator": 1, "denominator": 2, "strict": True, "clause": "x"}
    body = threshold({"votes": {"standing": rule}}, "standing")
    assert body.reached(votes_for, entitled) is (votes_for > entitled - votes_for)


@given(days, st.integers(0, 120), st.sets(st.dates(date(2020, 1, 1), date(2036, 12, 31)), max_size=60))
def test_a_period_of_working_days_ends_on_a_working_day_and_holds_exactly_so_many(day, number, off):
    calendar = WorkingCalendar(off=frozenset(off))
    due = calendar.add(day, number)
    passed = sum(
        each.weekday() < 5 and each not in off
        for each in (day + timedelta(days=n) for n in range(1, (due - day).days + 1))
    )
    assert passed == number
    assert number == 0 or (due.weekday() < 5 and due not in off)


@given(days)
def test_twelve_months_of_probation_end_on_the_same_day_or_the_end_of_february(ceremony):
    end = add_months(ceremony, 12)
    assert (end.year, end.month) == (ceremony.year + 1, ceremony.month)
    assert end.day == ceremony.day or (ceremony.month, ceremony.day, end.day) == (2, 29, 28)


@given(days)
def test_a_clamped_end_is_flagged_for_a_human(ceremony):
    policy = {
        "probation": {"months": 12},
        "deadlines": [
            {
                "code": "recognition_cell",
                "label": "Chi bộ xét",
                "from": "probation_ends_on",
                "until": "recognition_cell_on",
                "working_days": 30,
                "desk": "cell",
                "clause": "x",
                "phase": "recognition",
            }
        ],
    }
    (found,) = deadlines({"ceremony_on": ceremony}, policy, WorkingCalendar())
    assert found.clamped is ((ceremony.month, ceremony.day) == (2, 29))
