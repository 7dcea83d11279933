"""How far the files that came in a period have got, and where all files stood on a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, TextChoices, When
from django.utils import timezone

from ceremonies.choices import State
from ceremonies.models import Candidacy, Step
from ceremonies.rules.periods import Span
from ceremonies.selectors.board import Phase, phase_of
from ceremonies.selectors.counted_steps import has_sums, stood
from ceremonies.selectors.division_keys import named, unit_of_file
from ceremonies.selectors.figures import Question, files_of
from ceremonies.workflow import CLOSED
from members.clock import today
from members.models import Organisation


class Stage(TextChoices):
    CAME = "came", "Hồ sơ đến trong kỳ"
    LISTED = "listed", "Công nhận cảm tình Đảng"
    DOSSIER = "dossier", "Lập hồ sơ kết nạp"
    DECIDED = "decided", "Có quyết định kết nạp"
    ADMITTED = "admitted", "Kết nạp"
    OFFICIAL = "official", "Đảng viên chính thức"
    ENDED = "ended", "Dừng lại, không kết nạp"


_DAYS = {
    Stage.LISTED: "listed_on",
    Stage.DOSSIER: "dossier_started_on",
    Stage.DECIDED: "decision_received_on",
    Stage.ADMITTED: "ceremony_on",
    Stage.OFFICIAL: "official_from",
}
_ENDS = (State.WITHDRAWN, State.REMOVED, State.REJECTED, State.CANCELLED, State.STRUCK_OFF, State.MOVED_AWAY)


@dataclass(frozen=True)
class UnitRow:
    """`counts`: in the order of the columns of its table."""

    body: Organisation
    counts: list[int]


def came(question: Question) -> Q:
    """Sent by a union, or opened by the cell itself; a union's own files from the day they were opened."""
    span = question.span
    if not question.of_party:
        return _between("opened_on", span)
    return _between("sent_on", span) | Q(sent_on__isnull=True, nominator__isnull=True) & _between(
        "opened_on", span
    )


def _between(field: str, span: Span) -> Q:
    return Q(**{f"{field}__gte": span.first, f"{field}__lte": span.last})


def reached(stage: Stage, on: date) -> Q:
    """By the end of this day."""
    if stage == Stage.CAME:
        return Q()
    if stage == Stage.ENDED:
        return Q(state__in=_ENDS, closed_on__lte=on)
    return Q(**{f"{_DAYS[stage]}__lte": on})


def funnel(user, question: Question, on: date) -> list[UnitRow]:
    """For each organisation directly below; two queries."""
    rows = files_of(user, question.organisation).filter(came(question)).order_by()
    rows = rows.annotate(unit=unit_of_file(question.organisation)).values("unit")
    counts = {stage.value: Count("pk", filter=reached(stage, on)) for stage in Stage}
    found = {row["unit"]: [row[stage.value] for stage in Stage] for row in rows.annotate(**counts)}
    return _unit_rows(found)


def _unit_rows(found: dict[str, list[int]]) -> list[UnitRow]:
    bodies = named(found)
    return [UnitRow(bodies[path], counts) for path, counts in sorted(found.items()) if path in bodies]


def funnel_files(user, question: Question, stage: Stage, on: date) -> QuerySet[Candidacy]:
    return files_of(user, question.organisation).filter(came(question), reached(stage, on))


def with_state_then(files: QuerySet[Candidacy], on: date) -> QuerySet[Candidacy]:
    """`state_then`: where each file stood at the end of the day, as its steps tell; without those not yet opened."""
    if on >= today():
        return files.annotate(state_then=F("state"))
    next_day = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    steps = Step.objects.filter(candidacy=OuterRef("pk"), at__lt=next_day)
    last = Subquery(steps.order_by("-version").values("target")[:1])
    then = Case(When(closed_on__lte=on, then=F("state")), default=last)
    return files.filter(opened_on__lte=on).annotate(state_then=then).filter(state_then__isnull=False)


def standing(user, organisation: Organisation, on: date) -> tuple[dict[State, int], list[UnitRow]]:
    """Open files by state, and by organisation and phase, on this day; two queries, or a few where sums are kept."""
    past_sums = on < today() and has_sums(user, organisation)
    counted = stood(organisation, on) if past_sums else _stood(user, organisation, on)
    states: dict[State, int] = defaultdict(int)
    units: dict[str, list[int]] = defaultdict(lambda: [0] * len(Phase))
    phases = list(Phase)
    for (unit, state), number in counted.items():
        if number and state not in CLOSED:
            states[State(state)] += number
            units[unit][phases.index(phase_of(state))] += number
    return {state: states[state] for state in State if state in states}, _unit_rows(units)


def _stood(user, organisation: Organisation, on: date) -> dict[tuple[str, str], int]:
    files = with_state_then(files_of(user, organisation), on).exclude(state_then__in=CLOSED).order_by()
    rows = files.annotate(unit=unit_of_file(organisation)).values_list("unit", "state_then")
    return {(unit, state): number for unit, state, number in rows.annotate(number=Count("pk"))}


def standing_files(user, organisation: Organisation, states: list[State], on: date) -> QuerySet[Candidacy]:
    return with_state_then(files_of(user, organisation), on).filter(state_then__in=states)


def states_of(phase: Phase) -> list[State]:
    return [state for state in State if state not in CLOSED and phase_of(state) == phase]


def of_unit(
    files: QuerySet[Candidacy], organisation: Organisation, unit: Organisation
) -> QuerySet[Candidacy]:
    return files.alias(unit=unit_of_file(organisation)).filter(unit=unit.path)
