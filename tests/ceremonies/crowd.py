"""More people of Chi đoàn Một, for lists that need several rows."""

from datetime import date

from members.models import Membership, Person
from members.services.people import derive

NAMES = ("Vũ Cẩm Tú", "Ngô Bảo Long", "Phan Thùy Dương", "Đỗ Khánh Vy")


def crowd(cast, count: int) -> list[Person]:
    return [_member(cast, number, name) for number, name in enumerate(NAMES[:count], 1)]


def _member(cast, number: int, name: str) -> Person:
    person = Person(
        full_name=name,
        birth_date=date(1998, number, 2),
        sex="female",
        department=cast.PM1,
        citizen_id=f"95029800000{number}",
        native_place="xã Bình Minh, tỉnh Cao Bằng",
    )
    derive(person)
    person.save()
    Membership.objects.create(person=person, organisation=cast.CD1, joined_on=date(2015, 3, 26))
    return person
