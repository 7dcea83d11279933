"""Who sees what, answered twice: by the portal, and naively from the sentences of the design, on random worlds.

design §3: an office counts from its first to its last day; its rights hold for the organisation and all below it;
a right counts only while its django-guardian grant exists; a superuser has none; a closed account sees nothing.
domain §7.3: unions see their own nominees, the helper sees whom he helps, a cell its files, a committee all below,
the person the own file, the system administrator no dossier.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.models import Candidacy, Decision, HelperAssignment, Register, Resolution
from ceremonies.services.policies import load_policies
from members.choices import Right, Role, Tree
from members.clock import today
from members.models import Appointment, Membership, Organisation, Person, User
from members.permissions import may, people_changeable_by, visible_to
from tests.worlds import World, build, granted

PARTY_READERS = {
    Role.SECRETARY,
    Role.DEPUTY_SECRETARY,
    Role.COMMITTEE_MEMBER,
    Role.COMMITTEE_OFFICE,
    Role.INSPECTOR,
}
UNIONS = {Role.UNION_LEADER, Role.UNION_EXECUTIVE}
CONFERRED_BY = {
    Right.VIEW_PEOPLE: PARTY_READERS | UNIONS,
    Right.MANAGE_PEOPLE: UNIONS | {Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.COMMITTEE_OFFICE},
    Right.VIEW_CANDIDACIES: PARTY_READERS,
    Right.VIEW_NOMINATIONS: UNIONS,
}


class Naive:
    """What one user may see in a world, by walking over everything."""

    def __init__(self, world: World, user: User, grants: set):
        self.world, self.user, self.grants = world, user, grants

    def offices(self) -> list[Appointment]:
        if not self.user.is_active:
            return []
        return [
            office
            for office in self.world.all(Appointment)
            if office.user_id == self.user.pk
            and office.starts_on <= today()
            and (office.ends_on is None or today() <= office.ends_on)
        ]

    def is_admin(self) -> bool:
        return any(office.role == Role.SYSTEM_ADMIN for office in self.offices())

    def reaches(self, right: Right, organisation: int | None) -> bool:
        """Holds the right at the organisation or above it."""
        above = self.world.above(organisation)
        return any(
            office.role in CONFERRED_BY[right]
            and office.organisation_id in above
            and (self.user.pk, office.organisation_id, right) in self.grants
            for office in self.offices()
        )

    def is_own(self, person: int) -> bool:
        return self.user.is_active and person == self.user.person_id

    def reaches_person(self, right: Right, person: Person) -> bool:
        department = person.department
        if department and (
            self.reaches(right, department.pk) or self.reaches(right, department.serves_id)
        ):  # the staff of the departments in its care
            return True
        return any(
            membership.person_id == person.pk
            and (membership.joined_on is None or membership.joined_on <= today())
            and (membership.ended_on is None or membership.ended_on > today())
            and self.reaches(right, membership.organisation_id)
            for membership in self.world.all(Membership)
        )

    def person(self, person: Person) -> bool:
        return self.is_admin() or self.is_own(person.pk) or self.reaches_person(Right.VIEW_PEOPLE, person)

    def changes(self, person: Person) -> bool:
        if self.is_own(person.pk):
            return False
        if self.is_admin():
            return True
        reached = self.reaches_person(Right.MANAGE_PEOPLE, person)
        return reached and (not self.party_homes(person) or self.reaches_as_party(person))

    def party_homes(self, person: Person) -> list[int]:
        return [
            membership.organisation_id
            for membership in self.world.all(Membership)
            if membership.person_id == person.pk
            and (membership.joined_on is None or membership.joined_on <= today())
            and (membership.ended_on is None or membership.ended_on > today())
            and membership.organisation.tree == Tree.PARTY
        ]

    def reaches_as_party(self, person: Person) -> bool:
        """At a cell of the person, or at the Party organisation that looks after the department."""
        homes = self.party_homes(person)
        serves = person.department and person.department.serves
        if serves and serves.tree == Tree.PARTY:
            homes.append(serves.pk)
        return any(self.reaches(Right.MANAGE_PEOPLE, home) for home in homes)

    def as_party(self, candidacy: Candidacy) -> bool:
        arrived = candidacy.sent_on is not None or candidacy.nominator_id is None
        return arrived and self.reaches(Right.VIEW_CANDIDACIES, candidacy.cell_id)

    def as_union(self, candidacy: Candidacy) -> bool:
        return candidacy.nominator_id is not None and self.reaches(
            Right.VIEW_NOMINATIONS, candidacy.nominator_id
        )

    def is_official(self, person: int) -> bool:
        """An official Party member today: only they help (domain, 1.3)."""
        return any(
            membership.person_id == person
            and membership.organisation.tree == Tree.PARTY
            and (membership.joined_on is None or membership.joined_on <= today())
            and (membership.ended_on is None or membership.ended_on > today())
            and membership.official_on is not None
            and membership.official_on <= today()
            for membership in self.world.all(Membership)
        )

    def as_helper(self, candidacy: Candidacy) -> bool:
        return any(
            help.candidacy_id == candidacy.pk
            and self.is_own(help.person_id)
            and self.is_official(help.person_id)
            and (help.ends_on is None or help.ends_on >= today())
            for help in self.world.all(HelperAssignment)
        )

    def candidacy(self, candidacy: Candidacy) -> bool:
        arrived = candidacy.sent_on is not None or candidacy.nominator_id is None
        own = arrived and self.is_own(candidacy.person_id)
        return own or self.as_party(candidacy) or self.as_union(candidacy) or self.as_helper(candidacy)

    def dossier(self, candidacy: Candidacy) -> bool:
        return not self.is_own(candidacy.person_id) and (
            self.as_party(candidacy) or self.as_helper(candidacy)
        )

    def votes(self, candidacy: Candidacy) -> bool:
        return not self.is_own(candidacy.person_id) and self.as_party(candidacy)

    def resolution(self, resolution: Resolution) -> bool:
        """Nobody reads how others voted about them."""
        candidacy = resolution.candidacy
        if self.is_own(candidacy.person_id):
            return False
        return self.as_party(candidacy) or (resolution.kind == "union" and self.as_union(candidacy))

    def decision(self, decision: Decision) -> bool:
        return self.is_own(decision.candidacy.person_id) or self.as_party(decision.candidacy)

    def register(self, register: Register) -> bool:
        return self.reaches(Right.VIEW_CANDIDACIES, register.organisation_id)

    def appointment(self, appointment: Appointment) -> bool:
        own = self.user.is_active and appointment.user_id == self.user.pk
        return own or self.is_admin()

    def account(self, user: User) -> bool:
        return self.is_admin() or (self.user.is_active and user.pk == self.user.pk)

    def organisation(self, organisation: Organisation) -> bool:
        return self.user.is_active


ANSWERS = {
    Person: Naive.person,
    Candidacy: Naive.candidacy,
    Decision: Naive.decision,
    Resolution: Naive.resolution,
    Register: Naive.register,
    Appointment: Naive.appointment,
    User: Naive.account,
    Organisation: Naive.organisation,
}


@pytest.fixture
def rules_loaded(db):
    load_policies()


@pytest.mark.slow
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.integers(0, 2**32),
    organisations=st.integers(1, 60),
    people=st.integers(0, 25),
    users=st.integers(1, 6),
    files=st.integers(0, 15),
)
def test_lists_and_details_show_what_the_design_says(rules_loaded, seed, **size):
    with transaction.atomic():
        world = build(seed, **size)
        grants = granted()
        for user in world.all(User):
            naive = Naive(world, User.objects.get(pk=user.pk), grants)
            _compare(world, naive)
        transaction.set_rollback(True)


def _compare(world: World, naive: Naive) -> None:
    user = naive.user
    user.grants_cache = {}  # one request
    for model, answer in ANSWERS.items():
        seen = {row.pk for row in world.all(model) if answer(naive, row)}
        listed = set(
            visible_to(user, model).filter(pk__in=world.rows.get(model, ())).values_list("pk", flat=True)
        )
        assert listed == seen, model
        for row in world.random.sample(world.all(model), min(2, len(world.all(model)))):
            assert may(user, "view", row) is (row.pk in seen)
    changed = set(people_changeable_by(user).values_list("pk", flat=True)) if user.is_active else set()
    assert changed == {p.pk for p in world.all(Person) if naive.changes(p)}
    for row in world.random.sample(world.all(Candidacy), min(4, len(world.all(Candidacy)))):
        assert may(user, "candidacy.view_dossier", row) is naive.dossier(row)
        assert may(user, "candidacy.view_votes", row) is naive.votes(row)
