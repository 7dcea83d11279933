"""Decisions, papers and resolutions by the number as people write it."""

from django.db.models import Q, QuerySet

from ceremonies.models import Document, IssuedNumber, Resolution
from ceremonies.rules.paper_numbers import has_signs, is_number, read_number
from members.selectors.search import people_matching

_PERSON = "candidacy__person"


def decisions_matching(user, q: str) -> Q:
    """A text with a digit is a number, any other one a name."""
    return _numbered(*read_number(q)) if is_number(q) else people_matching(user, q, _PERSON)


def documents_matching(user, q: str) -> Q:
    """The same; a paper may also bear a number that no register gave, as the minutes had it."""
    if not is_number(q):
        return people_matching(user, q, _PERSON)
    value, signs = read_number(q)
    return _numbered(value, signs) | Q(pk__in=_written(value, signs))


def resolutions_matching(user, q: str) -> Q:
    """With signs by the texts alone: PostgreSQL takes value and text for two conditions that seldom meet."""
    if not is_number(q):
        return people_matching(user, q, _PERSON)
    value, signs = read_number(q)
    if value is None:
        return Q(pk__in=[])
    if not signs:
        return Q(number_value=value)
    written = Resolution.objects.order_by().filter(number_value=value).values_list("number", flat=True)
    return Q(number__in=[text for text in written.distinct() if has_signs(signs, [text])])


def _numbered(value: int | None, signs: list[str]) -> Q:
    """With signs: numbers whose type and symbol have all of them, marks aside."""
    if value is None:
        return Q(pk__in=[])
    if not signs:
        return Q(number__value=value)
    rows = _columns(IssuedNumber.objects.filter(value=value), "register__document_type", "symbol")
    return Q(number__value=value, number__in=[pk for pk, *words in rows if has_signs(signs, words)])


def _written(value: int | None, signs: list[str]) -> list[int]:
    if value is None:
        return []
    begun = Q()
    for digits in {f"{value}", f"{value:02}", f"{value:03}"}:
        begun |= Q(number_text__startswith=digits) | Q(number_text__startswith=f"Số {digits}")
    rows = _columns(Document.objects.filter(begun, number=None), "number_text")
    return [pk for pk, text in rows if read_number(text)[0] == value and has_signs(signs, [text])]


def _columns(rows: QuerySet, *names: str) -> QuerySet:
    return rows.order_by().values_list("pk", *names)
