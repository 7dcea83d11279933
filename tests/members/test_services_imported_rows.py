from datetime import date

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from members.models import Membership, Person
from members.names import sort_key
from members.resources.base import ListContext
from members.resources.people import PersonResource
from members.services.bulk import insert
from members.services.imported_rows import write_people
from tests.members.judging import bring_in, named, outcomes, rows, somebody, stored

pytestmark = pytest.mark.django_db


def test_new_people_are_complete(cast):
    done = bring_in(somebody(1, ethnicity=None), named(2, religion=None))

    first, second = Person.objects.filter(full_name__startswith="Lò Thị M").order_by("pk")
    assert (first.full_name, first.sort_key, first.search_key) == (
        "Lò Thị Mb",
        sort_key("Lò Thị Mb"),
        "lo thi mb",
    )
    assert (first.ethnicity, first.department, first.residence, first.version) == ("Kinh", cast.PM1, "", 1)
    assert (second.citizen_id, second.religion, second.full_name) == (None, "Không", "Lò Thị Mc")
    assert done == {
        2: {"made": [["members.person", first.pk]], "changed": []},
        3: {"made": [["members.person", second.pk]], "changed": []},
    }


def test_changes_leave_the_rest_and_name_what_was(cast):
    bring_in(somebody(1, name="Lò Văn A"), somebody(2))
    Person.objects.filter(pk=stored(1).pk).update(residence="xã Mẫu")

    done = bring_in(somebody(1, name="Lò Văn Ân", born="04/11/1990", phone=None), somebody(2))

    person = stored(1)
    assert (person.full_name, person.search_key, person.residence, person.phone, person.version) == (
        "Lò Văn Ân",
        "lo van an",
        "xã Mẫu",
        "0900000001",
        2,
    )
    old = {
        "full_name": "Lò Văn A",
        "sort_key": sort_key("Lò Văn A"),
        "search_key": "lo van a",
        "birth_date": "1990-11-03",
    }
    assert done == {2: {"made": [], "changed": [["members.person", person.pk, old, 2]]}}
    assert stored(2).version == 1


def test_members_are_made_once(cast):
    bring_in(somebody(1), somebody(2))
    ended = Membership.objects.create(person=stored(1), organisation=cast.CD1, ended_on="2020-01-01")
    Membership.objects.create(person=stored(2), organisation=cast.CD1)

    done = bring_in(somebody(1), somebody(2), somebody(3), organisation=cast.CD1)

    members = Membership.objects.filter(organisation=cast.CD1, ended_on=None)
    joined = {pk: person for person, pk in members.values_list("person", "pk")}
    new = {"joined_on": None, "official_on": None, "ended_on": None}
    assert {number: [label for label, *_ in one["made"]] for number, one in done.items()} == {
        2: ["members.membership"],
        4: ["members.person", "members.membership"],
    }
    _, pk, as_made = done[2]["made"][0]
    assert (joined[pk], as_made, stored(1).version) == (stored(1).pk, new, 1)
    assert sorted(set(joined.values()) - {cast.an.pk}) == sorted(stored(number).pk for number in (1, 2, 3))
    assert ended.pk not in joined


def test_inserted_rows_keep_their_order_over_many_statements(db):
    pks = insert(
        Person, ({"full_name": f"A {n}", "birth_date": date(1990, 1, 1), "sex": "male"} for n in range(200))
    )

    assert list(Person.objects.filter(pk__in=pks).order_by("pk").values_list("full_name", flat=True)) == [
        f"A {number}" for number in range(200)
    ]
    assert dict(Person.objects.values_list("pk", "full_name")) == {pk: f"A {n}" for n, pk in enumerate(pks)}


def test_what_the_database_refuses_is_told_as_django_tells_it(db):
    """COPY goes past Django, whose callers wait for its own errors."""
    somebody_new = {
        "full_name": "A",
        "birth_date": date(1990, 1, 1),
        "sex": "male",
        "citizen_id": "901090000011",
    }
    insert(Person, [somebody_new])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, [somebody_new])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, [somebody_new | {"citizen_id": None, "sex": "khác"}])
    assert Person.objects.filter(full_name="A").count() == 1


def test_a_text_that_is_too_long_is_refused_and_not_cut(db):
    if connection.vendor == "sqlite":  # which takes texts of any length
        return
    with pytest.raises(DataError), transaction.atomic():
        insert(Person, [{"full_name": "A" * 101, "birth_date": date(1990, 1, 1), "sex": "male"}])


# --- Queries ------------------------------------------------------------------------------------------------------


def queries(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@pytest.mark.parametrize("known", [False, True])
def test_judging_asks_the_register_once_a_chunk(cast, known):
    sheet = [somebody(number) if number % 2 else named(number, job="kỹ sư") for number in range(30)]
    if known:
        bring_in(*(somebody(number) for number in range(30)))

    def judging(count, chunk):
        resource = PersonResource(ListContext(actor=cast.quan_tri, organisation=cast.CD1))
        resource.chunk = chunk
        return queries(lambda: list(resource.judge(rows(*sheet[:count]))))

    once, few, thrice = judging(30, 30), judging(4, 30), judging(30, 10)
    assert few == once
    assert (thrice - once) % 2 == 0
    assert (thrice - once) // 2 <= 12


def test_writing_costs_the_same_for_any_number_of_rows(cast):
    def writing(first, count, **changes):
        resource = PersonResource(ListContext(organisation=cast.CD1, lock=True))
        judged = list(resource.judge(rows(*(somebody(n, **changes) for n in range(first, first + count)))))
        assert set(outcomes(judged)) == {"changed" if changes else "new"}
        return queries(lambda: write_people(None, judged, resource))

    assert writing(0, 10) == writing(100, 40)
    assert writing(0, 10, job="phó phòng") == writing(100, 40, job="phó phòng")
