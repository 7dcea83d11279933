"""Who a row is about, in lists that create nobody."""

from collections.abc import Iterator

from members.models import Person
from members.names import fold
from members.resources.base import Found, ListContext
from members.resources.columns import Column
from members.resources.judged import Message, Read
from members.resources.matching import People
from members.resources.people import PersonResource
from members.resources.places import spelling

NOBODY = "Chưa có trong sổ; hãy nhập danh sách người trước."
NAMELESS = "Hãy ghi số CCCD, hoặc họ tên và ngày sinh, để biết là ai."
ALIKE = "Trong sổ có người gần giống. Có phải người đó không? Danh sách này không thêm người mới."
OTHER = "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."
UNLIKE = "Trong sổ, người có số CCCD này ghi là {name}, sinh ngày {born}."


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

    def find(self, read: Read) -> Found:
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
