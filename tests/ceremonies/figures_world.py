"""Files and learners of any days and kinds, written without any service, so that a test can count them by hand."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from ceremonies.choices import CourseKind, Route, State
from ceremonies.models import Attendance, Candidacy, Course, Policy
from ceremonies.workflow import CLOSED
from members.clock import now
from members.models import Person
from members.names import fold, sort_key

FIRST = date(2025, 1, 1)
DAYS = 690
ETHNICITIES = ("Kinh", "Kinh", "Tày", "Mông", "")
JOBS = ("Chuyên viên", "Công nhân", "Kỹ sư", "Giảng viên", "", "Nghệ sĩ")
DEGREES = ("Đại học", "Thạc sĩ Luật", "12/12", "", "chưa rõ")
STATES = (
    State.SENT,
    State.LISTED,
    State.DOSSIER,
    State.PROBATION,
    State.OFFICIAL,
    State.CANCELLED,
    State.REJECTED,
)


def people(random: Random, number: int) -> list[Person]:
    made = []
    for each in range(number):
        name = f"Người Thử {each}"
        person = Person(full_name=name, sort_key=sort_key(name), search_key=fold(name))
        person.birth_date = date(random.randint(1964, 2008), random.randint(1, 12), random.randint(1, 28))
        person.sex = random.choice(("male", "female"))
        person.ethnicity = random.choice(ETHNICITIES)
        person.job_title = random.choice(JOBS)
        person.education = random.choice(DEGREES)
        made.append(person)
    return Person.objects.bulk_create(made)


def _day(random: Random) -> date | None:
    return FIRST + timedelta(days=random.randint(0, DAYS)) if random.random() < 0.7 else None


def files(random: Random, cast, owners: list[Person]) -> list[Candidacy]:
    policy = Policy.objects.order_by("pk").first()
    made = []
    for person in owners:
        nominator = random.choice((cast.CD1, cast.CD2, cast.TCD, None))
        state = random.choice(STATES)
        file = Candidacy(
            person=person,
            nominator=nominator,
            route=Route.YOUTH_UNION if nominator in (cast.CD1, cast.CD2) else Route.TWO_MEMBERS,
            cell=random.choice((cast.CB1, cast.CB2)),
            committee=cast.DUC,
            authority=cast.DUB,
            policy=policy,
            strengths="Tốt",
            state=state,
            desk_since=now(),
            form_key=UUID(int=random.getrandbits(128)),
            opened_on=FIRST + timedelta(days=random.randint(0, DAYS)),
        )
        for name in ("sent_on", "listed_on", "ceremony_on", "official_from"):
            setattr(file, name, _day(random))
        file.closed_on = date(2026, 11, 1) if state in CLOSED else None
        made.append(file)
    return Candidacy.objects.bulk_create(made)


def learners(random: Random, cast, pupils: list[Person]) -> list[Attendance]:
    courses = Course.objects.bulk_create(
        Course(
            kind=random.choice((CourseKind.AWARENESS, CourseKind.AWARENESS, CourseKind.NEW_MEMBERS)),
            title=f"Lớp {number}",
            organiser="Trung tâm",
            organisation=random.choice((cast.DUC, cast.DUB, cast.CB1)),
            starts_on=(start := FIRST + timedelta(days=random.randint(0, DAYS))),
            ends_on=start + timedelta(days=3),
        )
        for number in range(5)
    )
    return Attendance.objects.bulk_create(
        Attendance(
            course=random.choice(courses),
            person=person,
            proposed_by=random.choice((cast.CB1, cast.CB2, None)),
        )
        for person in pupils
    )
