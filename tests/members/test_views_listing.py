import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Appointment, Person
from members.views.listing import Page, page_of, slice_of

BY_NAME = ("sort_key", "pk")
NAMES = ["an", "binh", "chau", "dung", "ha", "khoa", "lan", "minh", "oanh"]


@pytest.fixture
def people(cast):
    return Person.objects.all()


def names(cast, page):
    by_pk = {person.pk: key for key, person in cast.people.items()}
    return [by_pk[row.pk] for row in page.rows]


def test_the_first_page_has_nothing_before_it(cast, people):
    page = page_of(people, {}, *BY_NAME, size=4)
    assert (names(cast, page), page.before, page.after) == (NAMES[:4], None, cast.dung.pk)


def test_the_next_page_starts_after_the_cursor(cast, people):
    page = page_of(people, {"after": str(cast.dung.pk)}, *BY_NAME, size=4)
    assert (names(cast, page), page.before, page.after) == (NAMES[4:8], cast.ha.pk, cast.minh.pk)


def test_the_last_page_has_nothing_after_it(cast, people):
    page = page_of(people, {"after": str(cast.minh.pk)}, *BY_NAME, size=4)
    assert (names(cast, page), page.before, page.after) == (NAMES[8:], cast.oanh.pk, None)


@pytest.mark.parametrize("cursor", [{}, {"after": "dung"}, {"before": "minh"}])
def test_sorting_keys_first_shows_the_same_page(cast, people, cursor):
    query = {side: str(cast.people[name].pk) for side, name in cursor.items()}
    pages = [page_of(people, query, *BY_NAME, size=4, keys_first=first) for first in (False, True)]
    assert pages[0] == pages[1]


def test_going_back_ends_just_before_the_cursor(cast, people):
    middle = page_of(people, {"before": str(cast.minh.pk)}, *BY_NAME, size=4)
    first = page_of(people, {"before": str(middle.before)}, *BY_NAME, size=4)
    assert (names(cast, middle), middle.after) == (NAMES[3:7], cast.lan.pk)
    assert (names(cast, first), first.before, first.after) == (NAMES[:3], None, cast.chau.pk)


def test_rows_with_equal_keys_are_neither_lost_nor_repeated(cast):
    """All appointments of the cast start on one day."""
    seen, query = [], {}
    while True:
        page = page_of(Appointment.objects.all(), query, "-starts_on", "-pk", size=3)
        seen += [row.pk for row in page.rows]
        if page.after is None:
            break
        query = {"after": str(page.after)}
    assert seen == sorted(Appointment.objects.values_list("pk", flat=True), reverse=True)


@pytest.mark.parametrize("cursor", ["", "x", "-1", "0", "9" * 40, "١", "1 OR 1=1"])
def test_a_cursor_that_leads_nowhere_shows_the_first_page(cast, people, cursor):
    page = page_of(people, {"after": cursor}, *BY_NAME, size=4)
    assert names(cast, page) == NAMES[:4]


def test_a_cursor_outside_what_the_reader_sees_tells_nothing(cast):
    """Otherwise the place of an invisible name among the visible ones would give the name away."""
    page = page_of(Person.objects.exclude(pk=cast.dung.pk), {"after": str(cast.dung.pk)}, *BY_NAME, size=2)
    assert names(cast, page) == NAMES[:2]


def test_a_deep_page_enters_the_index_at_its_row_and_counts_nothing(people, cast):
    with CaptureQueriesContext(connection) as queries:
        page_of(people, {"after": str(cast.dung.pk)}, *BY_NAME, size=4)
    where = queries[-1]["sql"].partition(" WHERE ")[2].partition(" LIMIT ")[0]
    key, pk = cast.dung.sort_key, cast.dung.pk
    assert len(queries) == 2
    assert where == (
        f"""("members_person"."sort_key" >= '{key}' AND ("members_person"."sort_key" > '{key}' """
        f"""OR "members_person"."id" > {pk})) """
        """ORDER BY "members_person"."sort_key" ASC, "members_person"."id" ASC"""
    )


def test_slices_of_a_list_in_memory():
    rows = list(range(7))
    assert slice_of(rows, {}, size=3) == Page([0, 1, 2], None, 3)
    assert slice_of(rows, {"after": "3"}, size=3) == Page([3, 4, 5], 3, 6)
    assert slice_of(rows, {"before": "3"}, size=3) == Page([0, 1, 2], None, 3)
    assert slice_of(rows, {"after": "6"}, size=3) == Page([6], 6, None)
    assert slice_of(rows, {"after": "zwei"}, size=3) == Page([0, 1, 2], None, 3)
