from collections.abc import Iterator

from members.choices import OrganisationKind, Role
from members.clock import today
from members.models import Appointment, Organisation, User
from members.names import fold
from members.permissions import ROLE_TREES
from members.resources.base import Found, ListContext, SheetResource
from members.resources.columns import Column
from members.resources.judged import Message, Read, Repair
from members.resources.known_people import KnownPeople, who_column
from members.resources.places import Places
from members.spreadsheets.cells import as_text, key, mending, values

ROLE = {key(label): value for value, label in Role.choices} | {
    key(written): role.value
    for written, role in (
        ("Bí thư chi bộ", Role.SECRETARY),
        ("Bí thư đảng ủy", Role.SECRETARY),
        ("Phó bí thư chi bộ", Role.DEPUTY_SECRETARY),
        ("Phó bí thư đảng ủy", Role.DEPUTY_SECRETARY),
        ("Chi ủy viên", Role.COMMITTEE_MEMBER),
        ("Đảng ủy viên", Role.COMMITTEE_MEMBER),
        ("Văn phòng đảng ủy", Role.COMMITTEE_OFFICE),
        ("Bí thư Đoàn", Role.UNION_LEADER),
        ("Bí thư chi đoàn", Role.UNION_LEADER),
        ("Chủ tịch công đoàn", Role.UNION_LEADER),
        ("Tổ trưởng", Role.UNION_LEADER),
        ("Tổ trưởng công đoàn", Role.UNION_LEADER),
        ("Ủy viên", Role.UNION_EXECUTIVE),
        ("Ủy viên BCH", Role.UNION_EXECUTIVE),
        ("Ủy viên ban chấp hành Đoàn", Role.UNION_EXECUTIVE),
        ("Ủy viên ban chấp hành công đoàn", Role.UNION_EXECUTIVE),
    )
}
#: One word for two offices: the tree of the organisation tells which.
ONE_WORD = {
    Role.SECRETARY: (Role.SECRETARY, Role.UNION_LEADER),
    Role.COMMITTEE_MEMBER: (Role.COMMITTEE_MEMBER, Role.UNION_EXECUTIVE),
    Role.UNION_LEADER: (Role.SECRETARY, Role.UNION_LEADER),
    Role.UNION_EXECUTIVE: (Role.COMMITTEE_MEMBER, Role.UNION_EXECUTIVE),
}
BY_TREE = "theo loại tổ chức"
NO_ACCOUNT = "Người này chưa có tài khoản; hãy mở tài khoản trước, danh sách không tự tạo tài khoản."
NO_SUCH_ACCOUNT = "Không có tài khoản nào tên đăng nhập là «{name}»."
WHOSE = "Hãy ghi tên đăng nhập, hoặc số CCCD, hoặc họ tên và ngày sinh."
OWN = "Không ai được tự phân công chức vụ cho chính mình."
HOLDS = "Trong sổ, người này giữ chức vụ đó từ ngày {start}{end}; hãy sửa ngày cho khớp hoặc bỏ dòng này."
ENDED = "Trong sổ, chức vụ này đã kết thúc ngày {end}; danh sách không kéo dài hay mở lại được."


class AppointmentResource(SheetResource):
    """Who holds which office where, from a day to a day. Accounts are never created here."""

    username = Column(
        "user__username",
        "Tên đăng nhập",
        lambda cell: values.text(cell, longest=150),
        identifies=True,
        aliases=("Tài khoản",),
    )
    full_name = who_column("full_name", "user__full_name")
    birth_date = who_column("birth_date", "user__person__birth_date")
    citizen_id = who_column("citizen_id", "user__person__citizen_id")
    role = Column(
        "role",
        "Chức vụ",
        lambda cell: values.entry(cell, ROLE, "Chức vụ", ", ".join(Role.labels)),
        lambda role: Role(role).label,
        required=True,
        aliases=(
            "Chức danh",
            "Vai trò",
            "Chức vụ Đảng",
            "Chức vụ Đoàn",
            "Chức vụ đoàn thể",
            "Chức vụ đảm nhiệm",
        ),
        choices=tuple(Role.labels),
    )
    organisation = Column(
        "organisation_id",
        "Tổ chức",
        values.code,
        aliases=(
            "Mã tổ chức",
            "Tên tổ chức",
            "Nơi giữ chức vụ",
            "Tổ chức Đảng",
            "Chi bộ",
            "Chi đoàn",
            "Đơn vị",
        ),
        help="Tên hoặc mã của tổ chức; chỉ quản trị hệ thống để trống.",
    )
    starts_on = Column(
        "starts_on",
        "Từ ngày",
        values.day,
        as_text,
        repair=mending.day,
        required=True,
        aliases=("Ngày bắt đầu", "Ngày bổ nhiệm", "Ngày phân công"),
    )
    ends_on = Column(
        "ends_on",
        "Đến ngày",
        values.day,
        as_text,
        repair=mending.day,
        aliases=("Ngày kết thúc", "Ngày thôi"),
        help="Ngày cuối cùng; để trống nếu chưa biết.",
    )

    repeated = "Chức vụ này còn ở dòng {rows} của tệp."
    section = "Tổ chức"
    related = ("user__person", "organisation")

    class Meta:
        model = Appointment
        import_id_fields = ["username"]
        fields = [
            "username",
            "full_name",
            "birth_date",
            "citizen_id",
            "role",
            "organisation",
            "starts_on",
            "ends_on",
        ]

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self._places = Places(
            Organisation.objects.exclude(kind=OrganisationKind.DEPARTMENT), self.context.names
        )
        self.fields["organisation"].clean_cell = self._places.find
        self.fields["organisation"].show = self._places.show
        self._people = KnownPeople(self.context, prefix="user__person__", name="user__full_name")

    def nearest(self, name):
        return self._places.nearest(name)

    def note(self, read):
        self._people.note(read)
        super().note(read)

    def key(self, read):
        who = read.values.get("user__username") or read.values.get("user__person__citizen_id") or read.who
        what = tuple(read.values.get(name) for name in ("role", "organisation_id", "starts_on"))
        return (who, *what) if who and what[0] else None

    def load(self, reads):
        self._people.load(reads)
        names = {read.values.get("user__username") for read in reads} - {None}
        accounts = User.objects.select_related("person")
        self._by_name = {account.username: account for account in accounts.filter(username__in=names)}
        self._by_person = {
            account.person_id: account for account in accounts.filter(person__in=self._people.found())
        }
        users = {account.pk for account in (*self._by_name.values(), *self._by_person.values())}
        self._bodies = Organisation.objects.in_bulk(
            {read.values.get("organisation_id") for read in reads} - {None}
        )
        rows = Appointment.objects.filter(user__in=users).select_related("user__person", "organisation")
        if self.context.lock:
            rows = rows.select_for_update(of=("self",))
        self._held: dict[tuple, list[Appointment]] = {}
        for office in rows.order_by("pk"):
            self._held.setdefault((office.user_id, office.role, office.organisation_id), []).append(office)

    def find(self, read):
        account, found = self._account(read)
        role = self._role(read)
        if account is None or role is None or found.double:
            return found
        body = self._bodies.get(read.values.get("organisation_id"))
        held = self._held.get((account.pk, role, body.pk if body else None), [])
        found.known = _meant(read, held) or Appointment(user=account, role=role, organisation=body)
        return found

    def _role(self, read: Read) -> str | None:
        """«Bí thư» of a youth cell is that of the Youth Union."""
        role, body = read.values.get("role"), self._bodies.get(read.values.get("organisation_id"))
        if role is None or body is None or body.tree in ROLE_TREES[Role(role)]:
            return role
        meant = [one for one in ONE_WORD.get(Role(role), ()) if body.tree in ROLE_TREES[one]]
        if meant:
            title, typed = self.fields["role"].column_name, Role(role).label
            read.values["role"], read.texts[title] = meant[0].value, meant[0].label
            read.repaired.append(Repair(title, typed, meant[0].label, BY_TREE))
        return read.values["role"]

    def _account(self, read: Read) -> tuple[User | None, Found]:
        name = read.values.get("user__username")
        if name:
            account = self._by_name.get(name)
            if account is None:
                sentence = NO_SUCH_ACCOUNT.format(name=name)
                return None, Found(messages=[Message("error", "Tên đăng nhập", sentence)])
            return account, Found(messages=list(_other_name(read, account)))
        if "user__person__citizen_id" not in read.values and not read.who:
            return None, Found(messages=[Message("error", "Họ và tên", WHOSE)])
        found = self._people.find(read)
        person, found.known = found.known, None
        if person is None:
            return None, found
        account = self._by_person.get(person.pk)
        if account is None:
            found.messages.append(Message("error", "Họ và tên", NO_ACCOUNT))
        return account, found

    def check(self, read, found, changes):
        office = found.known
        if office is None:
            return
        yield from _misplaced(office)
        start, end = read.values.get("starts_on"), read.values.get("ends_on", office.ends_on)
        if start and end and end < start:
            yield Message("error", "Đến ngày", "Ngày kết thúc không được trước ngày bắt đầu.")
        if self.context.actor == office.user and (changes or office.pk is None):
            yield Message("error", "Họ và tên", OWN)
        if office.pk is None:
            yield from self._overlaps(read, office)
        elif "Đến ngày" in changes and office.ends_on and (end is None or end > office.ends_on):
            yield Message("error", "Đến ngày", ENDED.format(end=f"{office.ends_on:%d/%m/%Y}"))

    def _overlaps(self, read: Read, office: Appointment) -> Iterator[Message]:
        start, end = read.values.get("starts_on"), read.values.get("ends_on")
        for other in self._held.get((office.user_id, office.role, office.organisation_id), []):
            apart = (other.ends_on and start and other.ends_on < start) or (end and end < other.starts_on)
            if start and not apart:
                until = f" đến ngày {other.ends_on:%d/%m/%Y}" if other.ends_on else ""
                sentence = HOLDS.format(start=f"{other.starts_on:%d/%m/%Y}", end=until)
                yield Message("error", "Từ ngày", sentence)


def _meant(read: Read, held: list[Appointment]) -> Appointment | None:
    return next((office for office in held if office.starts_on == read.values.get("starts_on")), None)


def _misplaced(office: Appointment) -> Iterator[Message]:
    role, body = Role(office.role), office.organisation
    if body is None and role != Role.SYSTEM_ADMIN:
        yield Message("error", "Tổ chức", "Hãy ghi tổ chức nơi giữ chức vụ này.")
    elif body is not None and body.tree not in ROLE_TREES[role]:
        kind = body.get_kind_display()
        yield Message("error", "Chức vụ", f"Chức vụ “{role.label}” không có ở loại tổ chức “{kind}”.")
    elif body is not None and body.closed_on and body.closed_on <= today() and office.pk is None:
        yield Message("error", "Tổ chức", f"{body} đã giải thể.")


def _other_name(read: Read, account: User) -> Iterator[Message]:
    name = read.values.get("user__full_name")
    if name and fold(name) != fold(account.full_name):
        yield Message("error", "Họ và tên", f"Tài khoản này của {account.full_name}, không phải {name}.")
