"""How long files lay at each step before somebody took the next one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from ceremonies.choices import Desk, State
from ceremonies.models import Step
from ceremonies.models.whole_days import WholeDays
from ceremonies.permissions.figures import reported_steps
from ceremonies.rules.periods import Span
from ceremonies.selectors.counted_steps import has_sums, midnight, waits
from ceremonies.selectors.division_keys import named, unit_of_file
from ceremonies.selectors.figures import Question
from ceremonies.workflow import DESK_OF_STATE
from members.models import Organisation


@dataclass(frozen=True)
class Times:
    """Days that `steps` steps took; of an even number the median is the mean of the two in the middle."""

    steps: int
    median: float
    longest: int


@dataclass(frozen=True)
class StateTimes:
    state: State
    desk: Desk
    times: Times


def steps_taken(
    user, question: Question, state: State | None = None, unit: Organisation | None = None
) -> QuerySet[Step]:
    """Steps of the period that ended a wait, with `days`. Not of the reader's own file.

    `unit`: only files of this organisation directly below the one asked about.
    """
    steps = reported_steps(user, question.organisation).exclude(candidacy__person=user.person_id)
    steps = steps.filter(*_during(question.span), waited_since__isnull=False)
    steps = steps.filter(source=state) if state else steps.exclude(source="")
    if unit:
        steps = steps.alias(unit=_unit(question)).filter(unit=unit.path)
    return steps.annotate(days=WholeDays("waited_since", "at"))


def _unit(question: Question):
    return unit_of_file(question.organisation, "candidacy__")


def _during(span: Span):
    return (Q(at__gte=midnight(span.first)), Q(at__lt=midnight(span.last + timedelta(days=1))))


def times_by_state(user, question: Question) -> list[StateTimes]:
    """In the order of the road; one query, or a few where sums are kept."""
    if has_sums(user, question.organisation):
        counted = _by_key(waits(user, question.organisation, question.span))
    else:
        counted = _histograms(steps_taken(user, question), "source")
    found = {State(source): times_of(days) for source, days in counted.items()}
    return [
        StateTimes(state, desk, found[state])
        for state in State
        if state in found and (desk := DESK_OF_STATE[state])
    ]


def times_by_unit(user, question: Question, state: State) -> list[tuple[Organisation, Times]]:
    """The slowest first; two queries, or a few where sums are kept."""
    if has_sums(user, question.organisation):
        counted = _by_key(waits(user, question.organisation, question.span, state=state))
    else:
        counted = _histograms(steps_taken(user, question, state).annotate(unit=_unit(question)), "unit")
    bodies = named(counted)
    found = [(bodies[path], times_of(days)) for path, days in counted.items() if path in bodies]
    return sorted(found, key=lambda each: (-each[1].median, each[0].path))


def _histograms(steps: QuerySet[Step], key: str) -> dict[str, list[tuple[int, int]]]:
    """Of each key: (days, how many steps took so long)."""
    rows = steps.order_by().values_list(key, "days").annotate(number=Count("pk"))
    return _by_key({(value, days): number for value, days, number in rows})


def _by_key(counted: Mapping[tuple[str, int], int]) -> dict[str, list[tuple[int, int]]]:
    found = defaultdict(list)
    for (key, days), number in counted.items():
        if number:
            found[key].append((days, number))
    return found


def times_of(histogram: Iterable[tuple[int, int]]) -> Times:
    rows = sorted(histogram)
    steps = sum(number for _, number in rows)
    middle = (_nth(rows, (steps - 1) // 2) + _nth(rows, steps // 2)) / 2
    return Times(steps, middle, rows[-1][0])


def _nth(rows: list[tuple[int, int]], place: int) -> int:
    """The value in this place, were all written in a row."""
    for days, number in rows:
        if place < number:
            return days
        place -= number
    raise IndexError
