"""Where files stood on a day, how long they lay and how far they got, beside what a loop over steps says."""

from collections import Counter, defaultdict
from datetime import date
from random import Random
from statistics import median

import pytest
from django.utils.timezone import localdate

from ceremonies.choices import State
from ceremonies.models import Candidacy, Step
from ceremonies.rules.periods import span_of
from ceremonies.selectors.board import Phase, phase_of
from ceremonies.selectors.desk_times import steps_taken, times_by_state, times_by_unit, times_of
from ceremonies.selectors.dormant import DormantKind, dormant
from ceremonies.selectors.figures import Question, files_of
from ceremonies.selectors.funnel import Stage, funnel, funnel_files, standing, standing_files
from ceremonies.workflow import CLOSED
from members.clock import today
from members.models import Organisation
from tests.ceremonies.figures_world import people, travelled

SPAN = span_of("2026-n1")


@pytest.fixture
def world(cast):
    random = Random(7)  # noqa: S311 - the same world every time
    travelled(random, cast, people(random, 60))
    return cast


def seen(cast, body) -> list[Candidacy]:
    return list(files_of(cast.van_phong, body).prefetch_related("steps", "cell"))


@pytest.mark.parametrize("on", [date(2025, 6, 1), date(2026, 2, 28), date(2026, 9, 9)])
def test_a_past_day_is_told_from_the_steps(world, on):
    expected = Counter()
    for file in seen(world, world.DUC):
        before = [step for step in file.steps.all() if localdate(step.at) <= on]
        if before and before[-1].target not in CLOSED:
            expected[State(before[-1].target)] += 1
    states, units = standing(world.van_phong, world.DUC, on)
    assert states == expected
    assert sum(sum(row.counts) for row in units) == expected.total()
    for state, number in expected.items():
        assert standing_files(world.van_phong, world.DUC, [state], on).count() == number
    phases = [sum(row.counts[place] for row in units) for place in range(len(Phase))]
    assert phases == [sum(n for s, n in expected.items() if phase_of(s) == phase) for phase in Phase]


def test_today_is_what_the_files_say(world):
    states, _ = standing(world.van_phong, world.DUC, today())
    assert states == Counter(State(f.state) for f in seen(world, world.DUC) if f.state not in CLOSED)


def test_times_are_those_a_loop_over_the_steps_finds(world):
    question = Question(world.DUC, SPAN, None)
    owners = {file.pk for file in seen(world, world.DUC)}
    waits, by_cell = defaultdict(list), defaultdict(lambda: defaultdict(list))
    for step in Step.objects.filter(candidacy__in=owners).select_related("candidacy"):
        if step.waited_since and SPAN.first <= localdate(step.at) <= SPAN.last:
            waits[State(step.source)].append(step.days_at_desk)
            by_cell[State(step.source)][step.candidacy.cell_id].append(step.days_at_desk)
    found = {row.state: row.times for row in times_by_state(world.van_phong, question)}
    assert {s: (t.steps, t.median, t.longest) for s, t in found.items()} == {
        state: (len(days), median(days), max(days)) for state, days in waits.items()
    }
    for state, days in waits.items():
        listed = steps_taken(world.van_phong, question, state)
        assert sorted(listed.values_list("days", flat=True)) == sorted(days)
        units = {body.pk: times.median for body, times in times_by_unit(world.van_phong, question, state)}
        assert units == {cell: median(each) for cell, each in by_cell[state].items()}


@pytest.mark.parametrize("days", [[3], [1, 2], [5, 1, 9], [0, 0, 7, 8], [2] * 5 + [3] * 5])
def test_the_median_of_a_histogram(days):
    times = times_of(Counter(days).items())
    assert (times.steps, times.median, times.longest) == (len(days), median(days), max(days))


def test_how_far_files_got_is_what_their_dates_say(world):
    question, on = Question(world.DUC, SPAN, None), date(2026, 8, 1)
    came = [
        file
        for file in seen(world, world.DUC)
        if SPAN.first
        <= (file.sent_on or (file.opened_on if file.nominator_id is None else date.max))
        <= SPAN.last
    ]
    rows = funnel(world.van_phong, question, on)
    totals = dict(
        zip(Stage, [sum(row.counts[place] for row in rows) for place in range(len(Stage))], strict=True)
    )
    assert totals[Stage.CAME] == len(came)
    assert totals[Stage.LISTED] == sum(bool(f.listed_on and f.listed_on <= on) for f in came)
    assert totals[Stage.ADMITTED] == sum(bool(f.ceremony_on and f.ceremony_on <= on) for f in came)
    for stage, number in totals.items():
        assert funnel_files(world.van_phong, question, stage, on).count() == number
    assert {row.body for row in rows} <= {world.CB1, world.CB2}


def test_nobody_nominated_for_months(world):
    since = date(2026, 6, 1)
    Candidacy.objects.filter(nominator=world.CD2).update(sent_on=date(2026, 5, 31))
    Candidacy.objects.filter(nominator=world.CD1).update(sent_on=since)
    Candidacy.objects.filter(nominator=world.TCD).update(sent_on=None)
    Organisation.objects.filter(pk=world.CDC.pk).update(opened_on=since)  # too young to be asked
    found = dormant(world.van_phong, world.DUC, DormantKind.NOMINATORS, since, today())
    assert dict(found.values_list("code", "last_on")) == {"DTN": None, "CD2": date(2026, 5, 31), "TCD": None}
    below = dormant(world.doan_bi_thu, world.DTN, DormantKind.NOMINATORS, since, today())
    assert set(below.values_list("code", flat=True)) == {"DTN", "CD2"}


def test_cells_that_listed_nobody(world):
    Candidacy.objects.filter(cell=world.CB1).update(listed_on=date(2026, 1, 5))
    Candidacy.objects.filter(cell=world.CB2).update(listed_on=date(2026, 6, 1))
    found = dormant(world.van_phong, world.DUC, DormantKind.CELLS, date(2026, 6, 1), today())
    assert [(each.code, each.last_on) for each in found] == [("CB1", date(2026, 1, 5))]
