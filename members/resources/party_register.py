from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from members.choices import Tree, kinds_of
from members.clock import today
from members.models import Membership, Organisation, PartyRecord, Person
from members.names import fold
from members.resources import party_cells
from members.resources.base import NEW, Found, ListContext
from members.resources.judged import Message, Read
from members.resources.matching import TAKEN
from members.resources.party_columns import (
    CARD,
    JOINED,
    OFFICIAL,
    RECORD,
    PartyRegisterColumns,
    membership_of,
)
from members.resources.party_form import COMBINED
from members.resources.party_people import PartyPeople
from members.spreadsheets.cells import Repair, as_text, is_blank, values
from members.spreadsheets.headers import Wanted
from members.spreadsheets.tables import DataRow

#: What tells that a member is no longer here, and what ending the membership then says.
GONE = {
    "moved_out": "Chuyển sinh hoạt đảng",
    "died": "Từ trần",
    "left": "Ra khỏi Đảng",
}

BY_CARD = "số thẻ đảng viên là số định danh cá nhân"
NAMESAKE = "Tổ chức này có nhiều đảng viên cùng họ tên. Là ai trong số đó?"
NOT_ENOUGH = "Người này chưa có trong sổ; để thêm mới, tệp phải có ngày sinh và giới tính."
ELSEWHERE = "Trong sổ, người này đang sinh hoạt đảng tại {organisation}; hãy ghi chuyển sinh hoạt trước."
JOINS = "Sẽ được ghi là đảng viên của {organisation}."
ENDS = "Sẽ được ghi thôi sinh hoạt tại {organisation} từ ngày {day}: {why}."
CARD_HELD = "Trong sổ, số thẻ này ghi cho người khác."
CARD_TWICE = "Số thẻ này còn ở dòng {row} của tệp."
FUTURE = "Ngày thôi sinh hoạt không được ở tương lai."
NO_DAY = "Hãy ghi ngày/tháng/năm ở đầu ô, ví dụ 01/07/2025, …"


class PartyRegisterResource(PartyRegisterColumns):
    """Sổ danh sách đảng viên (Mẫu 7-HSĐV): fourteen combined columns, or one column each."""

    section = ""
    organisation = None  # nobody becomes a member in the way of the list of people
    related = ("department", "party_record")

    class Meta(PartyRegisterColumns.Meta):
        pass

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self._people = PartyPeople(self.context)
        self._rows: dict[int, int] = {}
        self._cards: dict[str, int] = {}
        self.endings: dict[int, tuple[date, str]] = {}
        """Row → when and why the membership ends; for whoever writes the rows."""
        self._combined = {composite.title: part for composite, part in COMBINED}
        self.composites += tuple(composite for composite, _ in COMBINED)

    @property
    def wanted(self) -> Wanted:
        """The name may stand in a combined column, so no column is asked for; a row without one is wrong."""
        return replace(super().wanted, required=[])

    def read(self, row: DataRow) -> Read:
        cells, wrong = dict(row.cells), []
        for title, part in self._combined.items():
            written = cells.pop(title, "")
            if is_blank(written):
                continue
            parted, complaint = part(as_text(written))
            cells |= {name: cell for name, cell in parted.items() if is_blank(cells.get(name))}
            if complaint:
                wrong.append(Message("error", title, complaint))
        read = super().read(replace(row, cells=cells))
        read.messages += wrong
        self._tell_citizen_id(read)
        return read

    def _tell_citizen_id(self, read: Read) -> None:
        """A card of twelve digits bears the citizen id (38-HD/BTCTW §II.2)."""
        card = read.values.get(CARD, "")
        if len(card) == 12 and "citizen_id" not in read.values:
            title = self.fields["citizen_id"].column_name
            read.values["citizen_id"] = read.texts[title] = card
            read.repaired.append(Repair(title, "", card, BY_CARD))

    # --- Who it is ------------------------------------------------------------------------------------------

    def load(self, reads):
        super().load(reads)
        chosen = self.context.organisation
        self._by_card, self._by_name = {}, {}
        self._find_holders(reads)
        self._find_namesakes(reads, chosen)
        self._put_register(chosen)

    def _find_holders(self, reads: list[Read]) -> None:
        """People by the number of their card."""
        cards = {read.values.get(CARD) for read in reads} - {None}
        records = PartyRecord.objects.filter(card_number__in=cards)
        holders = dict(records.values_list("person", "card_number"))
        self._holders = {card: pk for pk, card in holders.items()}
        self._by_card = {holders[person.pk]: person for person in self._people.add(holders)}

    def _find_namesakes(self, reads: list[Read], chosen: Organisation | None) -> None:
        """Members of this very organisation by name, for rows without a birth date."""
        names = {fold(read.values.get("full_name", "")) for read in reads if not read.who} - {""}
        self._by_name: dict[str, list[Person]] = {}
        if chosen is None or not names:
            return
        here = _in_party().filter(organisation__in=Organisation.objects.under(chosen.path))
        members = here.filter(person__search_key__in=names).values_list("person", flat=True)
        for person in self._people.add(members):
            self._by_name.setdefault(person.search_key, []).append(person)

    def _put_register(self, chosen: Organisation | None) -> None:
        """Puts record and membership on everybody found, so that every column knows what the register says."""
        everybody = self._people.everybody()
        people = {person.pk for person in everybody}
        records = {record.person_id: record for record in PartyRecord.objects.filter(person__in=people)}
        self._memberships: dict[int, list[Membership]] = {}
        rows = Membership.objects.filter(person__in=people, organisation__kind__in=kinds_of(Tree.PARTY))
        for membership in rows.select_related("organisation").order_by("pk"):
            self._memberships.setdefault(membership.person_id, []).append(membership)
        relation = Person._meta.get_field("party_record")
        for person in everybody:
            relation.set_cached_value(person, records.get(person.pk))
            person.party_memberships = [
                m for m in self._memberships.get(person.pk, []) if _is_here(m, chosen)
            ]
            person.party_memberships.sort(key=lambda m: (m.ended_on is not None, -m.pk))

    def find(self, read) -> Found:
        holder = self._by_card.get(read.values.get(CARD))
        if holder is not None and "citizen_id" not in read.values:
            return Found(holder)
        if read.who or self._people.knows(read.values.get("citizen_id")):
            here = self._members_named(read)
            return Found(here[0]) if len(here) == 1 else super().find(read)
        same = self._by_name.get(fold(read.values.get("full_name", "")), [])
        same = [person for person in same if not (person.citizen_id and "citizen_id" in read.values)]
        answer = self.context.answers.get(read.number, "")
        chosen = [person for person in same if len(same) == 1 or answer == str(person.pk)]
        if chosen:
            return Found(chosen[0])
        if not same or answer == NEW:
            return Found()
        matches = [person.pk for person in same]
        return Found(double=True, matches=matches, messages=[Message("info", None, NAMESAKE)])

    def _members_named(self, read: Read) -> list[Person]:
        """Without a citizen id: members here of this very name and birth date."""
        if "citizen_id" in read.values:
            return []
        name = read.values["full_name"].casefold()
        same = [person for person in self._people.candidates(read) if person.full_name.casefold() == name]
        return [person for person in same if membership_of(person)]

    # --- What it says ---------------------------------------------------------------------------------------

    def also_writes(self, read, found):
        return self.joins(found.known) or bool(self.ending(read, found.known))

    def joins(self, person: Person | None) -> bool:
        return person is None or membership_of(person) is None

    def ending(self, read: Read, person: Person | None) -> tuple[date, str] | None:
        """When and why the membership ends, where the row says so and the register does not yet."""
        membership = person and membership_of(person)
        if membership and membership.ended_on:
            return None
        for name, why in GONE.items():
            day = _day_in(read.values.get(RECORD + name, ""))
            if day:
                return day, why
        return None

    def check(self, read, found, changes) -> Iterator[Message]:
        person = found.known
        if person is None and not (found.double or {"birth_date", "sex"} <= read.values.keys()):
            missing = "Ngày sinh" if "birth_date" not in read.values else "Giới tính"
            yield Message("error", missing, NOT_ENOUGH)
        sex = self.fields["sex"].column_name
        yield from (
            one for one in super().check(read, found, changes) if one.level != "error" or one.column != sex
        )
        yield from self._about_membership(read, person)
        yield from self._twice(read, person)
        for name in GONE:
            text, title = read.values.get(RECORD + name), self.fields[name].column_name
            if text and _day_in(text) is None and (title in changes or self.joins(person)):
                yield Message("error", title, NO_DAY)

    def _twice(self, read: Read, person: Person | None) -> Iterator[Message]:
        """One row a person, and one person a card."""
        row = self._rows.setdefault(person.pk, read.number) if person else read.number
        if row != read.number:
            yield Message("error", self.fields["full_name"].column_name, TAKEN.format(row=row))
        card = read.values.get(CARD)
        if card is None:
            return
        holder, row = self._holders.get(card), self._cards.setdefault(card, read.number)
        if row != read.number:
            yield Message("error", party_cells.CARD, CARD_TWICE.format(row=row))
        elif holder is not None and (person is None or person.pk != holder):
            yield Message("error", party_cells.CARD, CARD_HELD)

    def _about_membership(self, read: Read, person: Person | None) -> Iterator[Message]:
        chosen, membership = self.context.organisation, person and membership_of(person)
        joined = read.values.get(JOINED, membership and membership.joined_on)
        official = read.values.get(OFFICIAL, membership and membership.official_on)
        if official and joined and official < joined:
            yield Message("error", party_cells.OFFICIAL, "Ngày chính thức không được trước ngày vào Đảng.")
        if joined and joined > today():
            yield Message("error", party_cells.JOINED, "Ngày vào Đảng không được ở tương lai.")
        ending = self.ending(read, person)
        if ending:
            self.endings[read.number] = ending
            if ending[0] > today():
                yield Message("error", None, FUTURE)
        if membership is None:
            elsewhere = [m for m in self._memberships.get(person.pk, []) if not m.ended_on] if person else []
            if elsewhere and not ending:
                sentence = ELSEWHERE.format(organisation=elsewhere[0].organisation)
                yield Message("error", party_cells.JOINED, sentence)
            else:
                yield Message("info", None, JOINS.format(organisation=chosen))
        if ending:
            body = membership.organisation if membership else chosen
            yield Message(
                "info", None, ENDS.format(organisation=body, day=f"{ending[0]:%d/%m/%Y}", why=ending[1])
            )


def _in_party():
    return Membership.objects.filter(organisation__kind__in=kinds_of(Tree.PARTY), ended_on__isnull=True)


def _is_here(membership: Membership, chosen: Organisation | None) -> bool:
    return chosen is None or membership.organisation.path.startswith(chosen.path)


def _day_in(text: str) -> date | None:
    try:
        return values.day(text.replace(";", ",").split(",")[0].split(" ")[0].strip())
    except ValueError:
        return None
