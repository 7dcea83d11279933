"""What waits for a user at each of their desks, and whose road they follow."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from ceremonies.choices import Action, DueKind
from ceremonies.models import Candidacy, Ceremony, Due, HelperAssignment, Paper, Policy
from ceremonies.permissions import holds_desk, steps_that_count, waiting_for
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import Running
from ceremonies.selectors.deeds import Deed, deed_of, planned_ceremonies
from ceremonies.selectors.dues import running_of
from ceremonies.selectors.history import days_since
from ceremonies.selectors.learning import Learning, learning_of
from ceremonies.workflow import TRANSITIONS, Transition, matter_of, transitions_from
from members.choices import DecisionMode
from members.clock import today
from members.models import Appointment, DecisionAuthority
from members.models.period import current
from members.permissions import visible_to

ORGANISATIONS = ("nominator", "cell", "section", "committee", "authority", "desk")
_KEPT_APART = {action for row in TRANSITIONS.values() for action in row.not_by}


@dataclass(frozen=True)
class Task:
    """`step` is what the user can do; None when it needs somebody else, because the user did the step before.

    `nearest`: what is due next in a file that lies with the Party. `planned`: the ceremony being prepared for it.
    `learning`: the class that comes before the step.
    """

    candidacy: Candidacy
    step: Transition | None
    barred: Transition | None
    nearest: Running | None = None
    planned: Ceremony | None = None
    learning: Learning | None = None

    @property
    def days(self) -> int:
        return days_since(self.candidacy.desk_since)

    @property
    def papers_due(self) -> bool:
        """The vote is next, but the dossier still has papers without a date."""
        return self.step.action == Action.RECORD_CELL_VOTE and self.candidacy.papers_due

    @property
    def is_ready(self) -> bool:
        """The step itself is next, as far as lists tell."""
        return not (self.papers_due or self.learning)

    @property
    def deed(self) -> Deed:
        if self.learning:
            return Deed(self.learning.label, self.candidacy.get_absolute_url())
        if self.papers_due:
            return Deed("Bổ sung hồ sơ", self.candidacy.get_absolute_url())
        return deed_of(self.candidacy, self.step.action, self.planned)


def waiting_files(user, office: Appointment | None = None) -> QuerySet[Candidacy]:
    undated = Paper.objects.filter(candidacy=OuterRef("pk"), issued_on=None)
    waiting = visible_to(user, Candidacy).filter(waiting_for(user, office))
    waiting = waiting.annotate(papers_due=Exists(undated))
    return waiting.select_related("person", *ORGANISATIONS)


def tasks_of(user, files: Iterable[Candidacy]) -> list[Task]:
    """A constant number of queries, however many files."""
    files = list(files)
    nearest = nearest_of(user, files)
    deciding = delegated({file.authority_id for file in files})
    free = without_permission({file.policy_id for file in files})
    steps = steps_that_count(user).filter(candidacy__in=files, action__in=_KEPT_APART)
    done = {
        (file, action, matter_of(source))
        for file, action, source in steps.values_list("candidacy", "action", "source")
    }
    tasks = [_task(user, file, other_roads(file, deciding, free), done) for file in files]
    planned, learning = planned_ceremonies(files), learning_of(files)
    return [
        replace(task, nearest=nearest.get(key), planned=planned.get(key), learning=learning.get(key))
        for key, task in ((task.candidacy.pk, task) for task in tasks)
    ]


def nearest_of(user, files: Iterable[Candidacy]) -> dict[int, Running]:
    """What is due next in each of these files, as far as the user reads it; two queries."""
    rows = visible_to(user, Due).filter(candidacy__in=files, kind=DueKind.DEADLINE).order_by("-due", "-code")
    rows, on = list(rows), today()
    calendar = working_calendar() if rows else None
    return {row.candidacy_id: running_of(row, calendar, on) for row in rows}


def other_roads(file: Candidacy, deciding: set[int], free: set[int]) -> set[Action]:
    """Of two alternative steps the one that this file does not take."""
    decides = file.committee_id == file.authority_id and file.authority_id in deciding
    return {
        Action.RECORD_COMMITTEE_VOTE if decides else None,
        Action.FORWARD_TO_COMMITTEE if file.section_id else Action.FORWARD_TO_SECTION,
        Action.ASK_PROCEDURE if file.policy_id in free else None,
    }


def _task(user, file: Candidacy, other_roads: set[Action], done: set[tuple[int, str, str]]) -> Task:
    rows = [
        row
        for row in transitions_from(file.state)
        if not row.ends and row.action not in other_roads and holds_desk(user, file, row)
    ]
    open_to_user = [
        row for row in rows if not any((file.pk, action, row.matter) in done for action in row.not_by)
    ]
    if open_to_user:
        return Task(file, open_to_user[0], None)
    return Task(file, None, rows[0])


def without_permission(policies: set[int]) -> set[int]:
    """Policies under which the procedure begins without leave."""
    return set(
        Policy.objects.filter(pk__in=policies, data__procedure__permission_needed=False).values_list(
            "pk", flat=True
        )
    )


def delegated(authorities: set[int]) -> set[int]:
    """Committees that decide themselves today."""
    held = DecisionAuthority.objects.filter(
        current(today()), organisation__in=authorities, mode=DecisionMode.COLLECTIVE
    )
    return set(held.values_list("organisation", flat=True))


def followed_files(user) -> QuerySet[Candidacy]:
    """Open files of the people this user helps, and the user's own file once the cell has it."""
    if not user.person_id:
        return Candidacy.objects.none()
    helped = HelperAssignment.objects.filter(current(today()), person=user.person_id)
    return (
        visible_to(user, Candidacy)
        .filter(Q(pk__in=helped.values("candidacy")) | Q(person=user.person_id), closed_on__isnull=True)
        .select_related("person", "desk")
    )
