"""The list of resolutions: what of it whom, with numbers as written, in constant queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from tests.exported import cells, take
from tests.road import bring

URL = reverse("ceremonies:resolution_list")


@pytest.fixture
def decided(cast):
    return bring(cast, State.AWAITING_CEREMONY)


def rows(client, user, **query) -> list[str]:
    client.force_login(user)
    return [row.number for row in client.get(URL, query).context["page"].rows]


def test_the_newest_meeting_stands_on_top_and_one_number_or_day_alone_may_be_asked(cast, client, decided):
    every = list(decided.resolutions.order_by("-held_on", "-pk"))
    vote = decided.resolutions.get(kind="cell")
    assert rows(client, cast.dang_uy) == [each.number for each in every]
    of_day = [each.number for each in every if each.held_on == vote.held_on]
    assert rows(client, cast.dang_uy, day=f"{vote.held_on:%d/%m/%Y}") == of_day
    assert vote.number in rows(client, cast.dang_uy, q=vote.number, organisation=vote.body.code)
    assert rows(client, cast.dang_uy, organisation="CB2") == []
    assert rows(client, cast.doan_vien) == [decided.resolutions.get(kind="union").number]


def test_as_many_questions_for_one_row_as_for_all(cast, client, decided):
    client.force_login(cast.dang_uy)
    decided.resolutions.filter(kind="union").update(held_on=date(2020, 1, 2))
    decided.resolutions.exclude(kind="union").update(held_on=date(2020, 1, 3))
    counts = []
    for day in ("02/01/2020", "03/01/2020"):
        client.get(URL, {"day": day})
        with CaptureQueriesContext(connection) as asked:
            page = client.get(URL, {"day": day}).context["page"]
        counts.append((len(page.rows) > 1, len(asked)))
    assert counts == [(False, counts[0][1]), (True, counts[0][1])]
    assert counts[0][1] < 15


def test_the_list_leaves_as_a_file(cast, client, decided):
    client.force_login(cast.dang_uy)
    vote = decided.resolutions.get(kind="cell")
    url = reverse("ceremonies:resolution_export") + f"?q={vote.number}"
    rows = cells(take(client, url))
    found = next(row for row in rows if vote.number in row)
    assert found[:3] == [vote.number, f"{vote.held_on:%d/%m/%Y}", "Chi bộ Một"]
