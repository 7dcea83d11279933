from datetime import date
from itertools import product

import pytest
from django.db.models import Count

from ceremonies.rules.categories import DIMENSIONS
from ceremonies.selectors.categories import in_group, key_of
from members.models import Person
from members.names import fold, sort_key

ON = date(2026, 6, 30)
TITLES = ("", "Công nhân vận hành", "CÔNG NHÂN", "Kỹ sư", "kế toán viên", "Bí thư Đoàn Thanh niên", "Nghệ sĩ")
DEGREES = ("", "Thạc sĩ Luật", "cử nhân", "ĐẠI HỌC", "12/12", "chưa rõ")
BIRTHS = (
    date(2008, 6, 30),
    date(2008, 7, 1),
    date(1996, 7, 1),
    date(1995, 6, 30),
    date(2000, 2, 29),
    date(1960, 1, 1),
)


def years(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


@pytest.fixture
def people(db):
    made = [
        Person(
            full_name=f"Người Thử {number}",
            sort_key=sort_key(f"Người Thử {number}"),
            search_key=fold(f"Người Thử {number}"),
            birth_date=BIRTHS[number % len(BIRTHS)],
            sex="female" if number % 3 else "male",
            ethnicity=("Kinh", "Tày", "Ê-đê")[number % 3],
            job_title=title,
            education=degree,
            qualification="Tiến sĩ" if number == 7 else "",
        )
        for number, (title, degree) in enumerate(product(TITLES, DEGREES))
    ]
    return Person.objects.bulk_create(made)


def expected(person: Person, dimension) -> str:
    if dimension.told_by == "years":
        return dimension.group_of(years(person.birth_date, ON)).code
    entries = [getattr(person, name) for name in dimension.fields]
    return dimension.code_of(*entries) if dimension.told_by == "words" else entries[0]


@pytest.mark.parametrize("code", DIMENSIONS)
def test_the_database_puts_everybody_into_the_group_python_does(people, code):
    dimension = DIMENSIONS[code]
    by_hand: dict[str, set[int]] = {}
    for person in people:
        by_hand.setdefault(expected(person, dimension), set()).add(person.pk)

    rows = Person.objects.annotate(key=key_of(dimension, person="", on=ON)).order_by().values("key")
    counted: dict[str, int] = {}
    for row in rows.annotate(number=Count("pk")):
        group = dimension.group_of(row["key"])
        counted[group.code] = counted.get(group.code, 0) + row["number"]

    assert counted == {group: len(found) for group, found in by_hand.items()}
    for group, found in by_hand.items():
        listed = in_group(Person.objects.all(), dimension, group, person="", on=ON)
        assert set(listed.values_list("pk", flat=True)) == found


def test_an_unknown_age_group_is_nobody(people):
    assert not in_group(Person.objects.all(), DIMENSIONS["age"], "nothing", person="", on=ON).exists()
