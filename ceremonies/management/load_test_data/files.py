"""The rows of one file: walks its road and writes down what every step leaves."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from ceremonies.choices import Action, Desk, Matter
from ceremonies.management.load_test_data.minutes import Minutes
from ceremonies.management.load_test_data.office import Unit
from ceremonies.management.load_test_data.plans import Plan, Planned
from ceremonies.models import Policy
from ceremonies.rules import add_months, forms_of
from ceremonies.services.demo.road import working_day
from ceremonies.services.demo.stories import SHORTCOMINGS, STRENGTHS
from ceremonies.workflow import CLOSED, DESK_OF_STATE, ROADS, matter_of

_ZONE = ZoneInfo(timezone.get_default_timezone_name())
_PROBATION_MONTHS = 12
_TOGETHER = timedelta(1200)
#: The day an action is taken, and the column that keeps it.
_DAYS = {
    Action.SEND: "sent_on",
    Action.LIST: "listed_on",
    Action.OPEN_DOSSIER: "dossier_started_on",
    Action.RECEIVE_DECISION: "decision_received_on",
    Action.HOLD_CEREMONY: "ceremony_on",
}


@dataclass
class File:
    """What will be written; rows but `row` still lack the file's primary key."""

    row: dict
    plan: Plan
    steps: list[dict] = field(default_factory=list)
    papers: list[dict] = field(default_factory=list)
    resolutions: list[dict] = field(default_factory=list)
    helpers: list[dict] = field(default_factory=list)
    moves: list[dict] = field(default_factory=list)
    #: (kind, day) of each decision.
    decided: list[tuple[str, date]] = field(default_factory=list)


@cache
def at_work(day: date) -> date:
    return working_day(day)


class Files:
    """Makes the files of one unit after another; `policies` the newest first."""

    def __init__(self, random: Random, policies: list[Policy], on: date):
        self._random, self._on, self._numbers = random, on, count()
        self._policies = policies
        self._minutes = Minutes(random)
        self._checklists = {
            (policy.pk, route, matter): forms_of(policy.data, route, matter)
            for policy in policies
            for route in ("youth_union", "trade_union", "two_members")
            for matter in (Matter.ADMISSION, Matter.RECOGNITION)
        }

    def file(self, unit: Unit, plan: Plan, person: dict, person_pk: int, helpers: list[int]) -> File:
        number, days = next(self._numbers), self._days(plan)
        policy = next((p for p in self._policies if p.effective_from <= days[0]), self._policies[-1])
        file = File(self._row(unit, plan, days[0], policy, number) | {"person_id": person_pk}, plan)
        since = None
        for place, (planned, day) in enumerate(zip(plan.road, days, strict=True)):
            if planned.action is None:
                self._complete(file, day)
                continue
            moment = _moment(day, number % 240 + place)
            self._step(file, unit, planned, moment, since)
            self._leave(file, unit, planned, day, policy, helpers, person)
            since = moment
        self._end(file, days[-1], since, unit)
        return file

    def _days(self, plan: Plan) -> list[date]:
        """The last `ago` days before today, each step some while before the next."""
        day, days = self._on - timedelta(plan.ago), []
        for planned in reversed(plan.road):
            days.append(at_work(day))
            longer = 1 if planned.action == Action.OPEN_RECOGNITION else self._random.uniform(0.7, 1.8)
            day -= timedelta(round(planned.gap * longer))
        return days[::-1]

    def _row(self, unit: Unit, plan: Plan, opened: date, policy: Policy, number: int) -> dict:
        nominator = unit.unions[plan.route].organisation.pk if plan.nominated else None
        return {
            **{"route": plan.route, "nominator_id": nominator},
            **{"cell_id": unit.cell.organisation.pk, "committee_id": unit.committee.organisation.pk},
            **{"section_id": unit.section and unit.section.organisation.pk},
            **{"authority_id": unit.authority.organisation.pk, "policy_id": policy.pk, "opened_on": opened},
            **{"strengths": STRENGTHS[number % len(STRENGTHS)], "state": plan.state.value},
            "shortcomings": SHORTCOMINGS[number % len(SHORTCOMINGS)] if plan.nominated else "",
            "form_key": UUID(int=self._random.getrandbits(128), version=4),
        }

    def _step(self, file: File, unit: Unit, planned: Planned, moment: datetime, since) -> None:
        actor = _actor(unit, file.plan, planned)
        file.steps.append(
            {
                **{"version": len(file.steps) + 1, "action": planned.action.value, "source": planned.source},
                **{"target": planned.target, "desk_id": _desk(unit, file.plan, planned.desk)},
                **{"actor_id": actor.pk, "actor_name": actor.full_name, "at": moment, "waited_since": since},
                "reason": planned.reason,
            }
        )

    def _leave(self, file, unit, planned: Planned, day: date, policy: Policy, helpers, person: dict) -> None:
        row, action = file.row, planned.action
        if action in _DAYS:
            row[_DAYS[action]] = day
        resolution = self._minutes.resolution(unit, file.plan, planned, day, policy)
        if resolution:
            file.resolutions.append(resolution)
        if action == Action.ASSIGN_HELPER:
            together = day - _TOGETHER
            file.helpers = [{"person_id": p, "starts_on": day, "together_since": together} for p in helpers]
        elif action in (Action.OPEN_DOSSIER, Action.OPEN_RECOGNITION):
            self._lay_out(file, policy, matter_of(planned.target))
        elif action == Action.RECORD_CELL_VOTE and planned.source == ROADS[Matter.ADMISSION].file:
            row["voted_as"] = _identity(person)
        elif action == Action.HOLD_CEREMONY:
            row["probation_ends_on"] = add_months(day, _PROBATION_MONTHS)
        elif action == Action.ISSUE_DECISION:
            file.decided.append((matter_of(planned.source).value, day))
            if planned.target == ROADS[Matter.RECOGNITION].decided:
                row["official_from"] = row["probation_ends_on"]
        elif action == Action.CANCEL_DECISION:
            file.decided.append(("cancellation", day))
        elif action == Action.MOVE_AWAY:
            file.moves.append(_move(unit, planned, day))

    def _lay_out(self, file: File, policy: Policy, matter: Matter) -> None:
        for entry in self._checklists[policy.pk, file.plan.route, matter]:
            for position in range(1, entry["copies"] + 1):
                number = f"{self._random.randint(1, 90):02d}" if entry["number_required"] else ""
                paper = {"kind": entry["kind"].value, "position": position, "issued_on": None}
                file.papers.append(paper | {"number": "", "_number": number})

    def _complete(self, file: File, day: date) -> None:
        """The first time half of what is open, then all the rest."""
        open_ones = [paper for paper in file.papers if paper["issued_on"] is None]
        recognising = "ceremony_on" in file.row
        some = (
            open_ones
            if recognising or len(open_ones) < len(file.papers)
            else open_ones[: len(open_ones) // 2]
        )
        for paper in some:
            paper["issued_on"], paper["number"] = day, paper["_number"]

    def _end(self, file: File, day: date, moment: datetime, unit: Unit) -> None:
        row, closed = file.row, file.plan.state in CLOSED
        desk = DESK_OF_STATE[file.plan.state]
        row["desk_id"] = _desk(unit, file.plan, desk) if desk else None
        row |= {"desk_since": moment, "version": len(file.steps) + 1, "closed_on": day if closed else None}
        for helper in file.helpers if closed else ():
            helper["ends_on"] = day
        for paper in file.papers:
            del paper["_number"]


def _moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time(8), _ZONE) + timedelta(minutes=minutes)


def _desk(unit: Unit, plan: Plan, desk: Desk) -> int:
    body = unit.unions[plan.route] if desk == Desk.NOMINATOR else getattr(unit, desk.value)
    return body.organisation.pk


def _actor(unit: Unit, plan: Plan, planned: Planned):
    if planned.by == Desk.NOMINATOR:
        union = unit.unions[plan.route]
        return union.leader if planned.resolves else union.executive
    body = getattr(unit, planned.by.value)
    return body.head if planned.signs else body.office


def _identity(person: dict) -> dict[str, str]:
    """As `ceremonies.selectors.facts.identity` has it."""
    born = person["birth_date"]
    return {"full_name": person["full_name"], "birth_date": f"{born:%d/%m/%Y}"} | {
        "native_place": person["native_place"]
    }


def _move(unit: Unit, planned: Planned, day: date) -> dict:
    return {
        **{"from_cell_id": unit.cell.organisation.pk, "from_committee_id": unit.committee.organisation.pk},
        **{"from_authority_id": unit.authority.organisation.pk, "destination": "Đảng bộ xã An Mẫu"},
        **{"decided_on": day - timedelta(7), "moved_on": day, "reason": planned.reason},
        "actor_id": unit.cell.office.pk,
    }
