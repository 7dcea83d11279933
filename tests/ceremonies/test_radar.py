"""What will have lapsed on the day of the meeting, and from when it may be held."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceremonies.choices import Matter, PaperKind, Route
from ceremonies.rules import Facts, HelperFact, PaperFact
from ceremonies.rules.dossier import check_age, check_certificate
from ceremonies.rules.introduction import check_shared_months
from ceremonies.rules.probation import check_probation_over
from ceremonies.rules.radar import Reply, Window, meeting_window, windows
from ceremonies.rules.renewal import check_dossier_age
from ceremonies.rules.special import check_readmission
from tests.ceremonies.policy_2025 import POLICY

KINDS = (PaperKind.CERTIFICATE, PaperKind.INTRODUCTION, PaperKind.OPINIONS, PaperKind.CV)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PAPERS = st.builds(PaperFact, st.sampled_from(KINDS), st.none() | DAYS, st.just("1"))
HELPERS = st.builds(HelperFact, st.just("Đặng Thu Hà"), DAYS, st.booleans())
FACTS = st.builds(
    Facts,
    route=st.just(Route.YOUTH_UNION),
    birth_date=st.dates(date(1960, 1, 1), date(2012, 12, 31)),
    dossier_started_on=st.none() | DAYS,
    papers=st.lists(PAPERS, max_size=5).map(tuple),
    helpers=st.lists(HELPERS, max_size=2).map(tuple),
)


def facts(**values) -> Facts:
    return Facts(route=Route.YOUTH_UNION, birth_date=date(2000, 3, 15), **values)


def paper(kind: PaperKind, issued_on: date) -> PaperFact:
    return PaperFact(kind, issued_on, "280/CN")


def only(code: str, known: Facts, replies=()) -> Window:
    (found,) = [window for window in windows(known, POLICY, replies) if window.code == code]
    return found


# --- the cases of domain.md §9 ------------------------------------------------------------------------


def test_the_eighteenth_birthday_is_the_first_day():
    """Born 15/03/2008: not yet on 14/03/2026, eligible on 15/03/2026 (294-QĐ/TW §1.1)."""
    young = Facts(route=Route.YOUTH_UNION, birth_date=date(2008, 3, 15))
    age = only("age", young)
    assert [age.holds_on(date(2026, 3, day)) for day in (14, 15)] == [False, True]
    assert age.is_early(date(2026, 3, 14))


def test_the_certificate_holds_for_sixty_months():
    """Issued 10/01/2021: the last valid day is 10/01/2026 (06-HD/TW §5.4b)."""
    found = only("certificate", facts(papers=(paper(PaperKind.CERTIFICATE, date(2021, 1, 10)),)))
    assert [found.holds_on(date(2026, 1, day)) for day in (10, 11)] == [True, False]
    assert found.clause == "Hướng dẫn 06-HD/TW, điểm 5.4b"


def test_of_a_dossier_thirteen_months_old_three_papers_are_made_again():
    """3-KNĐ, 4-KNĐ and 5-KNĐ; the application and the CV stay (06-HD/TW §5.4a)."""
    kinds = [
        PaperKind.APPLICATION,
        PaperKind.CV,
        PaperKind.INTRODUCTION,
        PaperKind.UNION_RESOLUTION,
        PaperKind.OPINIONS,
    ]
    old = facts(
        dossier_started_on=date(2025, 10, 1), papers=tuple(paper(each, date(2025, 10, 1)) for each in kinds)
    )
    lapsed = [each.code for each in windows(old, POLICY) if each.has_lapsed(date(2026, 11, 1))]
    assert lapsed == ["dossier", "paper_introduction", "paper_union_resolution", "paper_opinions"]


def test_an_introducer_has_been_there_for_twelve_months_and_a_replacement_need_not():
    """294-QĐ/TW §3.2.1 and §3.2.2."""
    helpers = (
        HelperFact("Đặng Thu Hà", date(2026, 2, 28)),
        HelperFact("Võ Đăng Khoa", date(2026, 9, 1), replacement=True),
    )
    found = only("shared_months", facts(helpers=helpers))
    assert found.first == date(2027, 2, 28)
    assert "Đặng Thu Hà" in found.label


def test_an_answer_that_is_still_out_is_expected_by_its_last_day():
    asked = Reply("Thẩm tra: Cha đẻ", "Điểm 3.4b", due=date(2026, 12, 11))
    found = only("reply", facts(), [asked])
    assert (found.first, found.expected, found.binding) == (date(2026, 12, 11), True, True)


def test_an_answer_grows_old_with_the_dossier():
    answered = Reply("Thẩm tra: Cha đẻ", "Điểm 3.4b", answered_on=date(2025, 12, 11))
    found = only("reply", facts(), [answered])
    assert (found.last, found.binding) == (date(2026, 12, 11), False)


def test_nothing_is_known_of_an_answer_nobody_asked_for():
    assert [each.code for each in windows(facts(), POLICY, [Reply("Thẩm tra: Cha đẻ", "")])] == ["age"]


def test_recognition_waits_for_the_end_of_probation():
    """Ceremony 10/10/2024: work on recognition begins on 10/10/2025 (294-QĐ/TW §4.2)."""
    found = windows(facts(matter=Matter.RECOGNITION, probation_ends_on=date(2025, 10, 10)), POLICY)
    assert [(each.code, each.first, each.last) for each in found] == [("probation", date(2025, 10, 10), None)]


def test_consent_from_above_opens_the_upper_end_of_age():
    known = facts(papers=(paper(PaperKind.CONSENT, date(2026, 1, 5)),))
    assert only("age", known).last is None
    assert only("age", facts()).last == date(2060, 3, 15)


def test_the_cell_meets_between_the_last_beginning_and_the_first_end():
    found = [
        Window("a", "", "", first=date(2026, 3, 1), last=date(2026, 9, 1)),
        Window("b", "", "", first=date(2026, 4, 1)),
        Window("c", "", "", last=date(2026, 8, 1)),
        Window("d", "", "", last=date(2026, 5, 1), binding=False),
    ]
    assert meeting_window(found) == (date(2026, 4, 1), date(2026, 8, 1))
    assert meeting_window([]) == (None, None)


# --- the radar and the rules say the same ---------------------------------------------------------------


@pytest.mark.parametrize(
    "code, check",
    [
        ("age", check_age),
        ("certificate", check_certificate),
        ("dossier", check_dossier_age),
        ("shared_months", check_shared_months),
    ],
)
@given(known=FACTS, day=DAYS)
def test_what_the_radar_sees_is_what_the_rule_asks(code, check, known, day):
    mine = [window for window in windows(known, POLICY) if window.code == code]
    assert all(window.holds_on(day) for window in mine) is (check(known, POLICY, day) == [])


@given(left=DAYS, day=DAYS)
def test_readmission_waits_as_the_rule_says(left, day):
    known = facts(left_party_on=left, past_admissions=1)
    waits = "readmission_months" in [each.code for each in check_readmission(known, POLICY, day)]
    assert only("readmission", known).is_early(day) is waits


@given(end=DAYS, day=DAYS)
def test_probation_ends_as_the_rule_says(end, day):
    known = facts(matter=Matter.RECOGNITION, probation_ends_on=end)
    assert only("probation", known).holds_on(day) is (check_probation_over(known, POLICY, day) == [])


@given(known=FACTS, day=DAYS)
def test_on_a_day_of_the_meeting_window_everything_binding_holds(known, day):
    found = windows(known, POLICY)
    first, last = meeting_window(found)
    inside = (first is None or first <= day) and (last is None or day <= last)
    assert inside is all(each.holds_on(day) for each in found if each.binding)


@given(known=FACTS, day=DAYS)
def test_nothing_that_lapsed_comes_back_with_time(known, day):
    later = day + timedelta(days=30)
    found = windows(known, POLICY)
    assert [w for w in found if w.has_lapsed(day) and not w.has_lapsed(later)] == []
    assert [w for w in found if w.is_early(later) and not w.is_early(day)] == []
