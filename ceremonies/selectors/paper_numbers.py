"""Numbers of decisions and papers as people write them: "12-QĐ/ĐU", "Số 12", "12 qd du"."""

import re

from django.db.models import Q, QuerySet

from ceremonies.models import Document, IssuedNumber
from members.names import fold
from members.selectors.search import people_matching

_RUN = re.compile(r"[a-z]+|[0-9]+")
_WORD_FOR_NUMBER = "so"
_MOST_DIGITS = 9


def decisions_matching(user, q: str) -> Q:
    """A text with a digit is a number, any other one a name."""
    return _numbered(*_read(q)) if _is_number(q) else people_matching(user, q, "candidacy__person")


def documents_matching(user, q: str) -> Q:
    """The same; a paper may also bear a number that no register gave, as the minutes had it."""
    if not _is_number(q):
        return people_matching(user, q, "candidacy__person")
    value, signs = _read(q)
    return _numbered(value, signs) | Q(pk__in=_written(value, signs))


def _is_number(q: str) -> bool:
    return any(map(str.isdigit, q))


def _read(q: str) -> tuple[int | None, list[str]]:
    """The number, and the signs that were written with it."""
    runs = [run for run in _RUN.findall(fold(q)) if run != _WORD_FOR_NUMBER]
    value = next((run for run in runs if run.isdecimal()), "")
    if not value or len(value) > _MOST_DIGITS:
        return None, []
    runs.remove(value)
    return int(value), runs


def _numbered(value: int | None, signs: list[str]) -> Q:
    """With signs: numbers whose type and symbol have all of them, marks aside."""
    if value is None:
        return Q(pk__in=[])
    if not signs:
        return Q(number__value=value)
    rows = _columns(IssuedNumber.objects.filter(value=value), "register__document_type", "symbol")
    return Q(number__value=value, number__in=[pk for pk, *words in rows if _has(signs, words)])


def _written(value: int | None, signs: list[str]) -> list[int]:
    if value is None:
        return []
    begun = Q()
    for digits in {f"{value}", f"{value:02}", f"{value:03}"}:
        begun |= Q(number_text__startswith=digits) | Q(number_text__startswith=f"Số {digits}")
    rows = _columns(Document.objects.filter(begun, number=None), "number_text")
    return [pk for pk, text in rows if _read(text)[0] == value and _has(signs, [text])]


def _columns(rows: QuerySet, *names: str) -> QuerySet:
    return rows.order_by().values_list("pk", *names)


def _has(signs: list[str], words: list[str]) -> bool:
    written = _RUN.findall(fold(" ".join(words)))
    return all(any(each.startswith(sign) for each in written) for sign in signs)
