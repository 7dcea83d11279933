"""Everything a file still lacks until the cell votes on it, and what would follow if the cell met on a day."""

from dataclasses import dataclass, replace
from datetime import date

from ceremonies.choices import Action, Desk, Matter
from ceremonies.models import Candidacy
from ceremonies.rules import Facts, Requirement, add_months, missing
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.facts import is_delegated
from ceremonies.rules.radar import Window, meeting_window, windows
from ceremonies.rules.simulation import Stage, simulated
from ceremonies.selectors.deadlines import replies_of
from ceremonies.selectors.facts import Surroundings, facts_of
from ceremonies.selectors.key_dates import key_dates
from ceremonies.selectors.way_to_vote import matter_ahead, planned_meeting, rows_to_vote
from ceremonies.workflow import Transition

#: Said by a step that lies ahead in other words.
_SAID_BY_STEP = {
    "procedure_permission": Action.ALLOW_PROCEDURE,
    "introducers": Action.ASSIGN_HELPER,
}
#: Said with their days by the windows of the radar.
_SAID_BY_WINDOW = frozenset(
    {
        *("too_young", "too_old", "readmission_months", "shared_months"),
        *("certificate_expired", "dossier_expired", "probation"),
    }
)
#: Windows that close later than this are no news, in months.
_FAR = 60
#: Who can help it; everything else is the cell's business.
_DESKS = {
    "youth_resolution": Desk.NOMINATOR,
    "not_youth_member": Desk.NOMINATOR,
    "not_union_member": Desk.NOMINATOR,
    "strengths": Desk.NOMINATOR,
    "paper_union_resolution": Desk.NOMINATOR,
    "too_old": Desk.AUTHORITY,
    "readmission_consent": Desk.AUTHORITY,
}
_CLAUSES = {
    Action.LIST: "listing",
    Action.ASSIGN_HELPER: "introduction",
    Action.ASK_PROCEDURE: "procedure",
    Action.ALLOW_PROCEDURE: "procedure",
    Action.OPEN_DOSSIER: "dossier",
    Action.OPEN_RECOGNITION: "probation",
}


@dataclass(frozen=True)
class StepAhead:
    action: Action
    desk: str
    clause: str


@dataclass(frozen=True)
class Lack:
    requirement: Requirement
    desk: str


@dataclass(frozen=True)
class Outlook:
    """`on`: the day of the meeting, or today while none is planned.

    `first`, `last`: when the cell may consider the file as to time, as far as they are news; `never`: on no day.
    """

    matter: Matter
    on: date
    is_planned: bool
    steps: list[StepAhead]
    lacks: list[Lack]
    early: list[Window]
    lapsed: list[Window]
    holding: list[Window]
    first: date | None
    last: date | None
    never: bool

    @property
    def is_ready(self) -> bool:
        return not (self.steps or self.lacks or any(each.binding for each in (*self.early, *self.lapsed)))


def outlook(
    candidacy: Candidacy,
    calendar: WorkingCalendar,
    today: date,
    on: date | None = None,
    around: Surroundings | None = None,
) -> Outlook:
    """What stands between the file and the cell's vote on this day, else on the planned one, else today."""
    planned = on or planned_meeting(candidacy, today)
    day, matter = planned or today, matter_ahead(candidacy)
    facts = _facts(candidacy, day, matter, around)
    permission = candidacy.policy.data["procedure"]["permission_needed"] and not facts.procedure_allowed
    rows = rows_to_vote(candidacy, permission=permission) or []
    found = windows(facts, candidacy.policy.data, replies_of(candidacy, calendar, matter))
    first, last = meeting_window(found)
    far = add_months(today, _FAR)
    return Outlook(
        matter=matter,
        on=day,
        is_planned=planned is not None,
        steps=[_step(candidacy, row) for row in rows],
        lacks=_lacks(candidacy, rows, facts, day),
        early=[each for each in found if each.is_early(day)],
        lapsed=[each for each in found if each.has_lapsed(day)],
        holding=[each for each in found if each.holds_on(day) and each.last and each.last < far],
        first=first if first and first > today else None,
        last=last if last and last < far else None,
        never=bool(first and last and first > last),
    )


def simulation(
    candidacy: Candidacy, calendar: WorkingCalendar, assumed: dict[str, date], on: date
) -> list[Stage]:
    """The dated road from the cell's vote, as it is known or would be."""
    facts = facts_of(candidacy, on)
    without = set() if facts.has_section else {"section_report_on"}
    if is_delegated(facts):
        without |= {"committee_resolution_on", "recognition_committee_on"}
    return simulated(
        key_dates(candidacy),
        assumed,
        candidacy.policy.data,
        calendar,
        without=without,
        extended=[each.code for each in candidacy.extensions.all()],
    )


def _facts(candidacy: Candidacy, on: date, matter: Matter, around: Surroundings | None) -> Facts:
    facts = facts_of(candidacy, on, around)
    if matter == facts.matter:
        return facts
    opinions = [each for each in candidacy.opinions.all() if each.matter == matter and not each.held_on]
    return replace(facts, matter=matter, unanswered=tuple(str(each) for each in opinions))


def _step(candidacy: Candidacy, row: Transition) -> StepAhead:
    policy = candidacy.policy.data
    return StepAhead(
        row.action,
        _organisation(candidacy, row.by),
        policy[_CLAUSES.get(row.action, "introduction")]["clause"],
    )


def _lacks(candidacy: Candidacy, rows: list[Transition], facts: Facts, day: date) -> list[Lack]:
    ahead = [row.action for row in rows]
    found = {}
    for action in (*ahead, Action.RECORD_CELL_VOTE):
        for each in missing(action, facts, candidacy.policy.data, day):
            if _is_news(each, ahead):
                found.setdefault((each.code, each.sentence), each)
    return [Lack(each, _responsible(candidacy, each)) for each in found.values()]


def _is_news(requirement: Requirement, ahead: list[Action]) -> bool:
    code = requirement.code
    return _SAID_BY_STEP.get(code) not in ahead and code not in _SAID_BY_WINDOW | {"no_permission_needed"}


def _responsible(candidacy: Candidacy, requirement: Requirement) -> str:
    return _organisation(candidacy, _DESKS.get(requirement.code, Desk.CELL))


def _organisation(candidacy: Candidacy, desk: Desk) -> str:
    return str(getattr(candidacy, desk) or candidacy.cell)
