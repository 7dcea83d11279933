"""Finding people: three plans, one meaning, and nobody learns a number by guessing it digit by digit."""

import re
from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from members.models import Person
from members.names import fold
from members.permissions import grants, people_changeable_by, visible_to
from members.selectors import search
from members.selectors.search import people_matching
from members.services.people import derive

PLANS = ["read", "walk", "look up"]
SYLLABLES = ["Nguyễn", "Ngô", "Đặng", "Đăng", "An", "Anh", "Hoàng", "K'Brông", "Y-Ngông", "Thị", "H'"]
NUMBERS = [
    "912065000007",
    "9120650",
    "0007",
    "912",
    "0912345678",
    "+84 912 345 678",
    "345 678",
    "5678",
    "12",
    "456",
]


@pytest.fixture(params=PLANS)
def plan(request, monkeypatch):
    """Each way of searching, in a register where every one of them could be taken."""
    if request.param != "read":
        monkeypatch.setattr(search, "FEW_PEOPLE", 0)
        monkeypatch.setattr(search, "_COMMON", 0 if request.param == "walk" else 10**9)
        monkeypatch.setattr(grants, "MOST_NARROW", 0)
    return request.param


@pytest.fixture
def crowd(cast):
    """Two in three belong to Phòng Một, in the care of Chi bộ Một and Đảng ủy Cục Mẫu; the others to nobody."""
    names = [f"{a} {b} {c}" for a in SYLLABLES[::2] for b in SYLLABLES[1::3] for c in SYLLABLES[2::3]]
    for number, name in enumerate(names):
        person = Person(
            full_name=name,
            birth_date=date(1990, 1, 1),
            sex="male",
            citizen_id=f"9120650{number:05}",
            phone=f"0912345{number * 7 % 1000:03}",
            department=cast.PM1 if number % 3 else None,
        )
        derive(person)
        person.save()
    return cast


def found(user, typed: str) -> set[int]:
    user.grants_cache = {}
    return set(visible_to(user, Person).filter(people_matching(user, typed)).values_list("pk", flat=True))


def naive(user, typed: str, plan: str) -> set[int]:
    """The same by walking over everybody, as the sentences of the module say."""
    whole = set(people_changeable_by(user).values_list("pk", flat=True))
    bare = re.sub(r"[ .()-]", "", typed).replace("+84", "0")
    words = [bare] if bare.isdecimal() else fold(typed).split()
    return {
        person.pk
        for person in visible_to(user, Person)
        if all(_bears(person, word, person.pk in whole, inside=plan == "read") for word in words)
    }


def _bears(person: Person, word: str, knows_id: bool, *, inside: bool) -> bool:
    if not word.isdecimal():
        texts = [person.search_key] if inside else person.search_key.split()
        return any(character.isalnum() for character in word) and any(
            word in text if inside else text.startswith(word) for text in texts
        )
    if len(word) < 3:
        return False
    numbers = [person.phone, (person.citizen_id or "") if knows_id else ""]
    return word == person.citizen_id or any(
        word in number if inside else number.startswith(word) or (len(word) >= 4 and number.endswith(word))
        for number in numbers
    )


ASKED = st.one_of(
    st.lists(
        st.sampled_from(SYLLABLES).flatmap(
            lambda each: st.integers(1, len(each)).map(lambda end: each[:end])
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
    st.sampled_from(NUMBERS),
    st.text(alphabet="ngađ'%_-\"*:( 019", min_size=1, max_size=8).filter(str.strip),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=ASKED, reader=st.sampled_from(["quan_tri", "dang_uy", "chi_bo", "doan_vien"]))
@example(typed="' OR 1=1 --", reader="quan_tri")
@example(typed='"an" AND NOT', reader="dang_uy")
@example(typed="ł", reader="quan_tri")
def test_every_plan_finds_what_reading_everybody_finds(crowd, plan, typed, reader):
    user = crowd.users[reader]
    narrow = plan == "read" or reader in ("chi_bo", "doan_vien")  # nothing lies below them
    assert found(user, typed) == naive(user, typed, "read" if narrow else plan)


@pytest.mark.parametrize("typed", ["hoai an", "AN nguyen", "nguy hoa an", "nguyễn hoài an"])
def test_a_name_is_found_without_marks_in_any_order(cast, plan, typed):
    assert found(cast.quan_tri, typed) == {cast.an.pk}


def test_parts_of_a_citizen_id_are_for_those_who_may_see_it_whole(cast, plan):
    """The inspector reads people and keeps no entry."""
    number = cast.an.citizen_id
    keeps, reads = cast.quan_tri, cast.kiem_tra
    assert cast.an in visible_to(reads, Person)
    assert [found(keeps, part) >= {cast.an.pk} for part in (number, number[:7], number[-4:])] == [True] * 3
    assert [found(reads, part) for part in (number, number[:11], number[1:], number[-4:])] == [
        {cast.an.pk},
        set(),
        set(),
        set(),
    ]


def test_a_changed_name_is_found_and_the_former_one_is_not(cast, plan):
    cast.an.full_name, cast.an.phone = "Nguyễn Thùy Ước", "0987654321"
    derive(cast.an)
    cast.an.save()
    assert [found(cast.quan_tri, typed) for typed in ("uoc thuy", "hoai", "098765", "4321")] == [
        {cast.an.pk},
        set(),
        {cast.an.pk},
        {cast.an.pk},
    ]
    Person.objects.filter(pk=cast.binh.pk).update(search_key="ai do")
    assert found(cast.quan_tri, "binh") == set()


def test_the_index_is_asked(cast, monkeypatch):
    """Not how fast, but that the database looks nobody up who is not meant."""
    monkeypatch.setattr(search, "FEW_PEOPLE", 0)
    monkeypatch.setattr(search, "_COMMON", 10**9)
    user = cast.quan_tri
    rows = visible_to(user, Person).filter(people_matching(user, "hoai an")).order_by("sort_key", "pk")[:51]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # a few rows are read faster without any index
    plan = rows.explain()
    wanted = {"sqlite": "VIRTUAL TABLE INDEX", "postgresql": "Bitmap Index Scan on person_words"}
    assert wanted[connection.vendor] in plan
