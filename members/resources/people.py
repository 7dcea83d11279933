from collections.abc import Iterator

from members.choices import Sex
from members.models import Membership, Organisation, Person
from members.resources.base import Found
from members.resources.context import ListContext
from members.resources.judged import Message, Read
from members.resources.matching import People
from members.resources.person_columns import BORN, CITIZEN_ID, NAME, SEX_TITLE, PersonColumns
from members.resources.reads import EMPTY
from members.spreadsheets.cells import Repair, values
from members.spreadsheets.cells.mending import ZERO_AGAIN

OTHER_PERSON = "Trong sổ, số CCCD này thuộc người khác họ tên và khác ngày sinh."
DEFAULT = "Tệp chưa ghi; sổ sẽ ghi «{value}»."
AS_ABOVE = "Tệp không ghi rõ mà người này chưa có trong sổ. Hãy ghi đầy đủ vào ô này."
JOINS = "Sẽ được ghi là thành viên của {organisation}."
#: What a citizen id repeats of the others.
_CONNECTED = {"citizen_id", "sex", "birth_date"}
BY_FOURTH_DIGIT = "theo chữ số thứ tư của số CCCD"


#: A digit that was lost elsewhere must not become the number of somebody else.
MADE_UP = (
    "Số CCCD thiếu chữ số; bù số 0 ở đầu thì không khớp với giới tính, năm sinh. Hãy ghi lại đủ 12 chữ số."
)


class PersonResource(PersonColumns):
    """The list of people, by citizen id, else by name and birth date.

    With an organisation, each of them also becomes its member.
    """

    repeated = "Số CCCD này còn ở dòng {rows} của tệp; mỗi người chỉ được có một dòng."

    class Meta(PersonColumns.Meta):
        pass

    def __init__(self, context: ListContext | None = None):
        super().__init__(context)
        self._people = People(self.context)

    @property
    def organisation(self) -> Organisation | None:
        return self.context.organisation

    def note(self, read):
        super().note(read)
        self._people.note(read)

    def load(self, reads):
        self._people.load(reads)
        met = self._people.found() if self.organisation else ()
        self._members = self._members_among(met) if met else set()

    def _members_among(self, people) -> set[int]:
        """Members of the organisation or of one below it: a base union's list holds those of its cells."""
        members = Membership.objects.filter(person__in=people, ended_on__isnull=True)
        within = members.filter(organisation__in=Organisation.objects.under(self.organisation.path))
        return set(within.values_list("person", flat=True))

    def find(self, read) -> Found:
        found = self._people.find(read)
        if found.double and CITIZEN_ID not in read.texts:
            for person in self._people.candidates(read):
                if not self.differences(read, person)[0] and not self.lacks_membership(person):
                    return Found(person)
        if found.known is None:
            self._tell_sex(read)
        return found

    def lacks_membership(self, person: Person | None) -> bool:
        return self.organisation is not None and (person is None or person.pk not in self._members)

    def also_writes(self, read, found) -> bool:
        return self.lacks_membership(found.known)

    def check(self, read, found, changes) -> Iterator[Message]:
        said, person, joins = read.values, found.known, self.lacks_membership(found.known)
        refusal = person and self._people.refusal(read, person, changes=bool(changes), joins=joins)
        if refusal:
            yield refusal
        if person is None and SEX_TITLE not in read.texts:
            yield Message("error", SEX_TITLE, EMPTY)
        if said.keys() >= _CONNECTED:
            found_wrong = values.contradictions(said["citizen_id"], said["sex"], said["birth_date"])
            yield from (Message("warning", CITIZEN_ID, sentence) for sentence in found_wrong)
            if found_wrong and any(
                repair.why == ZERO_AGAIN and repair.column == CITIZEN_ID for repair in read.repaired
            ):
                yield Message("error", CITIZEN_ID, MADE_UP)
        if NAME in changes and BORN in changes:
            yield Message("warning", CITIZEN_ID, OTHER_PERSON)
        if person is None:
            yield from self._defaults(read)
        if joins:
            yield Message("info", None, JOINS.format(organisation=self.organisation))

    def _defaults(self, read: Read) -> Iterator[Message]:
        for name in ("ethnicity", "religion"):
            title = self.fields[name].column_name
            if title in read.texts:
                continue
            if any(message.column == title for message in read.messages):
                yield Message("error", title, AS_ABOVE)
            else:
                yield Message("warning", title, DEFAULT.format(value=Person._meta.get_field(name).default))

    def _tell_sex(self, read: Read) -> None:
        """Digit 4 of a citizen id is even for men and odd for women (Thông tư 59/2021/TT-BCA)."""
        number = read.values.get("citizen_id")
        if number and SEX_TITLE not in read.texts:
            sex = Sex.FEMALE if int(number[3]) % 2 else Sex.MALE
            read.values["sex"], read.texts[SEX_TITLE] = sex.value, sex.label
            read.repaired.append(Repair(SEX_TITLE, "", sex.label, BY_FOURTH_DIGIT))
