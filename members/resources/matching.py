"""Who a row is about: by citizen id, else by name and birth date, among the people its sender may know of."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from members.models import Person
from members.names import fold
from members.permissions import people_changeable_by, visible_to
from members.resources.base import NEW, Found, ListContext
from members.resources.doubles import Doubles
from members.resources.judged import Message, Read

UNSEEN = (
    "Người này đã có trong sổ nhưng chưa thuộc phạm vi của đồng chí; "
    "hãy nhờ nơi đang quản lý hoặc quản trị hệ thống ghi nơi sinh hoạt."
)
OWN = "Không ai được tự ghi thông tin của chính mình qua danh sách."
OUT_OF_REACH = (
    "Người có số CCCD này đã có trong sổ với thông tin khác với tệp, nhưng không thuộc phạm vi bạn được sửa."
)
OUT_OF_REACH_BY_NAME = (
    "Người này đã có trong sổ với thông tin khác với tệp, nhưng không thuộc phạm vi bạn được sửa."
)
TAKEN = "Dòng {row} của tệp cũng được ghi cho người này; mỗi người chỉ được có một dòng."
#: Citizen ids, and pairs of name and day, out of one JSON text.
_IDS = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT json_array_elements_text(%s)",
}
_PAIRS = {
    "sqlite": "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(%s)",
    "postgresql": "SELECT value->>0, (value->>1)::date FROM json_array_elements(%s)",
}
LIKE_ROW = "Trùng họ tên và ngày sinh với dòng {row} của tệp. Là người khác hay ghi hai lần?"
LIKE_PERSON = "Trong sổ đã có người cùng họ tên, cùng ngày sinh. Là người đó hay người mới?"


class People:
    """The register asked about a chunk of rows: five queries, however many they are.

    `prefix`: what stands before `citizen_id`, `full_name` and `birth_date` in the attributes of the columns.
    """

    def __init__(self, context: ListContext, *, prefix: str = ""):
        self._context, self._actor = context, context.actor
        self._citizen_id, self._full_name, self._birth_date = (
            prefix + name for name in ("citizen_id", "full_name", "birth_date")
        )
        self._doubles = Doubles()
        self._answered = {int(answer) for answer in context.answers.values() if answer.isdecimal()}
        self._taken: dict[int, int] = {}

    def note(self, read: Read) -> None:
        """Before any row is judged: see `SheetResource.note`."""
        name, born = read.values.get(self._full_name), read.values.get(self._birth_date)
        if name and born:
            read.who = (fold(name), born)
            if not self._context.lock:
                self._doubles.note(read.who, read.number, mark=self._citizen_id in read.values)

    def load(self, reads: list[Read]) -> None:
        people = (
            Person.objects.select_for_update(of=("self",)) if self._context.lock else Person.objects.all()
        )
        ids = {read.values.get(self._citizen_id) for read in reads} - {None}
        self._by_id = {person.citizen_id: person for person in _numbered(people, ids)}
        found = {person.pk for person in self._by_id.values()}
        visible = visible_to(self._actor, Person) if self._actor else None
        self._seen = found if visible is None else _among(visible, found)
        wanted = {
            read.who for read in reads if read.who and read.values.get(self._citizen_id) not in self._by_id
        }
        self._alike = defaultdict(list)
        alike = people if visible is None else people.filter(pk__in=visible.values("pk"))
        for person in _named_and_born(alike, wanted):
            if person.pk in self._context.made:
                continue
            self._alike[person.search_key, person.birth_date].append(person)
            found.add(person.pk)
        self._changeable = found if visible is None else _among(people_changeable_by(self._actor), found)

    def found(self) -> set[int]:
        """Everybody that `load` met: for what else a kind of list asks about them."""
        return {person.pk for person in self._by_id.values()} | {
            person.pk for people in self._alike.values() for person in people
        }

    def candidates(self, read: Read) -> list[Person]:
        """Visible people of the same name and birth date."""
        return self._alike.get(read.who, []) if read.who else []

    def find(self, read: Read) -> Found:
        """`known` is the person; `double` when the sender must say who it is."""
        person = self._by_id.get(read.values.get(self._citizen_id))
        if person is None:
            return self._find_by_name(read)
        if person.pk not in self._seen:
            return Found(messages=[self._error(read, UNSEEN)])
        return self._once(read, Found(person))

    def _find_by_name(self, read: Read) -> Found:
        candidates, rows = self.candidates(read), self._like_rows(read)
        if not candidates and not rows:
            return Found()
        answer, matches = self._context.answers.get(read.number, ""), [person.pk for person in candidates]
        for person in candidates:
            if answer == str(person.pk):
                return self._once(read, Found(person, matches=matches))
        messages = [Message("info", None, LIKE_PERSON)] if candidates else []
        messages += [Message("info", None, LIKE_ROW.format(row=row)) for row in rows[:1]]
        if not messages or answer == NEW:
            return Found(matches=matches)
        return Found(double=True, matches=matches, messages=messages)

    def refusal(
        self, read: Read, person: Person | None, *, changes: bool, joins: bool = False
    ) -> Message | None:
        """Why the sender may not write this row about this person."""
        if self._actor is None or person is None or person.pk is None:
            return None
        if person.pk == self._actor.person_id and (changes or joins):
            return self._error(read, OWN)
        if changes and person.pk not in self._changeable:
            return self._error(
                read, OUT_OF_REACH if self._citizen_id in read.values else OUT_OF_REACH_BY_NAME
            )
        return None

    def _like_rows(self, read: Read) -> list[int]:
        """Earlier rows of the same name and birth date, unless both have their own citizen id."""
        if read.who is None:
            return []
        own = self._citizen_id in read.values
        others = self._doubles.others(read.who, read.number)
        return [row for row, with_id in others if row < read.number and not (own and with_id)]

    def _once(self, read: Read, found: Found) -> Found:
        """Two rows that were answered to be one person cannot both be written."""
        pk = found.known.pk
        if pk in self._answered and self._taken.setdefault(pk, read.number) != read.number:
            found.messages.append(self._error(read, TAKEN.format(row=self._taken[pk])))
        return found

    def _error(self, read: Read, sentence: str) -> Message:
        column = "Số CCCD" if self._citizen_id in read.values else "Họ và tên"
        return Message("error", column, sentence)


def _among(people: QuerySet[Person], pks: set[int]) -> set[int]:
    return set(people.filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()


def _numbered(people: QuerySet[Person], ids: Iterable[str]) -> Iterable[Person]:
    """Two thousand parameters of an IN would take longer to write than to answer."""
    return _listed(people, ("citizen_id",), _IDS, [*ids])


def _named_and_born(people: QuerySet[Person], wanted: Iterable[tuple[str, date]]) -> Iterable[Person]:
    """One look into the index of names and birth dates for each pair (two IN would try every combination)."""
    pairs = [[name, born.isoformat()] for name, born in wanted]
    return _listed(people, ("search_key", "birth_date"), _PAIRS, pairs)


def _listed(
    people: QuerySet[Person], columns: tuple[str, ...], source: Mapping[str, str], wanted: list
) -> Iterable[Person]:
    if not wanted:
        return ()
    named = ", ".join(f'"{Person._meta.db_table}"."{column}"' for column in columns)
    return people.extra(  # noqa: S610 (no ORM lookup makes SQLite use its index; what is wanted is a parameter)
        where=[f"({named}) IN ({source[connection.vendor]})"], params=[json.dumps(wanted)]
    )
