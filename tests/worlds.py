"""Small random worlds: three trees of organisations over one staff, people, offices and files, some of them long past.

A world is plain dataclasses and dictionaries, so that a test can answer by itself who may see what; `build` writes
the same world into the database without asking any service.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.contrib.auth.models import Permission
from django.utils import timezone

from ceremonies.choices import ResolutionKind, Route, State
from ceremonies.models import (
    Candidacy,
    Decision,
    HelperAssignment,
    IssuedNumber,
    Policy,
    Register,
    Resolution,
)
from members.choices import OrganisationKind, Right, Role
from members.clock import today
from members.models import (
    Appointment,
    Membership,
    Organisation,
    OrganisationUserObjectPermission,
    Person,
    StoredFile,
    Term,
    User,
)
from members.services.appointments import sync_grants

K = OrganisationKind
KINDS = {
    "party": [K.DECIDING_COMMITTEE, K.GRASSROOTS_COMMITTEE, K.SECTION_COMMITTEE, K.PARTY_CELL],
    "youth": [K.YOUTH_BASE, K.YOUTH_CELL],
    "union": [K.UNION_BASE, K.UNION_GROUP],
    "staff": [K.DEPARTMENT],
}
PARTY_ROLES = [
    Role.SECRETARY,
    Role.DEPUTY_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.COMMITTEE_OFFICE,
    Role.INSPECTOR,
]
UNION_ROLES = [Role.UNION_LEADER, Role.UNION_EXECUTIVE]
FIRST = 500_000  # primary keys of our own, so that rows can refer to each other before they are written


@dataclass
class World:
    random: Random
    trees: dict[int, str] = field(default_factory=dict)  # organisation → tree
    parents: dict[int, int | None] = field(default_factory=dict)
    rows: dict[type, dict[int, object]] = field(default_factory=dict)

    def add(self, row):
        table = self.rows.setdefault(type(row), {})
        row.pk = FIRST + len(table)
        table[row.pk] = row
        return row

    def all(self, model: type) -> list:
        return list(self.rows.get(model, {}).values())

    def some(self, model: type):
        """One of them, or None."""
        return self.random.choice([*self.all(model), None])

    def day(self) -> date:
        """Often the days around today, where offices begin and end."""
        return today() + timedelta(days=self.random.choice([-400, -30, -2, -1, -1, 0, 0, 1, 1, 30]))

    def maybe_day(self, after: date | None = None) -> date | None:
        day = self.random.choice([None, None, self.day()])
        return after if day and after and day < after else day

    def above(self, pk: int | None) -> set[int]:
        """The organisation and all its superiors, by walking up."""
        found = set()
        while pk is not None:
            found.add(pk)
            pk = self.parents[pk]
        return found

    def of_tree(self, *trees: str) -> list[Organisation]:
        return [o for o in self.all(Organisation) if self.trees[o.pk] in trees]


def build(seed: int, *, organisations: int, people: int, users: int, files: int) -> World:
    world = World(Random(seed))  # noqa: S311 — worlds, not secrets
    _organisations(world, organisations)
    _people(world, people)
    _users(world, users)
    _files(world, files)
    for model in (Organisation, Person, Membership, User, Appointment, Term, Register, StoredFile):
        model.objects.bulk_create(world.all(model))
    for model in (Candidacy, HelperAssignment, Resolution, IssuedNumber, Decision):
        model.objects.bulk_create(world.all(model))
    _grants(world)
    return world


def _organisations(world: World, count: int) -> None:
    for number in range(count):
        tree = world.random.choice(["party", "party", "party", "youth", "union", "staff"])
        above = world.random.choice([*world.of_tree(tree)[-8:], None])
        served = world.random.choice([*world.of_tree("party"), None]) if tree != "party" else None
        row = world.add(
            Organisation(
                kind=world.random.choice(KINDS[tree]),
                code=f"T{number}",
                name=f"Tổ chức {number}",
                parent=above,
                serves=served,
            )
        )
        world.trees[row.pk], world.parents[row.pk] = tree, above.pk if above else None
        row.path = (above.path if above else "") + _six_digits(row.pk)


def _six_digits(number: int) -> str:
    """The column's format (base 36), on our own."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return "".join(digits[number // 36**power % 36] for power in range(5, -1, -1))


def _people(world: World, count: int) -> None:
    staff, bodies = world.of_tree("staff"), world.of_tree("party", "youth", "union")
    for number in range(count):
        person = world.add(
            Person(
                full_name=f"Người {number}",
                birth_date=date(1990, 1, 1),
                sex="female",
                department=world.random.choice([*staff, None]),
            )
        )
        for body in world.random.sample(bodies, min(len(bodies), world.random.randint(0, 2))):
            joined = world.maybe_day()
            world.add(
                Membership(
                    person=person,
                    organisation=body,
                    joined_on=joined,
                    official_on=world.random.choice([joined, None]) if body.tree == "party" else None,
                    ended_on=world.maybe_day(joined),
                )
            )


def _users(world: World, count: int) -> None:
    people = world.random.sample(world.all(Person), min(count, len(world.all(Person))))
    for number in range(count):
        user = User(
            username=f"tk{number}",
            person=people.pop() if people and world.random.random() < 0.6 else None,
            is_active=world.random.random() < 0.9,
            is_superuser=world.random.random() < 0.2,
        )
        world.add(user)
        for _ in range(world.random.choice([0, 1, 2, 3])):
            _office(world, user)


def _office(world: World, user: User) -> None:
    if world.random.random() < 0.05:
        role, body = Role.SYSTEM_ADMIN, None
    else:
        bodies = world.of_tree("party", "youth", "union")
        if not bodies:
            return
        body = world.random.choice(bodies)
        role = world.random.choice(PARTY_ROLES if world.trees[body.pk] == "party" else UNION_ROLES)
    first = world.day()
    world.add(
        Appointment(user=user, role=role, organisation=body, starts_on=first, ends_on=world.maybe_day(first))
    )


def _files(world: World, count: int) -> None:
    cells, unions = world.of_tree("party"), world.of_tree("youth", "union")
    people = world.random.sample(world.all(Person), min(count, len(world.all(Person))))
    if not cells:
        return
    term = world.add(Term(organisation=cells[0], name="2025 – 2030", starts_on=date(2025, 1, 1)))
    for body in cells:
        world.add(Register(organisation=body, document_type="QĐ", term=term))
    pdf = world.add(StoredFile(sha256="0" * 64, size=1, content_type="application/pdf"))
    for person in people:
        _file(world, person, world.random.choice([*unions, None]), world.random.choice(cells), pdf)


def _file(world: World, person: Person, nominator, cell: Organisation, pdf: StoredFile) -> None:
    candidacy = world.add(
        Candidacy(
            person=person,
            route=Route.TWO_MEMBERS,
            nominator=nominator,
            cell=cell,
            policy=Policy.objects.first(),
            strengths="Tốt",
            state=world.random.choice(State.values),
            desk_since=_now(),
            opened_on=today(),
            sent_on=today() if nominator and world.random.random() < 0.6 else None,
            closed_on=world.random.choice([None, today()]),
        )
    )
    candidacy.form_key = UUID(int=candidacy.pk)
    helpers = world.random.sample(world.all(Person), min(2, len(world.all(Person))))
    for helper in helpers[: world.random.randint(0, 2)]:
        first = min(world.day(), today())
        world.add(
            HelperAssignment(
                candidacy=candidacy, person=helper, starts_on=first, ends_on=world.maybe_day(first)
            )
        )
    for kind in world.random.sample(ResolutionKind.values, 2):
        world.add(Resolution(candidacy=candidacy, kind=kind, body=cell, number="1", held_on=today()))
    if world.random.random() < 0.4:
        _decision(world, candidacy, pdf)


def _decision(world: World, candidacy: Candidacy, pdf: StoredFile) -> None:
    register = world.random.choice(world.all(Register))
    number = world.add(
        IssuedNumber(register=register, value=len(world.all(IssuedNumber)) + 1, issued_at=_now())
    )
    world.add(
        Decision(
            candidacy=candidacy,
            organisation=register.organisation,
            number=number,
            number_text=str(number),
            issued_on=today(),
            signer=world.all(User)[0],
            snapshot={},
            pdf=pdf,
            verification_code=str(number.pk),
        )
    )


def _now() -> datetime:
    return timezone.now()


def _grants(world: World) -> None:
    """Grants as the daily run left them some days ago, and a few lost."""
    sync_grants(on=world.random.choice([today(), today(), world.day()]))
    lost = [g.pk for g in OrganisationUserObjectPermission.objects.all() if world.random.random() < 0.1]
    OrganisationUserObjectPermission.objects.filter(pk__in=lost).delete()


def granted() -> set[tuple[int, int, str]]:
    """(user, organisation, right) as they stand in the table."""
    rights = dict(Permission.objects.filter(codename__in=Right.values).values_list("pk", "codename"))
    rows = OrganisationUserObjectPermission.objects.values_list("user", "content_object", "permission")
    return {(user, organisation, rights[permission]) for user, organisation, permission in rows}
