from collections.abc import Iterator

from ceremonies.models import Candidacy
from members.choices import OrganisationKind, Tree, kinds_of
from members.clock import today
from members.models import Membership, Organisation, Person
from members.permissions import visible_to
from members.resources.base import Found, ListContext
from members.resources.columns import Column
from members.resources.judged import Message, Outcome, Read
from members.resources.matching import TAKEN
from members.resources.membership_columns import joined_column
from members.resources.people import PersonResource
from members.resources.places import Places
from members.spreadsheets.cells import values

MEMBERSHIP, FILE = "membership__", "file__"
JOINED, PRECISION = MEMBERSHIP + "joined_on", MEMBERSHIP + "joined_precision"
STRENGTHS, SHORTCOMINGS, CELL = (FILE + name for name in ("strengths", "shortcomings", "cell_id"))
RECEIVING = "Chi bộ tiếp nhận"

OPENS = "Sẽ lập đề nghị gửi {cell}."
JOINS = "Sẽ được ghi là thành viên của {organisation}."
HAS_OWN = "Đã có đề nghị chưa kết thúc («{state}»), không lập thêm."
HAS_OTHER = "Người này đang có một hồ sơ chưa kết thúc ở nơi khác, không lập thêm hồ sơ mới."
ONESELF = "Không ai được tự giới thiệu chính mình."
MEMBER = "Người này đang là đảng viên."
NO_CELL = "Chưa biết chi bộ nào tiếp nhận; hãy ghi ở cột «Chi bộ tiếp nhận» hoặc ở mục «Sửa thông tin chung»."
NOT_A_CELL = "{cell} không nhận đề nghị giới thiệu của {nominator}."
LATER = "Chưa có {what}; bổ sung trước khi trình ban chấp hành."
#: What the submission will ask of the person.
_ASKED = {"native_place": "quê quán", "department_id": "đơn vị công tác"}


class NominationResource(PersonResource):
    """A union's list of those it introduces: people, their membership, and a draft for each.

    Who is in an open file of this union already gets no second one.
    """

    joined_on = joined_column(
        JOINED,
        PRECISION,
        title="Ngày vào Đoàn, công đoàn",
        aliases=("Ngày vào Đoàn", "Ngày vào công đoàn", "Ngày vào Đoàn/công đoàn", "Năm vào Đoàn"),
    )
    strengths = Column(
        STRENGTHS,
        "Ưu điểm",
        lambda cell: values.text(cell, longest=4000),
        aliases=("Nhận xét ưu điểm", "Nhận xét", "Tóm tắt ưu điểm", "Thành tích"),
        remember=0,
    )
    shortcomings = Column(
        SHORTCOMINGS,
        "Khuyết điểm",
        lambda cell: values.text(cell, longest=4000),
        aliases=("Hạn chế", "Khuyết điểm, hạn chế", "Tồn tại"),
    )
    cell = Column(CELL, RECEIVING, values.code, aliases=("Chi bộ", "Chi bộ nơi công tác"))

    organisation = None  # nobody becomes a member in the way of the list of people

    class Meta:
        model = Person
        import_id_fields = ["citizen_id"]
        fields = [*PersonResource.Meta.fields, "joined_on", "strengths", "shortcomings", "cell"]

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self.nominator: Organisation | None = self.context.organisation
        served = self.nominator.serves if self.nominator else None
        below = Organisation.objects.under(served.path) if served else Organisation.objects.none()
        open_cells = below.filter(kind=OrganisationKind.PARTY_CELL).active(today())
        self._cells = {cell.pk: cell for cell in open_cells}
        departments = Organisation.objects.filter(kind=OrganisationKind.DEPARTMENT, serves__in=self._cells)
        self._cell_of_department = dict(departments.values_list("pk", "serves"))
        self._receiving = Places(open_cells, self.context.names)
        self.fields["cell"].clean_cell, self.fields["cell"].show = self._receiving.find, self._receiving.show
        self._rows: dict[int, int] = {}
        self.cells: dict[int, Organisation] = {}
        """Row → the cell that its draft goes to; for whoever writes the rows."""

    def nearest(self, name):
        return super().nearest(name) or self._receiving.nearest(name)

    # --- Who it is ------------------------------------------------------------------------------------------

    def load(self, reads):
        super().load(reads)
        people = self._people.found()
        self._load_memberships(people)
        files = Candidacy.objects.filter(person__in=people, closed_on__isnull=True).select_related(
            "nominator"
        )
        self._files = {file.person_id: file for file in files}
        seen = visible_to(self.context.actor, Candidacy) if self.context.actor else Candidacy.objects.all()
        self._seen = set(seen.filter(person__in=people).values_list("pk", flat=True))

    def _load_memberships(self, people: set[int]) -> None:
        """Of each person the membership in this union or below it, and whether in the Party."""
        rows = Membership.objects.filter(person__in=people, ended_on__isnull=True).select_related(
            "organisation"
        )
        self._members_of_union, self._in_party = {}, set()
        for membership in rows.order_by("-organisation__path"):
            if membership.organisation.path.startswith(self.nominator.path):
                self._members_of_union.setdefault(membership.person_id, membership)
            if membership.organisation.kind in kinds_of(Tree.PARTY):
                self._in_party.add(membership.person_id)

    def find(self, read) -> Found:
        same = self._members_named(read)
        found = Found(same[0]) if len(same) == 1 else super().find(read)
        person = found.known
        if person is not None:
            person.membership = self.membership_of(person)
            if person.pk in self._files:
                for name in (STRENGTHS, SHORTCOMINGS, CELL):
                    read.values.pop(name, None)
        return found

    def _members_named(self, read: Read) -> list[Person]:
        """Without a citizen id: members of this union of this very name and birth date."""
        if "citizen_id" in read.values:
            return []
        name = read.values.get("full_name", "").casefold()
        same = [person for person in self._people.candidates(read) if person.full_name.casefold() == name]
        return [person for person in same if self.membership_of(person)]

    def membership_of(self, person: Person | None) -> Membership | None:
        return self._members_of_union.get(person.pk) if person else None

    def opens(self, person: Person | None) -> bool:
        """Whether the row makes a draft."""
        return person is None or person.pk not in self._files

    def differences(self, read, known):
        """What the draft will say is no change of the person."""
        before, cleaned = super().differences(read, known)
        words = {self.fields[name].column_name for name in ("strengths", "shortcomings", "cell")}
        return {title: now for title, now in before.items() if title not in words}, cleaned

    def _outcome(self, judged, also_writes):
        """A draft for somebody known, of whom nothing changes, is something new."""
        outcome = super()._outcome(judged, also_writes)
        drafts = outcome == Outcome.CHANGED and not judged.before and self.opens(judged.instance)
        return Outcome.NEW if drafts else outcome

    # --- What it says ---------------------------------------------------------------------------------------

    def also_writes(self, read, found):
        return self.opens(found.known) or self.membership_of(found.known) is None

    def check(self, read, found, changes) -> Iterator[Message]:
        person = found.known
        yield from super().check(read, found, changes)
        yield from self._about_person(read, person)
        if self.membership_of(person) is None:
            yield Message("info", None, JOINS.format(organisation=self.nominator))
        joined = read.values.get(JOINED)
        if joined and joined > today():
            yield Message("error", self.fields["joined_on"].column_name, "Ngày vào không được ở tương lai.")
        if self.opens(person):
            yield from self._about_draft(read, person)
        else:
            yield self._about_open_file(self._files[person.pk])

    def _about_person(self, read: Read, person: Person | None) -> Iterator[Message]:
        actor = self.context.actor
        if person is not None and actor is not None and person.pk == actor.person_id:
            yield Message("error", "Họ và tên", ONESELF)
        if person is not None and person.pk in self._in_party:
            yield Message("error", "Họ và tên", MEMBER)
        row = self._rows.setdefault(person.pk, read.number) if person else read.number
        if row != read.number:
            yield Message("error", "Họ và tên", TAKEN.format(row=row))

    def _about_open_file(self, file: Candidacy) -> Message:
        """What the sender does not see is not told."""
        if file.nominator_id == self.nominator.pk and file.pk in self._seen:
            return Message("info", None, HAS_OWN.format(state=file.get_state_display()))
        return Message("error", "Họ và tên", HAS_OTHER)

    def _about_draft(self, read: Read, person: Person | None) -> Iterator[Message]:
        if CELL not in read.values and RECEIVING in read.texts:
            return
        cell, wrong = self._cell_for(read, person)
        if cell is None:
            if not read.unknown:  # the unit that is still to be chosen may tell the cell
                yield Message("error", RECEIVING, wrong)
            return
        self.cells[read.number] = cell
        yield Message("info", None, OPENS.format(cell=cell))
        if STRENGTHS not in read.values:
            yield Message("info", "Ưu điểm", LATER.format(what="ưu điểm"))
        for name, what in _ASKED.items():
            if not read.values.get(name) and not getattr(person, name, "") and name not in read.unknown:
                column = self.fields[name.removesuffix("_id")].column_name
                yield Message("warning", column, LATER.format(what=what))

    def _cell_for(self, read: Read, person: Person | None) -> tuple[Organisation | None, str]:
        """The row's own, that of the whole list, the one the union serves, or the one of the person's department."""
        named = self.context.details.get("cell")
        if CELL not in read.values and named:
            if not self._receiving.knows(named):
                return None, NOT_A_CELL.format(cell=f"«{named}»", nominator=self.nominator)
            return self._cells[self._receiving.find(named)], ""
        served = self.nominator.serves_id
        chosen = read.values.get(CELL) or (served if served in self._cells else None)
        if chosen is None:
            department = read.values.get("department_id") or (person and person.department_id)
            chosen = self._cell_of_department.get(department)
        return self._cells.get(chosen), NO_CELL
