"""Steps below the top of the Party's tree, from the sums that triggers keep (`models.counting`).

A sum knows months. What lies between a day and the nearest month is counted step by step, and added or taken off.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr
from django.utils import timezone

from ceremonies.models import CountedSteps, Step
from ceremonies.models.counting.rows import UNIT
from ceremonies.models.whole_days import WholeDays
from ceremonies.rules import add_months
from ceremonies.rules.periods import Span
from members.choices import Right, Tree
from members.clock import today
from members.models import Organisation
from members.models.organisation import PATH_END
from members.permissions import grants_of

_TOP = 6  # characters of a path of the first level


def has_sums(user, organisation: Organisation) -> bool:
    """Sums are kept for the bodies next to the top; a reader of the top sees every file in them."""
    return (
        organisation.tree == Tree.PARTY
        and len(organisation.path) == _TOP
        and grants_of(user).cover(Right.VIEW_CANDIDACIES, organisation)
    )


def waits(user, organisation: Organisation, span: Span, *, state: str = "") -> Counter:
    """(state, or with a state the path of the body below; days) → how many waits. Not in the reader's own file."""
    end = span.last + timedelta(days=1)
    sums = _sums(organisation).filter(days__isnull=False, month__gte=_turn(span.first), month__lt=_turn(end))
    steps = _steps(organisation).exclude(source="").filter(waited_since__isnull=False)
    if state:
        sums, steps = sums.filter(state=state), steps.filter(source=state)
    steps = steps.annotate(days=WholeDays("waited_since", "at"))
    names = ("unit", "days") if state else ("source", "days")
    found = _numbers(sums.values_list("unit" if state else "state", "days"), 1)
    for sign, part in (*_beyond(end), *_beyond(span.first, sign=-1)):
        found.update(_counts(steps.filter(part), names, sign))
    if user.person_id:
        own = steps.filter(_between(span.first, end), candidacy__person=user.person_id)
        found.update(_counts(own, names, -1))
    return found


def stood(organisation: Organisation, on: date) -> Counter:
    """(path of the body below, state) → how many files stood there at the end of the day."""
    end = on + timedelta(days=1)
    sums = _sums(organisation).filter(days__isnull=True, month__lt=_turn(end))
    found = _numbers(sums.values_list("unit", "state"), 1)
    for sign, part in _beyond(end):
        steps = _steps(organisation).filter(part)
        found.update(_counts(steps, ("unit", "target"), sign))
        found.update(_counts(steps.exclude(source=""), ("unit", "source"), -sign))
    return found


def _sums(organisation: Organisation) -> QuerySet[CountedSteps]:
    return CountedSteps.objects.filter(unit__gte=organisation.path, unit__lt=organisation.path + PATH_END)


def _steps(organisation: Organisation) -> QuerySet[Step]:
    place = "candidacy__counted__place"
    found = Step.objects.filter(
        **{f"{place}__gte": organisation.path, f"{place}__lt": organisation.path + PATH_END}
    )
    return found.annotate(unit=Substr(F(place), 1, UNIT)).order_by()


def _numbers(rows: QuerySet, sign: int) -> Counter:
    return Counter({tuple(key): sign * number for *key, number in rows.annotate(number=Sum("number"))})


def _counts(steps: QuerySet, names: tuple[str, str], sign: int) -> dict:
    rows = steps.values_list(*names).annotate(number=Count("pk"))
    return {tuple(key): sign * number for *key, number in rows}


def _turn(day: date) -> date:
    """The beginning of the nearest month; after today nothing has happened."""
    first = day.replace(day=1)
    return add_months(first, 1) if day > today() or (day - first).days > 15 else first


def _beyond(day: date, *, sign: int = 1) -> Iterator[tuple[int, Q]]:
    """The steps by which all before this day are more, or fewer, than all of the months before `_turn`."""
    turn = _turn(day)
    if turn < day:
        yield sign, _between(turn, day)
    elif day < turn and day <= today():
        yield -sign, _between(day, turn)


def _between(first: date, end: date) -> Q:
    return Q(at__gte=midnight(first), at__lt=midnight(end))


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
