"""A row of a list beside the people of the register it may be about."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.forms.boundfield import BoundField

from members.clock import today
from members.models import ImportRow, Person, User
from members.permissions import people_changeable_by, visible_to
from members.selectors.people import with_memberships
from members.views.import_rows import Line, lines_of


@dataclass(frozen=True)
class Fact:
    """One line of the comparison; `known` has (text, differs from the file) for each person of the register."""

    title: str
    typed: str
    known: list[tuple[str, bool]]


@dataclass(frozen=True)
class Pair:
    line: Line
    people: list[Person]
    facts: list[Fact]
    field: BoundField


def people_in_question(user: User, rows: list[ImportRow]) -> dict[int, Person]:
    """Of those the rows name as possibly the same, whom this user sees."""
    wanted = {pk for row in rows for pk in row.data["matches"]}
    if not wanted:
        return {}
    changeable = people_changeable_by(user).filter(pk=OuterRef("pk"))
    people = visible_to(user, Person).filter(pk__in=wanted).annotate(is_changeable=Exists(changeable))
    return {person.pk: person for person in with_memberships(people.select_related("department"), today())}


def pairs_of(rows: list[ImportRow], people: dict[int, Person], form) -> list[Pair]:
    return [_pair(line, people, form[f"row_{line.row.number}"]) for line in lines_of(rows)]


def _pair(line: Line, people: dict[int, Person], field: BoundField) -> Pair:
    known = [people[pk] for pk in line.row.data["matches"] if pk in people]
    typed = line.row.data["values"]
    facts = [_fact(title, typed.get(title, ""), read, known) for title, read in _FACTS.items()]
    worth = [fact for fact in facts if fact.typed or any(text for text, _ in fact.known)]
    return Pair(line, known, worth, field)


def _fact(title: str, typed: str, read, known: list[Person]) -> Fact:
    return Fact(title, typed, [_side(typed, read(person), person, title) for person in known])


def _side(typed: str, text: str, person: Person, title: str) -> tuple[str, bool]:
    differs = bool(typed) and " ".join(typed.split()).casefold() != text.casefold()
    if title == "Số CCCD" and not person.is_changeable:
        text = person.masked_citizen_id
    return text, differs


_FACTS = {
    "Họ và tên": lambda person: person.full_name,
    "Ngày sinh": lambda person: f"{person.birth_date:%d/%m/%Y}",
    "Giới tính": lambda person: person.get_sex_display(),
    "Số CCCD": lambda person: person.citizen_id or "",
    "Dân tộc": lambda person: person.ethnicity,
    "Quê quán": lambda person: person.native_place,
    "Đơn vị": lambda person: person.department.name if person.department else "",
    "Chức vụ": lambda person: person.job_title,
    "Điện thoại": lambda person: person.phone,
    "Nơi sinh hoạt": lambda person: ", ".join(str(each.organisation) for each in person.current_memberships),
}
