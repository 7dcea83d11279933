"""Sets the scene: organisations, people, accounts. Every row through the services, in the name of the administrator."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from ceremonies.services.demo.latecomers import EVERYBODY
from ceremonies.services.demo.office import (
    ACCOUNTS,
    AUTHORITY,
    BODIES_OF_DEPARTMENT,
    DELEGATED,
    FOUNDED,
    LETTERHEADS,
    ORGANISATIONS,
    PASSWORD,
    TERM,
    TERM_FROM,
    Account,
)
from ceremonies.services.demo.people import PLACES, PROBATION, Actor
from members.choices import DecisionMode, Right
from members.models import Appointment, DecisionAuthority, Membership, Organisation, Person, Term, User
from members.permissions import ROLE_RIGHTS
from members.services.appointments import give_appointment, write_appointment
from members.services.audit import record
from members.services.organisations import save_organisation, set_authority
from members.services.people import add_membership, add_person
from members.services.terms import open_term


class Stage:
    """Organisations by code, people by name, accounts by user name; `present` is the day the audience sees."""

    def __init__(self, present: date):
        self._present = present
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.users: dict[str, User] = {}
        self._password = make_password(PASSWORD)
        self._administrator, *others = ACCOUNTS
        self._open_account(self._administrator)
        for row in ORGANISATIONS:
            self._open_organisation(*row)
        self._give_authority()
        for number, actor in enumerate(EVERYBODY, 1):
            self._enter_person(number, actor)
        for account in others:
            self._open_account(account)

    @property
    def admin(self) -> User:
        return self.users[self._administrator.username]

    def office_holder(self, right: Right, organisation: Organisation) -> User:
        """The account that holds this right there, or at the nearest organisation above."""
        while organisation:
            for account in ACCOUNTS:
                if account.organisation == organisation.code and right in ROLE_RIGHTS[account.role]:
                    return self.users[account.username]
            organisation = organisation.parent
        raise LookupError(right)

    def _open_organisation(self, code, kind, name, parent, serves, symbol) -> None:
        organisation = Organisation(
            code=code,
            kind=kind,
            name=name,
            parent=self.organisations.get(parent),
            serves=self.organisations.get(serves),
            symbol=symbol,
            place="Hà Nội" if symbol else "",
            letterhead_parent=LETTERHEADS.get(code, ""),
            opened_on=FOUNDED,
        )
        self.organisations[code] = save_organisation(actor=self.admin, organisation=organisation)

    def _give_authority(self) -> None:
        for body in self.organisations.values():
            if body.symbol:  # it issues papers, so it has registers of a term
                open_term(actor=self.admin, term=Term(organisation=body, name=TERM, starts_on=TERM_FROM))
        for code, mode in ((AUTHORITY, DecisionMode.STANDING), (DELEGATED, DecisionMode.COLLECTIVE)):
            body = self.organisations[code]
            authority = DecisionAuthority(organisation=body, mode=mode, starts_on=FOUNDED)
            set_authority(actor=self.admin, authority=authority)

    def _enter_person(self, number: int, actor: Actor) -> None:
        person = Person(
            full_name=actor.name,
            birth_date=date.fromisoformat(actor.born),
            sex=actor.sex,
            citizen_id=actor.citizen_id(number),
            ethnicity=actor.ethnicity,
            native_place=PLACES[number % len(PLACES)],
            residence=PLACES[4],
            education="Đại học" if number % 4 else "Thạc sĩ",
            job_title=actor.job,
            department=self.organisations[actor.department],
            phone=f"0900001{number:03d}",
            email=f"nguoi{100 + number}@vi-du.vn",
        )
        self.people[actor.name] = add_person(actor=self.admin, person=person)
        self._enter_memberships(person, actor)

    def _enter_memberships(self, person: Person, actor: Actor) -> None:
        cell, youth_cell, group = BODIES_OF_DEPARTMENT[actor.department]
        born = person.birth_date
        self._join(person, group, date(born.year + 22, 9, 1))
        if actor.youth:
            self._join(person, youth_cell, date(born.year + 16, 3, 26))
        if actor.party == PROBATION:
            self._join(person, cell, self._present - timedelta(200))
        elif actor.party:
            admitted = date.fromisoformat(actor.party)
            self._join(person, cell, admitted, official_on=admitted.replace(year=admitted.year + 1))

    def _join(self, person: Person, code: str, joined_on: date, official_on: date | None = None) -> None:
        membership = Membership(
            person=person,
            organisation=self.organisations[code],
            joined_on=joined_on,
            official_on=official_on,
        )
        add_membership(actor=self.admin, membership=membership)

    def _open_account(self, account: Account) -> None:
        person = self.people[account.name] if account.in_register else None
        user = User(username=account.username, full_name=account.name, person=person, is_demo=True)
        user.password = self._password
        user.save()
        user.grants_cache = {}  # as during a request: nobody's office changes before the end
        self.users[account.username] = user
        by = None if account is self._administrator else self.admin
        record(actor=by, action="account.create", obj=user)
        if account.role is None:
            return
        appointment = Appointment(
            user=user,
            role=account.role,
            organisation=self.organisations.get(account.organisation),
            starts_on=FOUNDED,
        )
        give = give_appointment if by else write_appointment
        give(actor=by, appointment=appointment)
