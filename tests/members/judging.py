"""Rows as the reading of a sheet gives them, judged by a resource. Everybody in them is invented."""

from collections.abc import Iterable

from members.models import Person
from members.resources.base import ListContext, SheetResource
from members.resources.judged import Judged
from members.resources.people import PersonResource
from members.services.imported_rows import write_people
from members.spreadsheets.tables import DataRow
from tests.members.sheets import person

_LETTERS = "abcdefghij"


def somebody(number: int, **changes) -> dict:
    """A row of the people list by title, of a name that no other number has."""
    own = "".join(_LETTERS[int(digit)] for digit in str(number))
    return person(number, **({"name": f"Lò Thị M{own}"} | changes))


def named(number: int, **changes) -> dict:
    """The same without a citizen id."""
    return somebody(number, cccd="", **changes)


def rows(*sheet: dict, first: int = 2) -> list[DataRow]:
    return [
        DataRow(number, {title: "" if cell is None else cell for title, cell in row.items()})
        for number, row in enumerate(sheet, first)
    ]


def judge(*sheet: dict, resource: SheetResource | None = None, **context) -> list[Judged]:
    resource = resource or PersonResource(ListContext(**context))
    return list(resource.judge(rows(*sheet)))


def bring_in(*sheet: dict, **context) -> dict[int, dict]:
    """Judges and writes people; answers what the writer did."""
    resource = PersonResource(ListContext(**context, lock=True))
    return write_people(None, list(resource.judge(rows(*sheet))), resource)


def outcomes(judged: Iterable[Judged]) -> list[str]:
    return [row.outcome.value for row in judged]


def told(judged: Iterable[Judged], level: str = "error") -> list[tuple[int, str | None, str]]:
    return [
        (row.number, message.column, message.text)
        for row in judged
        for message in row.messages
        if message.level == level
    ]


def exported(resource: SheetResource, queryset) -> list[dict]:
    """What an export gives, as rows of a sheet by title."""
    dataset = resource.export(queryset)
    return [dict(zip(dataset.headers, texts, strict=True)) for texts in dataset]


def stored(number: int) -> Person:
    return Person.objects.get(citizen_id=somebody(number)["Số CCCD"])
