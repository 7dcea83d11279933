"""The people of one unit with their memberships and files, written unit by unit, so that memory does not grow."""

from datetime import date, timedelta
from random import Random

from ceremonies.choices import State
from ceremonies.management.load_test_data.decisions import Decided
from ceremonies.management.load_test_data.files import File, Files
from ceremonies.management.load_test_data.names import People
from ceremonies.management.load_test_data.office import Body, Office, Unit
from ceremonies.management.load_test_data.plans import Plans
from ceremonies.models import Candidacy, HelperAssignment, Move, Paper, Policy, Resolution, Step
from ceremonies.rules.special import STRUCK_OFF
from members.models import Membership, Person
from members.services import bulk

#: Of a hundred people: official members of the Party, and people with a file.
_OFFICIAL, _WITH_FILE = 8, 20
#: A candidate's age when the file was opened; everybody else's today.
_CANDIDATE_AGES, _AGES, _MEMBER_AGES = (19, 34), (19, 58), (32, 60)
_YOUTH_LEAVES = 31 * 365
_PARTS = {
    "steps": Step,
    "papers": Paper,
    "resolutions": Resolution,
    "helpers": HelperAssignment,
    "moves": Move,
}


class Staff:
    """`decided`: every decision, still without its number; `authorities`: who issued them."""

    def __init__(self, office: Office, random: Random, on: date):
        self.units = office.units
        self.decided: list[Decided] = []
        self.authorities: list[Body] = []
        self._places: dict[int, int] = {}
        self._random, self._on = random, on
        self._people, self._plans = People(random), Plans(random)
        general = Policy.objects.filter(organisation__isnull=True, published_at__isnull=False)
        self._files = Files(random, list(general.order_by("-effective_from")), on)

    def fill(self, unit: Unit, first: int, count: int) -> None:
        """`first`: how many people there are before this unit."""
        members, candidates = max(4, count * _OFFICIAL // 100), count * _WITH_FILE // 100
        section, delegated = unit.section is not None, unit.is_delegated
        plans = [self._plans.plan(has_section=section, is_delegated=delegated) for _ in range(candidates)]
        rows = [self._person(unit, first + n, n, members, plans) for n in range(count)]
        pks = bulk.insert(Person, rows)
        helpers = pks[:members]
        files = [
            self._files.file(unit, plan, rows[n], pks[n], self._helpers(helpers, plan.nominated))
            for n, plan in enumerate(plans, members)
        ]
        bulk.insert(Membership, self._memberships(unit, rows, pks, files, members))
        self._write(unit, files, rows[members : members + candidates])

    def _person(self, unit: Unit, number: int, place: int, members: int, plans: list) -> dict:
        ages, on = _MEMBER_AGES if place < members else _AGES, self._on
        if members <= place < members + len(plans):
            plan = plans[place - members]
            ages, on = _CANDIDATE_AGES, on - timedelta(plan.ago + 2 * sum(turn.gap for turn in plan.road))
        return self._people.person(number, self._people.born(*ages, on), unit.department.pk)

    def _helpers(self, members: list[int], nominated: bool) -> list[int]:
        return self._random.sample(members, 1 if nominated else 2)

    def _memberships(self, unit: Unit, rows: list[dict], pks: list[int], files: list[File], members: int):
        cell = unit.cell.organisation.pk
        for place, (row, pk) in enumerate(zip(rows, pks, strict=True)):
            born = row["birth_date"]
            union = {"person_id": pk, "organisation_id": unit.union_group.pk}
            yield union | {"joined_on": _early(born + timedelta(22 * 365), self._on)}
            if (self._on - born).days < _YOUTH_LEAVES:
                youth = {"person_id": pk, "organisation_id": unit.youth_cell.pk}
                yield youth | {"joined_on": born + timedelta(16 * 365)}
            if place < members:
                joined = self._on - timedelta(self._random.randint(600, 3600))
                official = joined + timedelta(365)
                yield {"person_id": pk, "organisation_id": cell, "joined_on": joined, "official_on": official}
        for file in files:
            if "ceremony_on" in file.row:
                yield self._admitted(file, cell)

    def _admitted(self, file: File, cell: int) -> dict:
        row = file.row
        membership = {"person_id": row["person_id"], "organisation_id": cell, "joined_on": row["ceremony_on"]}
        membership["official_on"] = row.get("official_from")
        if file.plan.state == State.STRUCK_OFF:
            membership |= {"ended_on": row["closed_on"], "end_reason": STRUCK_OFF}
        return membership

    def _write(self, unit: Unit, files: list[File], people: list[dict]) -> None:
        pks = bulk.insert(Candidacy, [file.row for file in files])
        for name, model in _PARTS.items():
            rows = (
                {"candidacy_id": pk} | row
                for pk, file in zip(pks, files, strict=True)
                for row in getattr(file, name)
            )
            bulk.insert(model, rows)
        place = self._place_of(unit.authority)
        for pk, file, person in zip(pks, files, people, strict=True):
            name = person["full_name"]
            self.decided += (Decided(place, day, pk, kind, name) for kind, day in file.decided)

    def _place_of(self, body: Body) -> int:
        pk = body.organisation.pk
        if pk not in self._places:
            self._places[pk] = len(self.authorities)
            self.authorities.append(body)
        return self._places[pk]


def _early(day: date, on: date) -> date:
    """Not in the future: the youngest joined lately."""
    return min(day, on - timedelta(30))
