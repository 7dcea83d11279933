"""Resolutions with their votes, numbered per body."""

from collections import Counter
from datetime import date
from random import Random

from ceremonies.choices import Action, Desk, ResolutionKind
from ceremonies.management.load_test_data.office import Unit
from ceremonies.management.load_test_data.plans import Plan, Planned
from ceremonies.models import Policy
from ceremonies.rules import threshold
from ceremonies.workflow import matter_of

_KINDS = {
    Action.RESOLVE: ResolutionKind.UNION,
    Action.LIST: ResolutionKind.LISTING,
    Action.ASSIGN_HELPER: ResolutionKind.HELPER,
    Action.ASK_PROCEDURE: ResolutionKind.PROCEDURE,
    Action.ALLOW_PROCEDURE: ResolutionKind.PERMISSION,
    Action.RECORD_CELL_VOTE: ResolutionKind.CELL,
    Action.APPRAISE: ResolutionKind.SECTION,
    Action.RECORD_COMMITTEE_VOTE: ResolutionKind.COMMITTEE,
    Action.RECORD_AUTHORITY_VOTE: ResolutionKind.AUTHORITY,
}
#: How many a body has that votes.
_SEATS = {
    ResolutionKind.UNION: 9,
    ResolutionKind.CELL: 21,
    ResolutionKind.COMMITTEE: 15,
    ResolutionKind.AUTHORITY: 11,
}


class Minutes:
    def __init__(self, random: Random):
        self._random = random
        self._numbers: Counter[int] = Counter()

    def resolution(self, unit: Unit, plan: Plan, planned: Planned, day: date, policy: Policy) -> dict | None:
        kind = _KINDS.get(planned.action)
        if kind is None:
            return None
        body = unit.unions[plan.route] if planned.by == Desk.NOMINATOR else getattr(unit, planned.by.value)
        if kind == ResolutionKind.AUTHORITY:
            body = unit.authority
        self._numbers[body.organisation.pk] += 1
        number = f"{self._numbers[body.organisation.pk]:02d}-NQ/{body.organisation.symbol}"
        matter = matter_of(planned.source)
        row = {"matter": matter.value, "kind": kind.value, "body_id": body.organisation.pk}
        row |= {"number": number, "number_value": self._numbers[body.organisation.pk], "held_on": day}
        if kind in _SEATS:
            row |= self._vote(kind, threshold(policy.data, _votes_as(kind, unit), matter))
        return row

    def _vote(self, kind: ResolutionKind, rule) -> dict:
        """Everybody counts, nearly everybody came, now and then one is against."""
        listed = _SEATS[kind]
        present = listed - self._random.randint(0, 1)
        votes_for = present - self._random.randint(0, 1)
        return {
            **{"listed": listed, "entitled": listed, "present": present, "votes_for": votes_for},
            **{"votes_against": present - votes_for, "passed": rule.reached(votes_for, listed)},
            "formula": rule.formula(votes_for, listed),
        }


def _votes_as(kind: ResolutionKind, unit: Unit) -> str:
    if kind == ResolutionKind.AUTHORITY:
        return "collective" if unit.is_delegated else "standing"
    return kind.value
