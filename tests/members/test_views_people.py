"""The list of people: whom it shows and how it is searched."""

from datetime import date

import pytest

from members.models import Membership, Person
from members.services.people import derive
from tests.members.pages import url

ALL = ["an", "binh", "chau", "dung", "ha", "khoa", "lan", "minh", "oanh"]


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.quan_tri)
    client.get(url("suggest_people"))  # the first page of a session writes the session
    return client


def shown(cast, response) -> list[str]:
    keys = {person.pk: key for key, person in cast.people.items()}
    return [keys[row.pk] for row in response.context["page"].rows]


def search(cast, client, **filters):
    return shown(cast, client.get(url("person_list"), filters))


def test_people_stand_by_given_name(cast, admin):
    assert search(cast, admin) == ALL


def test_each_account_lists_exactly_whom_it_sees(cast, client):
    client.force_login(cast.doan_vien)
    assert search(cast, client) == ["an"]
    client.force_login(cast.chi_bo)
    assert search(cast, client) == ["an", "chau", "dung", "ha", "khoa", "lan"]


@pytest.mark.parametrize(
    "words, found",
    [
        ("duong", ["oanh"]),
        ("DƯƠNG kieu", ["oanh"]),
        ("oanh  dương", ["oanh"]),
        ("đăng", ["ha", "khoa"]),
        ("khong co ai", []),
        ("%", []),
        ("' OR 1=1 --", []),
    ],
)
def test_a_name_is_found_without_marks(cast, admin, words, found):
    assert search(cast, admin, q=words) == found


def test_a_part_of_a_citizen_id_is_for_those_who_see_it_whole(cast, admin):
    """Otherwise the masked digits could be tried one by one."""
    number = cast.an.citizen_id
    assert search(cast, admin, q=number[:11]) == ["an"]
    admin.force_login(cast.kiem_tra)
    assert [search(cast, admin, q=part) for part in (number, number[:11])] == [["an"], []]


@pytest.mark.parametrize(
    "organisation, found",
    [
        ("Chi đoàn Một (CD1)", ["an"]),
        ("DTN", ["an", "binh"]),
        ("phong hai", ["binh", "minh", "oanh"]),
        ("Đảng ủy Cục Mẫu", ["dung", "ha", "khoa", "lan", "minh", "oanh"]),
    ],
)
def test_people_of_an_organisation_and_all_below_it(cast, admin, organisation, found):
    assert search(cast, admin, organisation=organisation) == found


@pytest.mark.parametrize(
    "standing, found",
    [
        ("youth", ["an", "binh"]),
        ("union", ["an", "chau"]),
        ("probationary", ["lan"]),
        ("official", ["dung", "ha", "khoa", "minh", "oanh"]),
        ("none", []),
    ],
)
def test_people_by_standing(cast, admin, standing, found):
    assert search(cast, admin, standing=standing) == found


def test_whoever_left_all_organisations_stands_nowhere(cast, admin):
    cast.binh.memberships.update(ended_on=date(2026, 1, 1))
    assert search(cast, admin, standing="none") == ["binh"]


def test_ages_are_whole_years_and_sex_counts(cast, admin, monkeypatch):
    monkeypatch.setattr("members.views.people.today", lambda: date(2026, 5, 1))
    # Bình is 26 until the next day; An has been 26 since March.
    assert search(cast, admin, age_to="26") == ["an", "binh"]
    monkeypatch.setattr("members.views.people.today", lambda: date(2026, 5, 2))
    assert search(cast, admin, age_to="26") == ["an"]
    assert search(cast, admin, age_from="27", age_to="30") == ["binh", "lan"]
    assert search(cast, admin, age_from="27", age_to="30", sex="female") == ["lan"]


def test_a_filter_that_makes_no_sense_says_so_and_keeps_the_text(cast, admin):
    page = admin.get(url("person_list"), {"age_from": "mười", "organisation": "Chi bộ Không Có"})
    html = page.content.decode()
    assert shown(cast, page) == ALL
    assert [word in html for word in ("Vui lòng nhập số nguyên.", 'value="mười"')] == [True, True]
    assert "Không có tổ chức này trong phạm vi được chọn." in html


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_the_list_asks_nine_questions_however_long_it_is(cast, admin, django_assert_num_queries, rows):
    _add_people(cast, rows)
    with django_assert_num_queries(9):
        admin.get(url("person_list"))


def _add_people(cast, number):
    for index in range(number):
        person = Person(
            full_name=f"Lò Văn {index}", birth_date=date(1990, 1, 1), sex="male", department=cast.PM1
        )
        derive(person)
        person.save()
        Membership.objects.create(person=person, organisation=cast.CD1)


def test_long_lists_have_pages(cast, admin):
    _add_people(cast, 60)
    first = admin.get(url("person_list"))
    second = admin.get(url("person_list"), {"after": first.context["page"].after})
    assert [len(page.context["page"].rows) for page in (first, second)] == [50, 19]
