"""What the database counts beside what a loop counts, and the rows behind every number."""

from datetime import date
from random import Random

import pytest

from ceremonies.choices import CourseKind, Measure, State, TargetGroup
from ceremonies.models import Attendance, Candidacy
from ceremonies.rules.categories import DIMENSIONS
from ceremonies.rules.periods import own_span, span_of
from ceremonies.selectors.division_keys import CELL, NOMINATOR, divisions_of
from ceremonies.selectors.division_people import rows_in
from ceremonies.selectors.divisions import divided, divided_people
from ceremonies.selectors.figures import Question, happened
from ceremonies.selectors.totals import people_alike, shares, totals
from members.models import Organisation
from members.permissions import visible_to
from tests.ceremonies.counted import newest_file
from tests.ceremonies.figures_world import files, learners, people
from tests.signed_in import reading

SPAN = span_of("2026-n1").until(date(2026, 5, 20))
EVER = own_span(date(2020, 1, 1), date(2030, 1, 1))
YOUTH = 30
_DAY = {
    Measure.NOMINATED: "sent_on",
    Measure.LISTED: "listed_on",
    Measure.ADMITTED: "ceremony_on",
    Measure.RECOGNISED: "official_from",
}


@pytest.fixture
def world(cast, request):
    random = Random(getattr(request, "param", 1))  # noqa: S311 - the same world every time
    everybody = people(random, 60)
    files(random, cast, everybody[:45])
    learners(random, cast, everybody[15:])
    return cast


def day_of(row, measure) -> date | None:
    return row.course.starts_on if measure == Measure.SENT_TO_CLASS else getattr(row, _DAY[measure])


def here(cast, row, body) -> bool:
    return row.path.startswith(body.path) if row else False


def by_hand(cast, user, body, measure) -> list:
    """All rows of the measure that the body answers for."""
    of_union = body.code in ("CD1", "DTN")
    files = [
        file
        for file in Candidacy.objects.select_related("person", "cell", "nominator")
        if here(cast, file.nominator if of_union else file.cell, body)
        and (of_union or file.sent_on or file.nominator is None)
    ]
    if measure != Measure.SENT_TO_CLASS:
        wanted = {
            Measure.NOMINATED: lambda file: file.nominator is not None,
            Measure.ADMITTED: lambda file: file.state != State.CANCELLED,
        }.get(measure, lambda file: True)
        return [file for file in files if wanted(file)]
    learners = Attendance.objects.select_related("person", "course__organisation", "proposed_by")
    return [
        row for row in learners.filter(course__kind=CourseKind.AWARENESS) if here(cast, counted_at(row), body)
    ]


def counted_at(learner: Attendance) -> Organisation:
    """Who proposed; or where the newest file lies; or who keeps the class."""
    newest = newest_file(learner.person)
    return learner.proposed_by or (newest.cell if newest else learner.course.organisation)


def group_by_hand(cast, user, body, measure, division, row) -> str:
    if division in DIMENSIONS:
        dimension, person = DIMENSIONS[division], row.person
        if dimension.told_by == "years":
            day = day_of(row, measure)
            born = person.birth_date
            age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
            return dimension.group_of(age).code
        entries = [getattr(person, name) for name in dimension.fields]
        return dimension.code_of(*entries) if dimension.told_by == "words" else entries[0]
    file = newest_file(row.person) if measure == Measure.SENT_TO_CLASS else row
    if division == NOMINATOR:
        return str(file.nominator_id) if file and file.nominator_id else "none"
    if division == CELL:
        return str(file.cell_id) if file else "none"
    place = (row.proposed_by if measure == Measure.SENT_TO_CLASS else None) or (file and file.cell)
    if body.code in ("CD1", "DTN"):
        place = row.nominator
    if place is None:
        return "none"
    return str(next(o.pk for o in cast.organisations.values() if o.path == place.path[: len(body.path) + 6]))


@pytest.mark.parametrize(
    ("account", "code", "wide"),
    [
        *(("van_phong", "DUC", False), ("van_phong", "DUC", True), ("cap_tren", "DUC", True)),
        *(("chi_bo", "CB1", False), ("doan_bi_thu", "DTN", False)),
    ],
)
@pytest.mark.parametrize("world", [1, 2], indirect=True)
def test_every_number_is_what_a_loop_counts_and_leads_to_just_those(world, account, code, wide):
    user, body = reading(world.users[account], wide=wide), world.organisations[code]
    question = Question(body, SPAN, SPAN.a_year_before())
    summed = totals(user, question)
    for measure in question.measures:
        rows = by_hand(world, user, body, measure)
        spans = {name: [r for r in rows if _in(r, measure, span)] for name, span in question.spans.items()}
        assert (summed[measure].now, summed[measure].before) == (len(spans["now"]), len(spans["before"]))
        for which, found in spans.items():
            listed = happened(user, question, measure, which).values_list("pk", flat=True)
            assert sorted(listed) == sorted(row.pk for row in found)
        at_once = divided_people(user, question, measure)
        for division in divisions_of(question):
            lines = divided(user, question, measure, division)
            assert lines == at_once.get(division, lines)
            assert len({line.code for line in lines}) == len(lines)
            for which, found in spans.items():
                wanted: dict[str, set[int]] = {}
                for row in found:
                    code = group_by_hand(world, user, body, measure, division, row)
                    wanted.setdefault(code, set()).add(row.pk)
                counted = {line.code: getattr(line.count, which) for line in lines}
                assert {c: n for c, n in counted.items() if n} == {c: len(pks) for c, pks in wanted.items()}
                for code, pks in wanted.items():
                    behind = rows_in(user, question, measure, division, code, which, YOUTH)
                    assert set(behind.values_list("pk", flat=True)) == pks


def _in(row, measure, span) -> bool:
    day = day_of(row, measure)
    return day is not None and span.first <= day <= span.last


def test_shares_are_the_rows_behind_them(world):
    question = Question(world.DUC, SPAN, SPAN.a_year_before())
    alike = people_alike(world.van_phong, question, YOUTH)
    found = shares(question, alike)
    assert totals(world.van_phong, question) == totals(world.van_phong, question, alike)
    for (measure, group), pair in found.items():
        for which in ("now", "before"):
            rows = rows_in(world.van_phong, question, measure, "target", group, which, YOUTH)
            assert rows.count() == getattr(pair, which)
    women = [
        r
        for r in by_hand(world, world.van_phong, world.DUC, Measure.ADMITTED)
        if _in(r, Measure.ADMITTED, SPAN)
    ]
    assert found[Measure.ADMITTED, TargetGroup.WOMEN].now == sum(r.person.sex == "female" for r in women)


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    "account", ["van_phong", "chi_bo", "chi_bo_khac", "doan_bi_thu", "doan_khac", "cong_doan"]
)
def test_numbers_stay_within_what_the_reader_may_see(world, account, wide):
    user = reading(world.users[account], wide=wide)
    for body in world.organisations.values():
        question = Question(body, EVER, None)
        for measure in question.measures:
            model = Attendance if measure == Measure.SENT_TO_CLASS else Candidacy
            seen = set(visible_to(user, model).values_list("pk", flat=True))
            assert set(happened(user, question, measure).values_list("pk", flat=True)) <= seen


@pytest.mark.parametrize("code", ["sex", "nothing", "unit", "age", "target", "nominator"])
def test_a_group_that_is_none_is_none(world, code):
    question = Question(world.DUC, SPAN, None)
    assert rows_in(world.van_phong, question, Measure.ADMITTED, code, "khong-co", "now", YOUTH) is None
