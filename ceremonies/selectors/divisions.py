"""A measure divided: by the organisations below, who nominated, the cell, and the groups of people."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import Coalesce, Substr

from ceremonies.choices import Measure, TargetGroup
from ceremonies.rules.categories import DIMENSIONS, Dimension, Group
from ceremonies.rules.periods import Span
from ceremonies.selectors.categories import BETWEEN, entry_of, in_group, key_of, with_entry_of
from ceremonies.selectors.counted import OF_LOT, by_age, by_body, by_lot, by_place, lots
from ceremonies.selectors.figures import (
    BEFORE,
    DAY,
    NOW,
    Alike,
    Pair,
    Question,
    happened,
    in_any_span,
    latest_file,
    rows_of,
    within,
)
from ceremonies.selectors.plans import group_condition
from members.choices import Tree
from members.models import Organisation

UNIT, NOMINATOR, CELL, TARGET = "unit", "nominator", "cell", "target"
_TITLES = {UNIT: "Đơn vị trực thuộc", NOMINATOR: "Tổ chức giới thiệu", CELL: "Chi bộ"}
#: In the report, in this order, after the organisations.
PEOPLE = ("sex", "age", "ethnicity", "education", "occupation")
NONE = "none"
_NOBODY = {UNIT: "Không ghi chi bộ", NOMINATOR: "Chi bộ tự lập hồ sơ", CELL: "Không ghi chi bộ"}
_SEGMENT = 6  # characters of a path for each level


@dataclass(frozen=True)
class Line:
    """One group of a division; `code` names it in an address."""

    code: str
    label: str
    count: Pair


def divisions_of(question: Question) -> tuple[str, ...]:
    """The cells of a union's nominees, the nominators of a Party body's files."""
    return (UNIT, NOMINATOR if question.of_party else CELL, *PEOPLE)


def title_of(division: str) -> str:
    return _TITLES.get(division) or DIMENSIONS[division].title


def note_of(division: str) -> str:
    return DIMENSIONS[division].note if division in DIMENSIONS else ""


def divided(user, question: Question, measure: Measure, division: str) -> list[Line]:
    """One query a period, and one for the names of organisations or groups."""
    if measure == Measure.SENT_TO_CLASS or division not in (*_TITLES, "age", *OF_LOT):
        return _divided_by_query(user, question, measure, division)
    if division in OF_LOT:
        return _lines(division, {w: by[division] for w, by in _by_lot(user, question, measure, {}).items()})
    counts = {
        which: _files_divided(user, question.organisation, measure, span, division)
        for which, span in question.spans.items()
    }
    return _lines(division, counts)


def _by_lot(user, question: Question, measure: Measure, alike: Alike) -> dict[str, dict[str, Counter]]:
    found = alike.get(measure) or lots(user, question.organisation, measure, question.spans)
    return {which: by_lot(each) for which, each in found.items()}


def _divided_by_query(user, question: Question, measure: Measure, division: str) -> list[Line]:
    rows = rows_of(user, question.organisation, measure).filter(in_any_span(question, measure))
    rows = _keyed(user, question, measure, division, rows).order_by().values("key")
    counts = {which: Count("pk", filter=within(measure, span)) for which, span in question.spans.items()}
    found = [
        (row["key"], Pair(row["now"], row.get("before"))) for row in rows.annotate(**counts) if _any(row)
    ]
    return _of_people(division, found) if division in DIMENSIONS else _of_organisations(division, found)


def _files_divided(user, organisation: Organisation, measure: Measure, span: Span, division: str) -> Mapping:
    if division == UNIT:
        found: Counter = Counter()
        for path, number in by_place(user, organisation, measure, span).items():
            found[path[: len(organisation.path) + _SEGMENT]] += number
        return found
    if division in _TITLES:
        return by_body(user, organisation, measure, span, division)
    return by_age(user, organisation, measure, span)


def divided_people(
    user, question: Question, measure: Measure, alike: Alike | None = None
) -> dict[str, list[Line]]:
    """All groups of people at once."""
    if measure == Measure.SENT_TO_CLASS:
        return _people_by_query(user, question, measure)
    by = _by_lot(user, question, measure, alike or {})
    return {
        division: _lines(division, {which: each[division] for which, each in by.items()})
        if division in OF_LOT
        else divided(user, question, measure, division)
        for division in PEOPLE
    }


def _lines(division: str, counts: dict[str, Mapping]) -> list[Line]:
    now, before = counts[NOW], counts.get(BEFORE)
    keys = dict.fromkeys((*now, *(before or ())))
    found = [(key, Pair(now.get(key, 0), before.get(key, 0) if before is not None else None)) for key in keys]
    if division in DIMENSIONS:
        return _of_people(division, found, read=True)
    return _of_organisations(division, found)


def _people_by_query(user, question: Question, measure: Measure) -> dict[str, list[Line]]:
    """Joining the register is what costs, so it is read in one query."""
    rows = rows_of(user, question.organisation, measure).filter(in_any_span(question, measure))
    keys = {f"of_{division}": _key_of_people(measure, DIMENSIONS[division]) for division in PEOPLE}
    counts = {which: Count("pk", filter=within(measure, span)) for which, span in question.spans.items()}
    found = list(rows.annotate(**keys).order_by().values(*keys).annotate(**counts))
    return {
        division: _of_people(
            division, _summed((row[f"of_{division}"], row["now"], row.get("before")) for row in found)
        )
        for division in PEOPLE
    }


def _summed(found: Iterable[tuple[object, int, int | None]]) -> list[tuple[object, Pair]]:
    now: Counter = Counter()
    before: Counter = Counter()
    compared = False
    for key, number, earlier in found:
        now[key] += number
        if earlier is not None:
            before[key] += earlier
            compared = True
    return [
        (key, Pair(number, before[key] if compared else None))
        for key, number in now.items()
        if number or before[key]
    ]


def _any(row: dict) -> bool:
    return bool(row["now"] or row.get("before"))


def rows_in(
    user, question: Question, measure: Measure, division: str, code: str, which: str, youth_max_years: int
) -> QuerySet | None:
    """The rows that one number of a division counts; None for a group that there is not."""
    rows = happened(user, question, measure, which)
    if division == TARGET:
        if code not in TargetGroup or measure == Measure.SENT_TO_CLASS:
            return None
        year = question.spans[which].last.year
        return rows.filter(group_condition(TargetGroup(code), year, youth_max_years))
    if division in DIMENSIONS:
        return _of_group(rows, measure, DIMENSIONS[division], code)
    if division not in _TITLES:
        return None
    rows = _keyed(user, question, measure, division, rows)
    if code == NONE:
        return rows.filter(key="") if division == UNIT else rows.filter(key__isnull=True)
    body = Organisation.objects.filter(pk=code).first() if code.isdecimal() and len(code) < 18 else None
    if body is None:
        return None
    return rows.filter(key=body.path if division == UNIT else body.pk)


def _of_group(rows: QuerySet, measure: Measure, dimension: Dimension, code: str) -> QuerySet | None:
    if not dimension.knows(code) or "\x00" in code:
        return None
    if dimension.told_by == "words":
        return with_entry_of(rows, dimension, code)
    return in_group(rows, dimension, code, on=DAY[measure])


def label_of(division: str, code: str) -> str:
    """What a group is called, for the title of its list."""
    if division == TARGET:
        return TargetGroup(code).label
    if division in DIMENSIONS:
        dimension = DIMENSIONS[division]
        named = {group.code: group.label for group in dimension.groups}
        return named.get(code) or dimension.group_of(code).label
    return _NOBODY[division] if code == NONE else str(Organisation.objects.get(pk=code))


def _keyed(user, question: Question, measure: Measure, division: str, rows: QuerySet) -> QuerySet:
    if division in DIMENSIONS:
        return rows.annotate(key=_key_of_people(measure, DIMENSIONS[division]))
    return rows.annotate(key=_key_of_organisation(user, question, measure, division))


def _key_of_people(measure: Measure, dimension: Dimension):
    return entry_of(dimension) if dimension.told_by == "words" else key_of(dimension, on=DAY[measure])


def _key_of_organisation(user, question: Question, measure: Measure, division: str):
    organisation = question.organisation
    if division != UNIT:
        return latest_file(user, organisation, division) if measure == Measure.SENT_TO_CLASS else F(division)
    if measure != Measure.SENT_TO_CLASS:
        return unit_of_file(organisation)
    path = Coalesce("proposed_by__path", latest_file(user, organisation, "cell__path"), Value(""))
    return _first_below(path, organisation)


def unit_of_file(organisation: Organisation, file: str = ""):
    """The path of the organisation directly below that a file belongs to. `file`: how to get to it, "candidacy__"."""
    field = "cell__path" if organisation.tree == Tree.PARTY else "nominator__path"
    return _first_below(F(f"{file}{field}"), organisation)


def _first_below(path, organisation: Organisation):
    return Substr(path, 1, len(organisation.path) + _SEGMENT)


def named(paths: Iterable[str]) -> dict[str, Organisation]:
    return {body.path: body for body in Organisation.objects.filter(path__in=list(paths))}


def _of_people(division: str, found: Iterable[tuple[object, Pair]], *, read: bool = False) -> list[Line]:
    """Several ages are one group, and many entries of the register. `read`: entries are put into groups already."""
    counts: dict[Group, list[Pair]] = defaultdict(list)
    dimension = DIMENSIONS[division]
    for key, pair in found:
        entry = dimension.told_by == "words" and not read
        code = dimension.code_of(*str(key).split(BETWEEN)) if entry else key
        counts[dimension.group_of(code)].append(pair)
    return [Line(group.code, group.label, _sum(counts[group])) for group in dimension.in_order(counts)]


def _sum(pairs: list[Pair]) -> Pair:
    before = [pair.before for pair in pairs if pair.before is not None]
    return Pair(sum(pair.now for pair in pairs), sum(before) if before else None)


def _of_organisations(division: str, found: list[tuple[object, Pair]]) -> list[Line]:
    """The largest first."""
    field = "path" if division == UNIT else "pk"
    keys = [key for key, _ in found if key not in (None, "")]
    bodies = {getattr(body, field): body for body in Organisation.objects.filter(**{f"{field}__in": keys})}
    lines = [
        Line(str(bodies[key].pk), str(bodies[key]), pair)
        if key in bodies
        else Line(NONE, _NOBODY[division], pair)
        for key, pair in found
    ]
    return sorted(lines, key=lambda line: (-line.count.now, line.code == NONE, line.label))
