"""A register of any size for measuring: invented people, files in every state, always the same for the same seed."""

from collections.abc import Callable, Iterator
from random import Random

from django.conf import settings
from django.db import connection, transaction

from ceremonies.management.load_test_data.ceremonies import write_ceremonies
from ceremonies.management.load_test_data.chain import write_chain
from ceremonies.management.load_test_data.courses import write_courses
from ceremonies.management.load_test_data.decisions import write_decisions
from ceremonies.management.load_test_data.dues import write_dues
from ceremonies.management.load_test_data.office import ROOT, Office
from ceremonies.management.load_test_data.staff import Staff
from ceremonies.management.load_test_data.targets import write_targets
from ceremonies.models import Candidacy
from ceremonies.services.demo import is_demo
from ceremonies.services.policies import load_policies
from members.clock import today
from members.models import Organisation, Person, User
from members.services.errors import Refused

#: People of one unit (a cell, a youth cell, a union group and a department), at every size.
PEOPLE_OF_UNIT = 830
#: Units written in one transaction.
_AT_ONCE = 10
#: KiB of pages for this one connection: indexes of a million rows are read again and again.
_CACHE = 400_000


def load_test_data(*, people: int, seed: int, say: Callable[[str], None]) -> None:
    """Refused beside real data and in production. Stopped on the way it leaves what was written so far."""
    _refuse_real_data()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size=-{_CACHE}")
    random = Random(seed)  # noqa: S311 — invented people need no secrets
    with transaction.atomic():
        load_policies()
        office = Office(max(2, round(people / PEOPLE_OF_UNIT)))
    staff = Staff(office, random, today())
    for done in _in_parts(staff, people):
        say(f"{done} người")
    with transaction.atomic():
        write_decisions(staff.decided, staff.authorities, random)
    with transaction.atomic():
        write_courses(today())
        write_ceremonies(random)
        write_targets(today())
    with transaction.atomic():
        write_dues()
    with transaction.atomic():
        write_chain()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _in_parts(staff: Staff, people: int) -> Iterator[int]:
    units, done = staff.units, 0
    for first in range(0, len(units), _AT_ONCE):
        with transaction.atomic():
            for place in range(first, min(first + _AT_ONCE, len(units))):
                count = people // len(units) + (place < people % len(units))
                staff.fill(units[place], done, count)
                done += count
        yield done


def _refuse_real_data() -> None:
    if settings.HTTPS:
        raise Refused("Đây là cấu hình chạy chính thức (HTTPS=on): không nạp dữ liệu thử tải.")
    if Organisation.objects.filter(code=ROOT).exists():
        raise Refused("Dữ liệu thử tải đã có; muốn cỡ khác, hãy bắt đầu với một thư mục dữ liệu mới.")
    used = any(model.objects.exists() for model in (User, Organisation, Person, Candidacy))
    if User.objects.filter(is_demo=False).exists() or (used and not is_demo()):
        raise Refused("Cơ sở dữ liệu này đã có dữ liệu thật nên không nạp dữ liệu thử tải.")
