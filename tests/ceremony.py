"""People who await a ceremony, and a ceremony prepared for them in Chi bộ Một."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import uuid4

from django.utils import timezone

from ceremonies.choices import State
from ceremonies.models import Candidacy, Ceremony
from ceremonies.services.ceremonies import Course, hold_ceremony, plan_ceremony
from members.choices import Role
from members.models import Appointment, Membership, Person
from members.services.appointments import write_appointment
from members.services.people import derive
from tests.cast import Cast
from tests.replay import replayed
from tests.road import bring, day

COURSE = {"official_present": 3, "probationary_present": 1, "ended_at": time(10, 0)}


def youth(cast: Cast, name: str, number: int = 1) -> Person:
    """A member of Chi đoàn Một."""
    person = Person(
        full_name=name,
        birth_date=cast.an.birth_date,
        sex="female",
        department=cast.PM1,
        native_place="xã Bình Minh, tỉnh Cao Bằng",
        citizen_id=f"990300{number:06d}",
    )
    derive(person)
    person.save()
    Membership.objects.create(person=person, organisation=cast.CD1, joined_on=date(2016, 3, 26))
    return person


def awaiting(cast: Cast, person=None) -> Candidacy:
    """A file whose decision Chi bộ Một has received."""
    return bring(cast, State.AWAITING_CEREMONY, person)


def two_awaiting(cast: Cast) -> list[Candidacy]:
    """Hoài An and Thu Trang."""
    return replayed(lambda: [awaiting(cast), awaiting(cast, youth(cast, "Trịnh Thu Trang"))], "two awaiting")


def at(when: date, hour: int = 8) -> datetime:
    return timezone.make_aware(datetime.combine(when, time(hour, 30)))


def plan(cast: Cast, files: Sequence[Candidacy], **changes) -> Ceremony:
    values = {
        "actor": cast.chi_bo,
        "cell": cast.CB1,
        "files": files,
        "starts_at": at(day()),
        "place": "Hội trường tầng 2",
        "host": "Phạm Quốc Dũng",
        "host_office": "Bí thư Chi bộ",
        "secretary": "Đặng Thu Hà",
        "form_key": uuid4(),
    }
    return plan_ceremony(**values | changes)


def hold(cast: Cast, ceremony: Ceremony, admitted=None, came=(), **changes) -> Ceremony:
    places = ceremony.admissions.filter(dropped=False)
    values = {
        "actor": cast.chi_bo,
        "ceremony": ceremony,
        "version": ceremony.version,
        "admitted": [place.pk for place in places] if admitted is None else admitted,
        "came": came,
        "course": Course(**COURSE),
    }
    return hold_ceremony(**values | changes)


def place(ceremony: Ceremony, file: Candidacy):
    return ceremony.admissions.get(candidacy=file)


def appoint(cast: Cast, user) -> None:
    """To deputy secretary of Chi bộ Một."""
    office = Appointment(user=user, role=Role.DEPUTY_SECRETARY, organisation=cast.CB1, starts_on=day(30))
    write_appointment(actor=None, appointment=office)
