"""A register of invented people to search in, for `benchmarks/search.py`; nobody in it exists.

A committee, its committees, cells of 200 people each; names as common as they are in the country.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from django.db import transaction

from members.choices import OrganisationKind, Role
from members.models import Appointment, Membership, Organisation, Person, User
from members.names import fold, sort_key
from members.services import bulk
from members.services.appointments import write_appointment
from members.services.organisations import write_organisation

A_CELL, CELLS_OF_A_COMMITTEE = 200, 100
_FAMILY = (
    "Nguyễn 38 Trần 11 Lê 9.5 Phạm 7 Hoàng 3 Huỳnh 3 Phan 4.5 Vũ 2 Võ 2 Đặng 2 Bùi 2 Đỗ 1.5 Hồ 1.3 Ngô 1.3 "
    "Dương 1 Lý .5 Đinh .5 Đoàn .5 Trịnh .4 Lương .4 Mai .4 Tô .3 Hà .3 Cao .3 Lò .2 Giàng .1 Sùng .1 Quàng .1 "
    "Lường .1 Thào .1 Vàng .1"
)
_MIDDLE = (
    "Thị 28 Văn 22 Thu 3 Ngọc 4 Minh 4 Đức 3 Hữu 3 Quốc 2 Xuân 2 Thanh 4 Hoài 1 Bảo 1 Gia 1 Kim 2 Hồng 2 Hải 1 "
    "Tuấn 1 Anh 1 Công 1 Đình 2 Quang 1 Trọng 1 Thế 1 Bích 1 Mỹ 1 Phương 2 Khánh 1 Nhật 1"
)
_GIVEN = (
    "Anh 4 Hương 2.2 Linh 3 Hùng 2 Dũng 1.8 Hà 2.5 Hoa 1.6 Tuấn 2.4 Trang 2.3 Thảo 1.8 Thủy 2 Tú 1 Vy 1 Yến 1 "
    "Uyên .5 Ước .02 Xoan .05 Bình 1.6 Cường 1.5 Chi 1 Châu .6 Duy 1 Đạt 1.2 Giang 1.5 Hạnh 1.5 Hằng 1.5 Hiền "
    "1.7 Hiếu 1.5 Huy 1.5 Huyền 1.6 Khánh .8 Khoa .7 Lan 1.8 Long 1.4 Loan 1 Mai 1.8 Minh 2.2 My .7 Nam 1.8 "
    "Nga 1.4 Ngân 1 Ngọc 1.8 Nhung 1.2 Oanh .7 Phong 1 Phúc 1 Phương 2.8 Quân 1.1 Quang 1.3 Quỳnh 1 Sơn 1.5 "
    "Tâm 1.1 Thanh 2 Thành 1.7 Thắng 1.4 Trung 1.4 Trường .6 Tùng 1.1 Vân 1.3 Việt 1 Vinh .8 Xuân .6 Khuê .05 "
    "Nguyệt .4 Phượng .5"
)


def _drawn(chance: random.Random, weighted: str, count: int) -> list[str]:
    parts = weighted.split()
    return chance.choices(parts[::2], weights=[float(weight) for weight in parts[1::2]], k=count)


def _names(chance: random.Random, count: int) -> Iterator[str]:
    """Three syllables, or four for every third."""
    family, middle, more, given = (
        _drawn(chance, each, count) for each in (_FAMILY, _MIDDLE, _MIDDLE, _GIVEN)
    )
    for number in range(count):
        second = (middle[number], more[number]) if number % 3 == 0 else (middle[number],)
        yield " ".join((family[number], *second, given[number]))


@cache
def _keys(name: str) -> tuple[str, str]:
    return sort_key(name), fold(name)


def people(count: int) -> Iterator[dict]:
    chance = random.Random(5)
    for number, name in enumerate(_names(chance, count), 1):
        born = date(1965, 1, 1) + timedelta(days=number * 7919 % 14_000)
        sort, search = _keys(name)
        yield {
            "full_name": name,
            "sort_key": sort,
            "search_key": search,
            "birth_date": born,
            "sex": "female" if number % 2 else "male",
            "citizen_id": f"9{number * 7 % 96:02}{number % 4}{born.year % 100:02}{number % 1_000_000:06}",
            "phone": f"09{number * 7919 % 100_000_000:08}",
        }


def organisations(count: int) -> list[Organisation]:
    """The cells for so many people, and the committees above."""
    top = _organisation("deciding_committee", "DU", "Đảng ủy Bộ Mẫu", None)
    cells: list[Organisation] = []
    while len(cells) * A_CELL < count:
        number = len(cells) // CELLS_OF_A_COMMITTEE
        if len(cells) % CELLS_OF_A_COMMITTEE == 0:
            committee = _organisation(
                "grassroots_committee", f"DUCS{number}", f"Đảng ủy Cục Mẫu {number}", top
            )
        name = f"Chi bộ Mẫu {len(cells)}"
        cells.append(_organisation("party_cell", f"CB{len(cells)}", name, committee))
    return cells


def _organisation(kind: str, code: str, name: str, parent: Organisation | None) -> Organisation:
    made = Organisation(kind=OrganisationKind(kind), code=code, name=name, parent=parent)
    return write_organisation(actor=None, organisation=made)


def build(count: int) -> None:
    """The world, with the readers `quan_tri` (everybody), `bi_thu` (all of the Party) and `chi_bo` (one cell)."""
    with transaction.atomic():
        cells = organisations(count)
        pks = bulk.insert(Person, people(count))
        cell_of = [cells[number * 7919 % len(cells)].pk for number in range(count)]
        rows = ({"person_id": pk, "organisation_id": cell} for pk, cell in zip(pks, cell_of, strict=True))
        bulk.insert(Membership, rows)
        top = Organisation.objects.get(code="DU")
        _reader("quan_tri", Role.SYSTEM_ADMIN, None)
        _reader("bi_thu", Role.SECRETARY, top)
        _reader("chi_bo", Role.SECRETARY, cells[len(cells) // 2])


def _reader(name: str, role: Role, organisation: Organisation | None) -> None:
    user = User.objects.create(username=name, full_name=name)
    office = Appointment(user=user, role=role, organisation=organisation, starts_on=date(2025, 1, 1))
    write_appointment(actor=None, appointment=office)
