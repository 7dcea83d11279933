"""Who a row is about, in lists that create nobody."""

import re
from collections.abc import Iterator

from members.models import Person
from members.names import fold
from members.permissions import visible_to
from members.resources.base import NEW, Found, ListContext
from members.resources.columns import Column
from members.resources.judged import Message, Read
from members.resources.matching import People
from members.resources.people import PersonResource
from members.resources.person_columns import BORN, NAME
from members.resources.places import spelling

NOBODY = "Chưa có trong sổ; hãy nhập danh sách người trước."
NAMELESS = "Hãy ghi số CCCD, hoặc họ tên và ngày sinh, để biết là ai."
ONLY_YEAR = "Tệp chỉ ghi năm sinh. Có phải người này không?"
ALIKE = "Trong sổ có người gần giống. Có phải người đó không? Danh sách này không thêm người mới."
OTHER = "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."
UNLIKE = "Trong sổ, người có số CCCD này ghi là {name}, sinh ngày {born}."


_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def who_column(name: str, attribute: str, *, required: bool = False) -> Column:
    """The column of the list of people that tells who a row is about; it is never written."""
    return like(name, attribute, required=required, identifies=True)


def like(name: str, attribute: str = "", **changes) -> Column:
    """A column of the list of people, with these changes."""
    column = PersonResource.fields[name]
    options = {
        "required": column.required,
        "aliases": column.aliases,
        "repair": column.repair,
        "alike": column.alike,
        "ordinary": column.ordinary,
        "choices": column.choices,
        "help": column.help,
    }
    return Column(
        attribute or column.attribute, column.column_name, column.clean_cell, column.show, **options | changes
    )


class KnownPeople(People):
    """The citizen id, or the very name and birth date of one person whom the sender sees; a near name is asked.

    `name`: the attribute of the full name, where it does not stand under the prefix.
    """

    def __init__(self, context: ListContext, *, prefix: str = "", name: str = ""):
        super().__init__(context, prefix=prefix)
        self._full_name = name or self._full_name

    def load(self, reads):
        super().load(reads)
        wanted = {(fold(name), year) for name, year in map(self._year_of, reads) if year}
        people = Person.objects.filter(
            search_key__in={name for name, _ in wanted}, birth_date__year__in={year for _, year in wanted}
        )
        if self._actor is not None:
            people = people.filter(pk__in=visible_to(self._actor, Person).values("pk"))
        self._born_in: dict[tuple[str, int], list[Person]] = {}
        for person in people if wanted else ():
            self._born_in.setdefault((person.search_key, person.birth_date.year), []).append(person)

    def found(self):
        return super().found() | {person.pk for people in self._born_in.values() for person in people}

    def _year_of(self, read: Read) -> tuple[str, int]:
        """The name, and the year where that is all the row says of the birth; else 0."""
        name, written = read.values.get(self._full_name, ""), read.texts.get(BORN, "").strip()
        alone = self._birth_date not in read.values and self._citizen_id not in read.values
        return name, int(written) if name and alone and _YEAR.fullmatch(written) else 0

    def _find_by_year(self, read: Read) -> Found | None:
        """Who has this name and was born in this year is asked; the year alone is then no mistake."""
        name, year = self._year_of(read)
        people = self._born_in.get((fold(name), year), []) if year else []
        if not people:
            return None
        read.messages[:] = [one for one in read.messages if one.column != BORN]
        answer = self._context.answers.get(read.number, "")
        for person in people:
            if answer == str(person.pk):
                return Found(person)
        if answer == NEW:
            return Found(messages=[Message("error", NAME, NOBODY)])
        matches = [person.pk for person in people]
        return Found(double=True, matches=matches, messages=[Message("info", None, ONLY_YEAR)])

    def find(self, read: Read) -> Found:
        by_year = self._find_by_year(read)
        if by_year is not None:
            return by_year
        found = super().find(read)
        if found.known is not None:
            found.messages += self._contradictions(read, found.known)
            return found
        if self._citizen_id not in read.values:
            same = [person for person in self.candidates(read) if self._is_named(read, person)]
            if len(same) == 1:
                return Found(same[0])
        if found.double:
            found.messages = [Message("info", None, ALIKE)]
        elif not any(message.level == "error" for message in found.messages):
            told = self._citizen_id in read.values or read.who
            found.messages.append(Message("error", "Họ và tên", NOBODY if told else NAMELESS))
        return found

    def _is_named(self, read: Read, person: Person) -> bool:
        return spelling(person.full_name) == spelling(read.values[self._full_name])

    def _contradictions(self, read: Read, person: Person) -> Iterator[Message]:
        """A citizen id leads to somebody whom the row calls otherwise."""
        name, born = read.values.get(self._full_name), read.values.get(self._birth_date)
        renamed, reborn = (
            bool(name) and fold(name) != person.search_key,
            bool(born) and born != person.birth_date,
        )
        if renamed and reborn:
            yield Message("error", "Số CCCD", OTHER)
        elif renamed or reborn:
            told = UNLIKE.format(name=person.full_name, born=f"{person.birth_date:%d/%m/%Y}")
            yield Message("warning", "Họ và tên" if renamed else "Ngày sinh", told)

    def _like_rows(self, read: Read) -> list[int]:
        """Several rows may be about one person."""
        return []

    def _once(self, read: Read, found: Found) -> Found:
        return found
