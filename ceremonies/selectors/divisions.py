"""A measure counted by the organisations below, who nominated, the cell, and the groups of people."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count

from ceremonies.choices import Measure
from ceremonies.rules.categories import DIMENSIONS
from ceremonies.selectors.counted import OF_LOT, by_age, by_body, by_lot, by_place, lots
from ceremonies.selectors.division_keys import BODIES, PEOPLE, SEGMENT, UNIT, keyed
from ceremonies.selectors.division_lines import Line, of_organisations, of_people
from ceremonies.selectors.figures import BEFORE, NOW, Pair, Question, in_any_span, rows_of, within
from ceremonies.selectors.totals import Alike


def divided(user, question: Question, measure: Measure, division: str) -> list[Line]:
    """One query a period, and one for the names of organisations or groups."""
    if division not in (*BODIES, "age", *OF_LOT):
        return _divided_by_query(user, question, measure, division)
    if division in OF_LOT:
        return _lines(division, {w: by[division] for w, by in _by_lot(user, question, measure, {}).items()})
    return _lines(division, _counted(user, question, measure, division))


def _by_lot(user, question: Question, measure: Measure, alike: Alike) -> dict[str, dict[str, Counter]]:
    found = alike.get(measure) or lots(user, question.organisation, measure, question.spans)
    return {which: by_lot(each) for which, each in found.items()}


def _divided_by_query(user, question: Question, measure: Measure, division: str) -> list[Line]:
    rows = rows_of(user, question.organisation, measure).filter(in_any_span(question, measure))
    rows = keyed(question, measure, division, rows).order_by().values("key")
    counts = {which: Count("pk", filter=within(measure, span)) for which, span in question.spans.items()}
    found = [
        (row["key"], Pair(row["now"], row.get("before"))) for row in rows.annotate(**counts) if _any(row)
    ]
    return of_people(division, found) if division in DIMENSIONS else of_organisations(division, found)


def _counted(user, question: Question, measure: Measure, division: str) -> dict[str, Mapping]:
    asked = (user, question.organisation, measure, question.spans)
    if division == UNIT:
        return {which: _by_unit(question, each) for which, each in by_place(*asked).items()}
    return by_body(*asked, division) if division in BODIES else by_age(*asked)


def _by_unit(question: Question, by_path: Mapping[str, int]) -> Counter:
    found: Counter = Counter()
    for path, number in by_path.items():
        found[path[: len(question.organisation.path) + SEGMENT]] += number
    return found


def divided_people(
    user, question: Question, measure: Measure, alike: Alike | None = None
) -> dict[str, list[Line]]:
    """All groups of people at once."""
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
        return of_people(division, found, read=True)
    return of_organisations(division, found)


def _any(row: dict) -> bool:
    return bool(row["now"] or row.get("before"))
