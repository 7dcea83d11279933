"""What the database does for each list, told by its plan: no list reads all rows, or sorts them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Candidacy, Course, Decision, Opinion
from ceremonies.resources.books import BOOKS
from ceremonies.selectors import board as boards
from ceremonies.selectors.books import Narrowing
from ceremonies.selectors.decisions import issuers_of_decisions
from ceremonies.selectors.elsewhere import elsewhere
from ceremonies.selectors.lists import candidacies, decisions
from ceremonies.selectors.news import news_of
from ceremonies.selectors.queue import done_lately
from ceremonies.selectors.work import waiting_files
from members.clock import today
from members.models import Person
from members.permissions import visible_to
from members.views.listing import page_of
from tests.road import bring
from tests.signed_in import reading

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the plans of SQLite")

SORTS = "USE TEMP B-TREE FOR ORDER BY"


@pytest.fixture
def wide(cast):
    """A reader above so many organisations that every other row is theirs."""
    return reading(cast.cap_tren, wide=True)


@pytest.fixture
def narrow(cast):
    return reading(cast.chi_bo, wide=False)


def page(rows, *order: str) -> str:
    return rows.order_by(*order)[:51].explain()


def plans(ask) -> list[str]:
    """Of the queries that the call makes."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    with connection.cursor() as cursor:
        found = [cursor.execute(f"EXPLAIN QUERY PLAN {each['sql']}").fetchall() for each in captured]
    return ["\n".join(row[-1] for row in rows) for rows in found]


def test_one_s_own_last_steps_are_walked_and_not_those_of_all(wide):
    (plan,) = plans(lambda: done_lately(wide))
    assert "step_actor (actor_id=? AND at>?)" in plan
    assert SORTS not in plan


def test_what_an_authority_decided_is_found_by_its_key(wide):
    found = plans(lambda: elsewhere(wide, [wide.appointments.get().organisation]))
    assert any("candidacy_authority (authority_id=? AND state=?)" in plan for plan in found)


def test_refusals_are_looked_for_in_the_cells_one_keeps(wide):
    _, refused = plans(lambda: news_of(wide))
    assert "candidacy_cell (cell_id=?)" in refused or "candidacy_road (cell_id=?)" in refused


@pytest.mark.parametrize(
    "asked, index", [({}, "candidacy_newest"), ({"state": State.AT_AUTHORITY}, "candidacy_state")]
)
def test_all_files_are_walked_in_their_order(wide, asked, index):
    plan = page(candidacies(wide, **asked), "-opened_on", "-pk")
    assert index in plan
    assert SORTS not in plan


def test_files_of_a_cell_are_gathered_from_its_index(narrow):
    plan = page(candidacies(narrow), "-opened_on", "-pk")
    assert "candidacy_road (cell_id=?)" in plan
    assert "SCAN ceremonies_candidacy" not in plan


def test_all_decisions_are_walked_in_their_order(wide):
    plan = page(decisions(wide), "-issued_on", "-pk")
    assert "decision_newest" in plan
    assert SORTS not in plan


def test_all_people_are_walked_in_their_order(wide):
    plan = page(visible_to(wide, Person), "sort_key", "pk")
    assert "person_vietnamese_order" in plan
    assert SORTS not in plan


def test_people_of_a_cell_are_gathered_from_its_members(narrow):
    plan = page(visible_to(narrow, Person), "sort_key", "pk")
    assert "members_membership_organisation_id" in plan
    assert "SCAN members_person" not in plan


@pytest.mark.parametrize("reader", ["wide", "narrow"])
def test_what_waits_is_found_by_its_desk(reader, request):
    plan = page(waiting_files(request.getfixturevalue(reader)), "desk_since", "pk")
    assert "SCAN ceremonies_candidacy" not in plan


@pytest.mark.parametrize("reader", ["wide", "narrow"])
@pytest.mark.parametrize("model", [Decision, Opinion])
def test_of_one_file_nothing_is_read_but_its_own_rows(reader, model, request):
    plan = visible_to(request.getfixturevalue(reader), model).filter(candidacy=1).explain()
    assert "SCAN" not in plan


def test_issuers_are_not_asked_of_the_decisions(wide):
    assert "SCAN ceremonies_decision" not in issuers_of_decisions(wide).explain()


def test_issuers_are_the_same_for_every_reader(cast, wide):
    bring(cast, State.DECIDED)
    offered = list(issuers_of_decisions(wide))
    assert offered == list(issuers_of_decisions(reading(cast.cap_tren, wide=False)))
    assert offered == [Decision.objects.get().organisation]


@pytest.mark.parametrize("state", [State.LISTED, State.DECIDED, State.PROBATION])
def test_both_ways_find_the_same(cast, state):
    file = bring(cast, state)
    given_by = {"kind": CourseKind.AWARENESS, "title": "Lớp", "starts_on": today(), "ends_on": today()}
    course = Course.objects.create(organisation=cast.organisations["DUB"], **given_by)
    Attendance.objects.create(course=course, person=file.person)
    for account in ("cap_tren", "van_phong", "chi_bo", "doan_vien", "nguoi_la"):
        for model in (Candidacy, Decision, Opinion, Person, Attendance):
            ways = [
                set(visible_to(reading(cast.users[account], wide=wide), model).values_list("pk", flat=True))
                for wide in (True, False)
            ]
            assert ways[0] == ways[1], (account, model)


def test_of_certificates_only_keys_are_sorted(wide):
    register = BOOKS["giay-chung-nhan"].source
    (sorted_keys,) = plans(
        lambda: page_of(register.found(wide, Narrowing()), {}, *register.screen_order, keys_first=True)
    )
    assert SORTS in sorted_keys
    assert "members_person" not in sorted_keys.partition("SUBQUERY")[0]


def test_a_board_reads_whole_only_what_its_page_shows(cast):
    file = bring(cast, State.LISTED)
    places = boards.places(boards.board_files(cast.chi_bo), today())
    assert [place.file for place in places] == [file.pk]
    assert [row.candidacy for row in boards.rows_of(places, today())] == [file]
    assert boards.rows_of([], today()) == []
