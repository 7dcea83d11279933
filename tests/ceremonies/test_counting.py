"""What figures are counted from is what a loop finds, whatever happens to files, people and organisations."""

from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils.timezone import localdate

from ceremonies.checks import figures_are_kept
from ceremonies.choices import CourseKind, Route, State
from ceremonies.models import Attendance, Candidacy, CountedFile, CountedLot, CountedSteps, Course, Step
from ceremonies.rules.categories import DIMENSIONS
from ceremonies.rules.periods import own_span
from ceremonies.selectors.counted_steps import has_sums, waits
from ceremonies.selectors.desk_times import times_by_state, times_by_unit, times_of
from ceremonies.selectors.figures import Question
from ceremonies.selectors.funnel import standing, standing_files
from ceremonies.services.counting import sum_steps_up
from ceremonies.workflow import CLOSED
from members.models import Organisation, Person
from tests.ceremonies.counted import assert_counted_right
from tests.ceremonies.figures_world import _day, learners, people, travelled

GROUPS = [group for name in ("education", "occupation") for group in DIMENSIONS[name].groups]
WORDS = [word for group in GROUPS for word in group.words]
SPELLINGS = [way for group in GROUPS for way in group.spellings]


@pytest.fixture
def world(cast):
    random = Random(11)  # noqa: S311 - the same world every time
    everybody = people(random, 60)
    travelled(random, cast, everybody)
    learners(random, cast, everybody[20:])
    return cast


def changes(random: Random, cast):
    """Something happens to a row or to several, as any service, import or migration may do it."""
    files, persons = Candidacy.objects.all(), Person.objects.filter(candidacies__isnull=False)
    some = files.filter(pk__in=random.sample(list(files.values_list("pk", flat=True)), 5))
    own = persons.filter(pk=random.choice(list(persons.values_list("pk", flat=True))))
    day = random.choice(("sent_on", "listed_on", "ceremony_on", "official_from"))
    text = random.choice(("job_title", "qualification", "education", "ethnicity", "religion"))
    yield lambda: some.update(**{day: _day(random)})
    yield lambda: some.update(cell=random.choice((cast.CB1, cast.CB2)))
    yield lambda: some.update(nominator=random.choice((cast.CD1, None)), route=random.choice(Route.values))
    yield lambda: Person.objects.filter(pk__in=own).update(
        **{text: f"{random.choice(WORDS).upper()} số 1"[:40]}
    )
    yield lambda: Person.objects.filter(pk__in=own).update(birth_date=date(1990, 2, random.randint(1, 28)))
    yield lambda: some.update(opened_on=_day(random) or date(2024, 1, 1))
    yield from changes_of_learners(random, cast)
    yield lambda: Organisation.objects.filter(pk=cast.CB2.pk).update(
        path=f"{cast.DUB.path}{random.randint(1, 9):06}"
    )


def changes_of_learners(random: Random, cast):
    learner, course = random.choice(list(Attendance.objects.all())), random.choice(list(Course.objects.all()))
    one, this = Attendance.objects.filter(pk=learner.pk), Course.objects.filter(pk=course.pk)
    yield lambda: one.update(proposed_by=random.choice((cast.CB1, cast.CB2, None)))
    yield lambda: this.update(
        kind=random.choice(CourseKind.values), organisation=random.choice((cast.DUC, cast.DUB))
    )
    yield lambda: this.update(starts_on=date(2025, 1, random.randint(1, 28)))
    yield lambda: (one.delete(), Attendance(course=learner.course, person=learner.person).save())


def test_whatever_happens_the_rows_are_right(world):
    random = Random(5)  # noqa: S311
    assert_counted_right()
    for _ in range(40):
        random.choice(list(changes(random, world)))()
        assert_counted_right()
    sum_steps_up()
    assert_counted_right()


@pytest.mark.parametrize("field", ["job_title", "qualification", "education"])
def test_entries_fall_into_the_groups_that_the_rules_say(world, field):
    """Other rules need other triggers: a migration that counts anew."""
    persons = list(Person.objects.filter(candidacies__isnull=False))
    entries = [" ", "Bộ đội công nhân", "NGHỈ HƯU", *(f"{word} x" for word in WORDS), *SPELLINGS]
    for start in range(0, len(entries), len(persons)):
        for person, entry in zip(persons, entries[start:], strict=False):
            texts = {"job_title": "", "qualification": "", "education": "", field: entry}
            Person.objects.filter(pk=person.pk).update(**texts)
        assert_counted_right()


def test_triggers_that_are_lost_are_told_and_brought_back(world):
    assert figures_are_kept(None) == []
    drop = {"sqlite": "DROP TRIGGER counted_person", "postgresql": "DROP FUNCTION counted_person() CASCADE"}
    with connection.cursor() as cursor:
        cursor.execute(drop[connection.vendor])
    Person.objects.filter(candidacies__isnull=False).update(job_title="Công nhân")
    [error] = figures_are_kept(None)
    assert (error.id, "counted_person" in error.msg) == ("ceremonies.E001", True)
    call_command("rebuild_figures", verbosity=0)
    assert figures_are_kept(None) == []
    assert set(
        CountedLot.objects.filter(pk__in=CountedFile.objects.values("lot")).values_list(
            "occupation", flat=True
        )
    ) == {"worker"}
    assert_counted_right()


def seen(cast) -> list[Step]:
    steps = Step.objects.select_related("candidacy__cell")
    return [s for s in steps if s.candidacy.sent_on or s.candidacy.nominator_id is None]


DAYS = [
    (date(2025, 3, 1), date(2025, 12, 31)),
    (date(2025, 5, 9), date(2026, 2, 20)),
    (date(2025, 8, 20), date(2026, 7, 3)),
]
DAYS += [
    (date(2026, 1, 17), date(2026, 1, 29)),
    (date(2026, 1, 1), date(2030, 1, 1)),
    (date(2025, 4, 3), date(2025, 4, 3)),
]


@pytest.mark.parametrize("first, last", DAYS)
def test_sums_and_days_beside_them_are_the_steps_of_any_period(world, first, last):
    Candidacy.objects.filter(pk=Step.objects.filter(waited_since__isnull=False).first().candidacy_id).update(
        person=world.dung
    )
    user, question = world.cap_tren, Question(world.DUB, own_span(first, last), None)
    world.cap_tren.person = world.dung  # nobody reads how long the own file lay
    assert has_sums(user, world.DUB)
    expected = defaultdict(list)
    for step in seen(world):
        if (
            step.waited_since
            and first <= localdate(step.at) <= last
            and step.candidacy.person_id != world.dung.pk
        ):
            expected[step.source].append(step.days_at_desk)
    assert {row.state: row.times for row in times_by_state(user, question)} == {
        State(state): times_of(Counter(days).items()) for state, days in expected.items()
    }
    for state, days in expected.items():
        assert [times for _, times in times_by_unit(user, question, State(state))] == [
            times_of(Counter(days).items())
        ]
        assert sum(waits(user, world.DUB, question.span, state=state).values()) == len(days)


@pytest.mark.parametrize("on", [date(2025, 6, 1), date(2025, 12, 31), date(2026, 2, 20), date(2026, 9, 9)])
def test_sums_tell_where_files_stood(world, on):
    expected = Counter()
    for file in Candidacy.objects.filter(pk__in={step.candidacy_id for step in seen(world)}):
        before = [step for step in file.steps.order_by("version") if localdate(step.at) <= on]
        if before and before[-1].target not in CLOSED:
            expected[State(before[-1].target)] += 1
    states, units = standing(world.cap_tren, world.DUB, on)
    assert states == expected
    assert sum(sum(row.counts) for row in units) == expected.total()
    for state, number in expected.items():
        assert standing_files(world.cap_tren, world.DUB, [state], on).count() == number


def test_only_the_top_has_sums_and_only_for_who_sees_all(world):
    assert not has_sums(world.van_phong, world.DUB)
    assert not has_sums(world.van_phong, world.DUC)
    assert not has_sums(world.doan_bi_thu, world.DTN)


def test_sums_are_few(world):
    sum_steps_up()
    rows = CountedSteps.objects.values("unit", "month", "state", "days")
    assert len(rows) == len(rows.distinct())
    assert sum_steps_up() == 0
