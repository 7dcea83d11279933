"""One box: what it finds for whom, and what it does not tell."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ceremonies.choices import State
from ceremonies.models import Decision, Resolution
from members.models import AuditEntry, Person
from tests.ceremonies.crowd import crowd
from tests.road import bring

URL = reverse("ceremonies:search")


def asked(client, user, q: str) -> dict[str, list[str]]:
    client.force_login(user)
    response = client.get(URL, {"q": q})
    return {
        section.kind.code: [str(row) for row in section.rows] for section, _ in response.context["sections"]
    }


@pytest.fixture
def decided(cast):
    return bring(cast, State.AWAITING_CEREMONY)


def test_one_box_finds_people_files_papers_and_organisations(cast, client, decided):
    found = asked(client, cast.dang_uy, "an ngUYEN")
    assert found["people"] == ["Nguyễn Hoài An"]
    assert found["files"] == ["Hồ sơ của Nguyễn Hoài An"]
    assert found["decisions"] == [Decision.objects.get().number_text]
    assert asked(client, cast.dang_uy, "chi bo mot") == {"organisations": ["Chi bộ Một"]}


def test_a_decision_is_found_by_its_number_as_people_write_it(cast, client, decided):
    decision = Decision.objects.get()
    number, signs = decision.number_text.removeprefix("Số ").split("-")
    for typed in (
        decision.number_text,
        f"{int(number)}",
        f"so {number}-qd",
        f"{int(number)} QD",
        signs + number,
    ):
        assert asked(client, cast.dang_uy, typed)["decisions"] == [decision.number_text], typed
    for typed in (f"{int(number) + 1}", f"{number}-NQ", f"{number}9", "9" * 30):
        assert "decisions" not in asked(client, cast.dang_uy, typed), typed


def test_a_meeting_is_found_by_the_number_of_its_resolution_and_by_its_day(cast, client, decided):
    vote = decided.resolutions.get(kind="cell")
    value, signs = vote.number.split("-")
    for typed in (vote.number, f"so {int(value)} {signs.lower()}", f"{signs} {value}"):
        assert vote.number in asked(client, cast.dang_uy, typed)["meetings"], typed
    for typed in (f"{vote.held_on:%d/%m/%Y}", f"{vote.held_on:%d.%m.%Y}"):
        assert vote.number in asked(client, cast.dang_uy, typed)["meetings"], typed
    for typed in (f"{int(value) + 70}-{signs}", f"{value}-QĐ/{signs}X", "01/02/1999", f"{value}9"):
        assert "meetings" not in asked(client, cast.dang_uy, typed), typed


def test_votes_of_a_file_are_found_by_party_bodies_alone_and_its_own_resolution_by_the_union(
    cast, client, decided
):
    vote, union = (decided.resolutions.get(kind=kind) for kind in ("cell", "union"))
    day = f"{vote.held_on:%d/%m/%Y}"
    Resolution.objects.filter(pk=union.pk).update(held_on=vote.held_on, number="77-NQ/DTN", number_value=77)
    assert asked(client, cast.doan_vien, day) == {"meetings": ["77-NQ/DTN"]}
    assert asked(client, cast.doan_vien, vote.number) == {}
    for account in ("doan_khac", "chi_bo_khac", "quan_tri", "nguoi_la", "sieu_quyen"):
        assert "meetings" not in asked(client, cast.users[account], day), account


def test_a_meeting_on_several_people_is_one_line_that_leads_to_all_of_them(cast, client):
    files = [bring(cast, State.LISTED, person) for person in crowd(cast, 2)]
    vote = files[0].resolutions.get(kind="listing")
    client.force_login(cast.dang_uy)
    sections = client.get(URL, {"q": vote.number}).context["sections"]
    (sitting,) = next(each.rows for each, _ in sections if each.kind.code == "meetings")
    assert (str(sitting), sitting.others) == (vote.number, 1)
    rows = client.get(sitting.get_absolute_url()).context["page"].rows
    assert [row.candidacy for row in rows] == files[::-1]


@pytest.mark.parametrize(
    "account, kinds",
    [
        ("doan_vien", {"people", "nominations"}),
        ("doan_khac", set()),
        ("chi_bo_khac", set()),
        ("quan_tri", {"people"}),
        ("nguoi_la", set()),
        ("sieu_quyen", set()),
        ("kiem_tra", {"people", "files", "decisions"}),
    ],
)
def test_nobody_finds_what_their_lists_do_not_show(cast, client, decided, account, kinds):
    assert set(asked(client, cast.users[account], "hoai an")) == kinds


def test_a_sixth_row_leads_to_the_list_with_the_same_words(cast, client):
    client.force_login(cast.quan_tri)
    page = client.get(URL, {"q": "o"})
    assert f'href="{reverse("members:org_tree")}?q=o"' in page.content.decode()


def test_numbers_are_masked_and_what_was_typed_is_not_kept(cast, client):
    client.force_login(cast.quan_tri)
    before = AuditEntry.objects.count()
    html = client.get(URL, {"q": cast.an.citizen_id[:10]}).content.decode()
    assert [number in html for number in (cast.an.masked_citizen_id, cast.an.citizen_id)] == [True, False]
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    "q", ["", "   ", "%", "\0", "x" * 200, "<script>alert(1)</script>", '" OR "', "*", "1" * 90]
)
def test_no_text_breaks_the_page(cast, client, q):
    client.force_login(cast.dang_uy)
    response = client.get(URL, {"q": q})
    assert (response.status_code, "<script>alert" in response.content.decode()) == (200, False)


def test_as_many_questions_for_one_row_as_for_three(cast, client, decided):
    client.force_login(cast.dang_uy)
    client.get(URL, {"q": "hoai an"})
    with CaptureQueriesContext(connection) as one:
        client.get(URL, {"q": "hoai an"})
    Person.objects.filter(pk__in=[cast.chau.pk, cast.dung.pk]).update(search_key="le hoai an")
    with CaptureQueriesContext(connection) as three:
        client.get(URL, {"q": "hoai an"})
    assert len(one) == len(three) < 22
