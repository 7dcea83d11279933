"""Files and learners of any days and kinds, written without any service, so that a test can count them by hand."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils.timezone import localdate, make_aware

from ceremonies.choices import Action, CourseKind, Route, State
from ceremonies.models import Attendance, Candidacy, Course, Policy, Step
from ceremonies.workflow import CLOSED, transitions_from
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


def _file(random: Random, cast, person: Person, policy: Policy) -> Candidacy:
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
    return file


def files(random: Random, cast, owners: list[Person], **fixed) -> list[Candidacy]:
    """`fixed`: what all of them have alike."""
    policy = Policy.objects.order_by("pk").first()
    made = [_file(random, cast, person, policy) for person in owners]
    for file in made:
        for name, value in fixed.items():
            setattr(file, name, value)
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


def travelled(random: Random, cast, owners: list[Person]) -> list[Candidacy]:
    """Files with steps that the table allows, at any moments; state and end follow."""
    policy = Policy.objects.order_by("pk").first()
    made = [_file(random, cast, person, policy) for person in owners]
    trails = [_walk(random, file) for file in made]
    Candidacy.objects.bulk_create(made)
    Step.objects.bulk_create(
        Step(
            candidacy=file,
            version=version,
            action=action,
            source=source,
            target=target,
            desk=cast.CB1,
            actor=cast.chi_bo,
            actor_name="Chi Bo",
            at=at,
            waited_since=waited,
        )
        for file, trail in zip(made, trails, strict=True)
        for version, (action, source, target, waited, at) in enumerate(trail, 1)
    )
    return made


def _walk(random: Random, file: Candidacy) -> list[tuple]:
    """(action, source, target, since when it waited, when)"""
    at = make_aware(datetime.combine(file.opened_on, time(random.randint(0, 23), random.randint(0, 59))))
    taken = [(Action.OPEN, "", State.DRAFT, None, at)]
    for _ in range(random.randint(0, 12)):
        state, since = taken[-1][2], at
        ways = transitions_from(state)
        if not ways:
            break
        way, at = random.choice(ways), at + timedelta(minutes=random.randint(1, 100_000))
        taken.append((way.action, state, way.target, since, at))
    file.state, file.desk_since = taken[-1][2], at
    file.closed_on = localdate(at) if file.state in CLOSED else None
    return taken
