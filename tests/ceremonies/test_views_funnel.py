"""The pages of steps, times, quiet organisations and probations: every number opens as many rows."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from members.clock import today
from tests.ceremonies.figures_world import files, people, travelled
from tests.exported import cells, take
from tests.pages import Page
from tests.signed_in import signed_in

YEAR = {"ky": "2026", "tinh_den": "30/06/2026"}
PAGES = {
    "funnel": "funnel_people",
    "desk_times": "desk_time_steps",
    "probation_calendar": "probation_calendar",
}

PROBATION = {
    "state": State.PROBATION,
    "sent_on": date(2025, 1, 2),
    "ceremony_on": date(2025, 9, 1),
    "official_from": None,
    "closed_on": None,
}


@pytest.fixture
def world(cast):
    random = Random(8)  # noqa: S311 - the same world every time
    everybody = people(random, 42)
    travelled(random, cast, everybody[:30])
    for number, person in enumerate(everybody[30:]):
        files(
            random, cast, [person], **PROBATION, probation_ends_on=today() + timedelta(days=31 * number - 60)
        )
    return cast


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("account", ["van_phong", "doan_vien"])
def test_every_number_opens_as_many_rows(world, name, account):
    client, behind = signed_in(world.users[account]), reverse(f"ceremonies:{PAGES[name]}")
    page = Page(client.get(reverse(f"ceremonies:{name}"), YEAR))
    links = {href: words for words, href in page.links().items() if href.startswith(f"{behind}?don_vi")}
    assert links
    for href, words in links.items():
        if "lâu nhất" not in words:
            shown = len(client.get(href).context["page"].rows)
            assert (shown, words) == (int(words.split()[0]), words)


def test_the_times_of_a_unit_open_its_steps(world):
    client, page = signed_in(world.van_phong), reverse("ceremonies:desk_time_steps")
    links = {}
    for state in State:
        answer = client.get(page, YEAR | {"buoc": state.value})
        links |= {href: words for words, href in Page(answer).links().items() if "lượt của" in words}
    assert len(links) > 1
    for href, words in links.items():
        steps = client.get(href).context["page"].rows
        assert (len(steps), {str(step.candidacy.cell) for step in steps}) == (
            int(words.split()[0]),
            {words.partition("lượt của ")[2]},
        )


@pytest.mark.parametrize("name", [*PAGES, "dormant_list"])
def test_the_number_of_queries_does_not_grow(world, name):
    client, url = signed_in(world.van_phong), reverse(f"ceremonies:{name}")
    client.get(url, YEAR)
    with CaptureQueriesContext(connection) as few:
        client.get(url, YEAR)
    random = Random(9)  # noqa: S311
    travelled(random, world, people(random, 20))
    with CaptureQueriesContext(connection) as many:
        client.get(url, YEAR)
    assert len(many) == len(few) <= 25


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("funnel_people", {}),
        ("funnel_people", {"moc": "nothing"}),
        ("funnel_people", {"moc": "came", "nhom": "x"}),
        ("desk_time_steps", {}),
        ("desk_time_steps", {"buoc": "nothing"}),
    ],
)
def test_a_number_that_is_none_is_not_there(cast, name, query):
    assert signed_in(cast.van_phong).get(reverse(f"ceremonies:{name}"), query).status_code == 404


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("funnel_people", "?ky=2026&moc=came"),
        ("desk_time_steps", "?ky=2026&buoc=draft"),
        ("dormant_list", "?thang=1&loai=chi-bo"),
        ("probation_calendar", "?thang=qua-han"),
    ],
)
def test_every_list_leaves_as_a_file(world, name, query):
    client = signed_in(world.van_phong)
    rows = client.get(reverse(f"ceremonies:{name}") + query).context["page"].rows
    export = {"dormant_list": "dormant_export"}.get(name, f"{name}_export")
    taken = cells(take(client, reverse(f"ceremonies:{export}") + query))
    assert len([row for row in taken if row[0]]) - 2 == len(rows)  # the note and the head


def test_nonsense_months_are_the_usual_ones(cast):
    shown = signed_in(cast.van_phong).get(reverse("ceremonies:dormant_list"), {"thang": "x", "loai": "y"})
    assert shown.context["filters"].months == 6
