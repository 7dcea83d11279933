"""The same few organisations and people in every test. All invented.

Cục Mẫu: Đảng ủy Bộ Mẫu (cấp trên, ban thường vụ quyết định) → Đảng ủy Cục Mẫu (đảng ủy cơ sở) → hai chi bộ.
Đoàn Cục Mẫu → hai chi đoàn; Công đoàn Cục Mẫu → một tổ công đoàn; hai phòng.
"""

from dataclasses import dataclass, field
from datetime import date

from ceremonies.services.policies import load_policies
from members.choices import DecisionMode, OrganisationKind, Role
from members.models import Appointment, DecisionAuthority, Membership, Organisation, Person, Term, User
from members.services.appointments import write_appointment
from members.services.organisations import write_organisation
from members.services.people import derive
from tests.replay import replayed

START = date(2025, 1, 1)
K, R = OrganisationKind, Role

ORGANISATIONS = [  # code, kind, name, parent, serves
    ("DUB", K.DECIDING_COMMITTEE, "Đảng ủy Bộ Mẫu", None, None),
    ("DUC", K.GRASSROOTS_COMMITTEE, "Đảng ủy Cục Mẫu", "DUB", None),
    ("CB1", K.PARTY_CELL, "Chi bộ Một", "DUC", None),
    ("CB2", K.PARTY_CELL, "Chi bộ Hai", "DUC", None),
    ("DTN", K.YOUTH_BASE, "Đoàn Cục Mẫu", None, "DUC"),
    ("CD1", K.YOUTH_CELL, "Chi đoàn Một", "DTN", "CB1"),
    ("CD2", K.YOUTH_CELL, "Chi đoàn Hai", "DTN", "CB2"),
    ("CDC", K.UNION_BASE, "Công đoàn Cục Mẫu", None, "DUC"),
    ("TCD", K.UNION_GROUP, "Tổ công đoàn Một", "CDC", "CB1"),
    ("PM1", K.DEPARTMENT, "Phòng Một", None, "CB1"),
    ("PM2", K.DEPARTMENT, "Phòng Hai", None, "CB2"),
]

PEOPLE = [  # key, name, birth date, sex, department, memberships (code, joined, official)
    (
        "an",
        "Nguyễn Hoài An",
        date(2000, 3, 15),
        "female",
        "PM1",
        [("CD1", "2015-03-26", None), ("TCD", "2023-01-05", None)],
    ),
    ("binh", "Trần Gia Bình", date(1999, 5, 2), "male", "PM2", [("CD2", "2014-03-26", None)]),
    ("chau", "Lê Minh Châu", date(1985, 11, 3), "female", "PM1", [("TCD", "2010-01-05", None)]),
    ("dung", "Phạm Quốc Dũng", date(1975, 7, 9), "male", "PM1", [("CB1", "2005-05-19", "2006-05-19")]),
    ("ha", "Đặng Thu Hà", date(1978, 1, 30), "female", "PM1", [("CB1", "2008-02-03", "2009-02-03")]),
    ("khoa", "Võ Đăng Khoa", date(1980, 9, 12), "male", "PM1", [("CB1", "2010-09-02", "2011-09-02")]),
    ("lan", "Bùi Ngọc Lan", date(1996, 4, 21), "female", "PM1", [("CB1", "2026-03-03", None)]),
    ("minh", "Hồ Nhật Minh", date(1970, 6, 6), "male", "PM2", [("CB2", "1999-02-03", "2000-02-03")]),
    ("oanh", "Dương Kiều Oanh", date(1979, 8, 8), "female", "PM2", [("CB2", "2009-02-03", "2010-02-03")]),
]

OFFICES = [  # account, role, organisation, person
    ("doan_vien", R.UNION_EXECUTIVE, "CD1", None),
    ("doan_bi_thu", R.UNION_LEADER, "DTN", None),
    ("doan_khac", R.UNION_EXECUTIVE, "CD2", None),
    ("cong_doan", R.UNION_EXECUTIVE, "TCD", None),
    ("cong_doan_chu_tich", R.UNION_LEADER, "CDC", None),
    ("chi_bo", R.SECRETARY, "CB1", "dung"),
    ("chi_bo_khac", R.SECRETARY, "CB2", "minh"),
    ("van_phong", R.COMMITTEE_OFFICE, "DUC", None),
    ("dang_uy", R.SECRETARY, "DUC", None),
    ("ban_to_chuc", R.COMMITTEE_OFFICE, "DUB", None),
    ("cap_tren", R.SECRETARY, "DUB", None),
    ("kiem_tra", R.INSPECTOR, "DUC", None),
    ("quan_tri", R.SYSTEM_ADMIN, None, None),
]
#: Without an office: a helper, a nominee, somebody with nothing, a superuser, a closed account.
PLAIN = [("giup_do", "ha"), ("ung_vien", "an"), ("nguoi_la", None), ("sieu_quyen", None), ("da_khoa", None)]

PASSWORD = "mat-khau-thu-nghiem"


@dataclass
class Cast:
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name):
        """`cast.chi_bo` is an account, `cast.an` a person, `cast.CB1` an organisation."""
        for group in ("users", "people", "organisations"):
            found = self.__dict__.get(group, {}).get(name)
            if found is not None:
                return found
        raise AttributeError(name)


def put_cast() -> Cast:
    """As `make_cast` made it the first time in this process."""
    return replayed(make_cast, "cast")


def make_cast() -> Cast:
    load_policies()
    cast = Cast()
    for code, kind, name, parent, serves in ORGANISATIONS:
        cast.organisations[code] = write_organisation(
            actor=None,
            organisation=Organisation(
                code=code,
                kind=kind,
                name=name,
                place="Hà Nội",
                symbol=_symbol(kind),
                letterhead_parent="" if parent else "Đảng bộ Khối Mẫu",
                parent=cast.organisations.get(parent),
                serves=cast.organisations.get(serves),
                opened_on=START,
            ),
        )
    for code in ("DUB", "DUC"):
        Term.objects.create(organisation=cast.organisations[code], name="2025 – 2030", starts_on=START)
    DecisionAuthority.objects.create(organisation=cast.DUB, mode=DecisionMode.STANDING, starts_on=START)
    for number, (key, name, born, sex, department, memberships) in enumerate(PEOPLE, 1):
        cast.people[key] = _person(cast, number, name, born, sex, department, memberships)
    for account, role, organisation, person in OFFICES:
        cast.users[account] = _account(account, cast.people.get(person))
        write_appointment(
            actor=None,
            appointment=Appointment(
                user=cast.users[account],
                role=role,
                organisation=cast.organisations.get(organisation),
                starts_on=START,
            ),
        )
    for account, person in PLAIN:
        cast.users[account] = _account(account, cast.people.get(person))
    User.objects.filter(username="sieu_quyen").update(is_superuser=True, is_staff=True)
    cast.sieu_quyen.refresh_from_db()
    User.objects.filter(username="da_khoa").update(is_active=False)
    cast.da_khoa.refresh_from_db()
    return cast


def _symbol(kind) -> str:
    if kind in (K.DECIDING_COMMITTEE, K.GRASSROOTS_COMMITTEE):
        return "ĐU"
    return {K.PARTY_CELL: "CB", K.YOUTH_BASE: "ĐTN", K.YOUTH_CELL: "ĐTN"}.get(kind, "")


def _person(cast, number, name, born, sex, department, memberships) -> Person:
    century = (0 if born.year < 2000 else 2) + (sex == "female")
    person = Person(
        full_name=name,
        birth_date=born,
        sex=sex,
        department=cast.organisations[department],
        citizen_id=f"{900 + number}{century}{born.year % 100:02d}{number:06d}",
        native_place="xã Bình Minh, tỉnh Cao Bằng",
        job_title="Chuyên viên",
    )
    derive(person)
    person.save()
    for code, joined, official in memberships:
        Membership.objects.create(
            person=person,
            organisation=cast.organisations[code],
            joined_on=date.fromisoformat(joined),
            official_on=date.fromisoformat(official) if official else None,
        )
    return person


def _account(username, person) -> User:
    user = User(
        username=username, full_name=person.full_name if person else username.replace("_", " ").title()
    )
    user.person = person
    user.set_password(PASSWORD)
    user.save()
    return user
