"""The lines of a division, named and in their order, out of what a query found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ceremonies.rules.categories import DIMENSIONS, Group
from ceremonies.selectors.categories import BETWEEN
from ceremonies.selectors.division_keys import NOBODY, NONE, UNIT
from ceremonies.selectors.figures import Pair
from members.models import Organisation


@dataclass(frozen=True)
class Line:
    """One group of a division; `code` names it in an address."""

    code: str
    label: str
    count: Pair


def of_people(division: str, found: Iterable[tuple[object, Pair]], *, read: bool = False) -> list[Line]:
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


def of_organisations(division: str, found: list[tuple[object, Pair]]) -> list[Line]:
    """The largest first."""
    field = "path" if division == UNIT else "pk"
    keys = [key for key, _ in found if key not in (None, "")]
    bodies = {getattr(body, field): body for body in Organisation.objects.filter(**{f"{field}__in": keys})}
    lines = [
        Line(str(bodies[key].pk), str(bodies[key]), pair)
        if key in bodies
        else Line(NONE, NOBODY[division], pair)
        for key, pair in found
    ]
    return sorted(lines, key=lambda line: (-line.count.now, line.code == NONE, line.label))
