"""A province that does not exist: its Party bodies, unions and departments, and who holds an account in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from ceremonies.management.load_test_data.names import WORDS
from ceremonies.services.demo.office import PASSWORD
from members.choices import DecisionMode, OrganisationKind, Role
from members.models import Appointment, DecisionAuthority, Organisation, Term, User
from members.names import fold
from members.services import bulk
from members.services.appointments import sync_grants
from members.services.organisations import path_segment

FOUNDED = date(2010, 1, 1)
TERMS = ((2015, 2020), (2020, 2025), (2025, None))
#: Cells below one grass-roots committee, grass-roots committees below one deciding committee.
CELLS, COMMITTEES = 10, 16
#: Each so many grass-roots committees decide themselves, or have a section committee.
DELEGATED_EVERY, SECTION_EVERY = 4, 5
ROOT = "TM"
_K = OrganisationKind


@dataclass
class Body:
    """A committee with all that belongs to it; `office` keeps the files and `head` signs."""

    organisation: Organisation
    office: User
    head: User


@dataclass
class Union:
    """Who drafts, and who resolves."""

    organisation: Organisation
    executive: User
    leader: User


@dataclass
class Unit:
    """A cell, its staff's department and unions, and the bodies its files travel through."""

    cell: Body
    section: Body | None
    committee: Body
    authority: Body
    unions: dict[str, Union]
    youth_cell: Organisation
    union_group: Organisation
    department: Organisation

    @property
    def is_delegated(self) -> bool:
        return self.authority is self.committee


class Office:
    """Built once, small beside the people: all of it is kept in memory."""

    def __init__(self, cells: int):
        self._password = make_password(PASSWORD)
        self._organisations: list[Organisation] = []
        self._offices: list[tuple[User, Organisation | None, Role]] = []
        self.units: list[Unit] = []
        self._build(cells)
        self._write()

    def _build(self, cells: int) -> None:
        root = self._body(ROOT, _K.DECIDING_COMMITTEE, "Tỉnh ủy Mẫu", None, "TU")
        self._account(root.organisation, Role.INSPECTOR, "kiemtra")
        self._account(None, Role.SYSTEM_ADMIN, f"{ROOT.lower()}.quantri")
        for number in range(-(-cells // CELLS)):
            if number % COMMITTEES == 0:
                code = f"{ROOT}{number // COMMITTEES + 1:02d}"
                name = f"Đảng ủy Khối {code[2:]} Mẫu"
                deciding = self._body(code, _K.DECIDING_COMMITTEE, name, root, "ĐUK")
            self._committee(deciding, number, min(CELLS, cells - number * CELLS))

    def _committee(self, deciding: Body, number: int, cells: int) -> None:
        code, place = (
            f"{number + 1:03d}",
            f"Sở {WORDS['fields'][number % len(WORDS['fields'])]} Mẫu {number + 1:03d}",
        )
        committee = self._body(f"DU{code}", _K.GRASSROOTS_COMMITTEE, f"Đảng ủy {place}", deciding, "ĐU")
        section = None
        if number % SECTION_EVERY == 0:
            name = f"Đảng ủy bộ phận Trường {place}"
            section = self._body(f"BP{code}", _K.SECTION_COMMITTEE, name, committee, "ĐU")
        unions = {
            "youth_union": self._union(f"DTN{code}", _K.YOUTH_BASE, f"Đoàn {place}", committee, "ĐTN"),
            "trade_union": self._union(f"CD{code}", _K.UNION_BASE, f"Công đoàn {place}", committee, "CĐCS"),
        }
        whole = self._open(f"S{code}", _K.DEPARTMENT, place, None)
        authority = deciding if number % DELEGATED_EVERY != DELEGATED_EVERY - 1 else committee
        for one in range(1, cells + 1):
            inner = section if section and one % 2 == 0 else None
            bodies = (inner, committee, authority)
            self._unit(f"{code}{one:02d}", f"Phòng {one:02d} {place}", bodies, unions, whole)

    def _unit(self, code: str, place: str, bodies, unions: dict[str, Union], whole: Organisation) -> None:
        section, committee, authority = bodies
        above = (section or committee).organisation
        cell = self._open(f"CB{code}", _K.PARTY_CELL, f"Chi bộ {place}", above, symbol="CB")
        secretary = self._account(cell, Role.SECRETARY, "bithu")
        youth, union = (one.organisation for one in unions.values())
        unit = Unit(
            Body(cell, secretary, secretary),
            *(section, committee, authority, unions),
            self._open(f"CDN{code}", _K.YOUTH_CELL, f"Chi đoàn {place}", youth, serves=cell),
            self._open(f"TCD{code}", _K.UNION_GROUP, f"Tổ công đoàn {place}", union, serves=cell),
            self._open(f"P{code}", _K.DEPARTMENT, place, whole, serves=cell),
        )
        self.units.append(unit)

    def _body(self, code: str, kind: str, name: str, parent: Body | None, symbol: str) -> Body:
        above = parent.organisation if parent else None
        body = self._open(code, kind, name, above, symbol=symbol)
        head = self._account(body, Role.SECRETARY, "bithu")
        return Body(body, self._account(body, Role.COMMITTEE_OFFICE, "vanphong"), head)

    def _union(self, code: str, kind: str, name: str, serves: Body, symbol: str) -> Union:
        union = self._open(code, kind, name, None, serves=serves.organisation, symbol=symbol)
        executive = self._account(union, Role.UNION_EXECUTIVE, "uyvien")
        return Union(union, executive, self._account(union, Role.UNION_LEADER, "bithu"))

    def _open(self, code, kind, name, parent, *, serves=None, symbol="") -> Organisation:
        place = "Bình Mẫu" if symbol else ""
        organisation = Organisation(
            **{"code": code, "kind": kind, "name": name, "search_key": fold(f"{name} {code}"), "path": code},
            **{"parent": parent, "serves": serves, "symbol": symbol, "place": place, "opened_on": FOUNDED},
        )
        self._organisations.append(organisation)
        return organisation

    def _account(self, organisation: Organisation | None, role: Role, name: str) -> User:
        username = f"{organisation.code.lower()}.{name}" if organisation else name
        office = f"{role.label} {organisation.name}" if organisation else role.label
        user = User(username=username, full_name=office[:100], password=self._password, is_demo=True)
        self._offices.append((user, organisation, role))
        return user

    # --- Into the database, the upper ones first -------------------------------------------------------------------

    def _write(self) -> None:
        self._write_organisations()
        User.objects.bulk_create([user for user, _, _ in self._offices], batch_size=500)
        appointments = (
            {
                "user_id": user.pk,
                "organisation_id": body and body.pk,
                "role": role.value,
                "starts_on": FOUNDED,
            }
            for user, body, role in self._offices
        )
        bulk.insert(Appointment, appointments)
        sync_grants(users=None)
        bulk.insert(Term, self._terms())
        deciding = {one.authority.organisation.pk: one for one in self.units}
        bulk.insert(DecisionAuthority, map(_authority, deciding.values()))

    def _write_organisations(self) -> None:
        waiting = self._organisations
        while waiting:
            ready = [one for one in waiting if _is_ready(one)]
            Organisation.objects.bulk_create(ready, batch_size=500)
            waiting = [one for one in waiting if one.pk is None]
        for one in self._organisations:
            above = one.parent.path if one.parent else ""
            one.path = above + path_segment(one.pk)
        bulk.update(Organisation, ("path", "id"), ((one.path, one.pk) for one in self._organisations))

    def _terms(self) -> Iterable[dict]:
        for one in self._organisations:
            if one.kind == _K.DEPARTMENT:
                continue
            for first, last in TERMS:
                yield {
                    **{"organisation_id": one.pk, "name": f"{first} – {last or first + 5}"},
                    **{"starts_on": date(first, 1, 1), "ends_on": last and date(last - 1, 12, 31)},
                }


def _is_ready(organisation: Organisation) -> bool:
    return all(one is None or one.pk for one in (organisation.parent, organisation.serves))


def _authority(unit: Unit) -> dict:
    mode = DecisionMode.COLLECTIVE if unit.is_delegated else DecisionMode.STANDING
    return {"organisation_id": unit.authority.organisation.pk, "mode": mode.value, "starts_on": FOUNDED}
