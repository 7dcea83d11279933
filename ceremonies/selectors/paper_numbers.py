"""Numbers of decisions and papers as people write them: "12-QĐ/ĐU", "Số 12", "12 qd du"."""

import re

from django.db.models import Q

from ceremonies.models import IssuedNumber
from members.names import fold
from members.selectors.search import people_matching

_RUN = re.compile(r"[a-z]+|[0-9]+")
_WORD_FOR_NUMBER = "so"
_MOST_DIGITS = 9


def papers_matching(user, q: str, person: str) -> Q:
    """As a condition on what bears a `number`: a text with a digit is a number, any other one a name."""
    return numbered(q) if any(map(str.isdigit, q)) else people_matching(user, q, person)


def numbered(q: str) -> Q:
    """The number itself, and the beginning of each sign that was written with it."""
    runs = [run for run in _RUN.findall(fold(q)) if run != _WORD_FOR_NUMBER]
    values = [run for run in runs if run.isdecimal()]
    if not values or len(values[0]) > _MOST_DIGITS:
        return Q(pk__in=[])
    runs.remove(values[0])
    numbers = Q(number__value=int(values[0]))
    return numbers & Q(number__in=_signed(int(values[0]), runs)) if runs else numbers


def _signed(value: int, signs: list[str]) -> list[int]:
    """Numbers of this value whose type and symbol have all the signs, marks aside."""
    rows = IssuedNumber.objects.filter(value=value).order_by()
    return [
        pk
        for pk, kind, symbol in rows.values_list("pk", "register__document_type", "symbol")
        if _has(signs, _RUN.findall(fold(f"{kind} {symbol}")))
    ]


def _has(signs: list[str], written: list[str]) -> bool:
    return all(any(each.startswith(sign) for each in written) for sign in signs)
