"""The ways in which a measure is divided: what they are called, and what tells their groups apart in a query."""

from collections.abc import Iterable

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Substr

from ceremonies.choices import Measure, TargetGroup
from ceremonies.rules.categories import DIMENSIONS, Dimension
from ceremonies.selectors.categories import entry_of, key_of
from ceremonies.selectors.figures import DAY, Question
from members.choices import Tree
from members.models import Organisation

UNIT, NOMINATOR, CELL, TARGET = "unit", "nominator", "cell", "target"
#: Divisions by organisation.
BODIES = {UNIT: "Đơn vị trực thuộc", NOMINATOR: "Tổ chức giới thiệu", CELL: "Chi bộ"}
#: In the report, in this order, after the organisations.
PEOPLE = ("sex", "age", "ethnicity", "education", "occupation")
NONE = "none"
NOBODY = {UNIT: "Không ghi chi bộ", NOMINATOR: "Chi bộ tự lập hồ sơ", CELL: "Không ghi chi bộ"}
SEGMENT = 6  # characters of a path for each level


def divisions_of(question: Question) -> tuple[str, ...]:
    """The cells of a union's nominees, the nominators of a Party body's files."""
    return (UNIT, NOMINATOR if question.of_party else CELL, *PEOPLE)


def title_of(division: str) -> str:
    return BODIES.get(division) or DIMENSIONS[division].title


def note_of(division: str) -> str:
    return DIMENSIONS[division].note if division in DIMENSIONS else ""


def label_of(division: str, code: str) -> str:
    """What a group is called, for the title of its list."""
    if division == TARGET:
        return TargetGroup(code).label
    if division in DIMENSIONS:
        dimension = DIMENSIONS[division]
        named = {group.code: group.label for group in dimension.groups}
        return named.get(code) or dimension.group_of(code).label
    return NOBODY[division] if code == NONE else str(Organisation.objects.get(pk=code))


def keyed(question: Question, measure: Measure, division: str, rows: QuerySet) -> QuerySet:
    if division in DIMENSIONS:
        return rows.annotate(key=key_of_people(measure, DIMENSIONS[division]))
    return rows.annotate(key=_key_of_organisation(question, measure, division))


def key_of_people(measure: Measure, dimension: Dimension):
    return entry_of(dimension) if dimension.told_by == "words" else key_of(dimension, on=DAY[measure])


def _key_of_organisation(question: Question, measure: Measure, division: str):
    of_learner = measure == Measure.SENT_TO_CLASS
    if division != UNIT:
        return F(f"counted__{division}" if of_learner else division)
    if not of_learner:
        return unit_of_file(question.organisation)
    unit = _first_below(F("counted__cell__path"), question.organisation)
    return Case(When(counted__of_cell=True, then=unit), default=Value(""))


def unit_of_file(organisation: Organisation, file: str = ""):
    """The path of the organisation directly below that a file belongs to. `file`: how to get to it, "candidacy__"."""
    field = "cell__path" if organisation.tree == Tree.PARTY else "nominator__path"
    return _first_below(F(f"{file}{field}"), organisation)


def _first_below(path, organisation: Organisation):
    return Substr(path, 1, len(organisation.path) + SEGMENT)


def named(paths: Iterable[str]) -> dict[str, Organisation]:
    return {body.path: body for body in Organisation.objects.filter(path__in=list(paths))}
