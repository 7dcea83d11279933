"""The report on new members: what happened in the period, divided, beside what the plans of its year asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from ceremonies.choices import Measure, TargetGroup
from ceremonies.models import Plan
from ceremonies.selectors.division_keys import PEOPLE, divisions_of, note_of, title_of
from ceremonies.selectors.division_lines import Line
from ceremonies.selectors.divisions import divided, divided_people
from ceremonies.selectors.figures import Pair, Question
from ceremonies.selectors.plans import GroupResult, plans, results
from ceremonies.selectors.totals import Alike, people_alike, shares, totals

#: Lines of a division in the report; all of them have a page of their own.
MOST_LINES = 30


@dataclass(frozen=True)
class Row:
    """A group of people or an organisation, with its numbers in the order of `Section.measures`."""

    code: str
    label: str
    counts: tuple[Pair, ...]


@dataclass(frozen=True)
class Section:
    division: str
    title: str
    note: str
    measures: tuple[Measure, ...]
    rows: list[Row]

    @property
    def shown(self) -> list[Row]:
        return self.rows[:MOST_LINES]

    @property
    def left_out(self) -> int:
        return max(len(self.rows) - MOST_LINES, 0)


@dataclass(frozen=True)
class Report:
    """`plan` and `results`: of the year in which the period ends, if the body has a plan for it."""

    question: Question
    totals: dict[Measure, Pair]
    sections: list[Section]
    shares: dict[tuple[Measure, TargetGroup], Pair]
    plan: Plan | None
    results: list[GroupResult]


def report_of(user, question: Question, youth_max_years: int) -> Report:
    """At most 40 queries, whatever the period and the organisation."""
    alike = people_alike(user, question, youth_max_years)
    plan = plans(user, year=question.span.last.year, organisation=question.organisation).first()
    return Report(
        question=question,
        totals=totals(user, question, alike),
        sections=list(sections_of(user, question, alike)),
        shares=shares(question, alike),
        plan=plan,
        results=results(user, plan, youth_max_years) if plan else [],
    )


def divided_measures(question: Question) -> tuple[Measure, Measure]:
    return (Measure.SENT_TO_CLASS if question.of_party else Measure.NOMINATED, Measure.ADMITTED)


def sections_of(user, question: Question, alike: Alike) -> Iterator[Section]:
    measures = divided_measures(question)
    people = {measure: divided_people(user, question, measure, alike) for measure in measures}
    for division in divisions_of(question):
        if division in PEOPLE:
            yield _section(question, division, {measure: people[measure][division] for measure in measures})
        else:
            yield section_of(user, question, division)


def section_of(user, question: Question, division: str) -> Section:
    lines = {measure: divided(user, question, measure, division) for measure in divided_measures(question)}
    return _section(question, division, lines)


def _section(question: Question, division: str, lines: dict[Measure, list[Line]]) -> Section:
    measures = divided_measures(question)
    return Section(
        division, title_of(division), note_of(division), measures, _rows(question, measures, lines)
    )


def _rows(question: Question, measures, lines: dict[Measure, list[Line]]) -> list[Row]:
    """In the order of the measure that is said last: who was admitted; those of the other one after them."""
    found = {measure: {line.code: line for line in lines[measure]} for measure in measures}
    longest = max(reversed(measures), key=lambda measure: len(lines[measure]))
    order = [*lines[longest], *(line for measure in measures for line in lines[measure])]
    none = Pair(0, 0 if question.before else None)
    return [
        Row(code, label, tuple(found[m][code].count if code in found[m] else none for m in measures))
        for code, label in {line.code: line.label for line in order}.items()
    ]
