"""The home page of an office-holder: what is late, what is due soon, what waits elsewhere, what was done lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ceremonies.choices import DueKind
from ceremonies.models import Candidacy, Due, Step
from ceremonies.permissions import waiting_for
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.elsewhere import awaited
from ceremonies.selectors.queue_items import Item, of_dues
from ceremonies.selectors.queue_subjects import of_other_subjects
from ceremonies.selectors.work import Task, tasks_of, waiting_files
from members.choices import Right
from members.clock import today
from members.models import Appointment, Organisation
from members.permissions import grants_of, visible_to

#: Most lines of a section; the page says where the rest stands.
MOST = 100
MOST_DONE = 10
_DONE_FOR = timedelta(days=14)
_RELATED = ("candidacy__person", "candidacy__desk", "candidacy__cell", "desk", "helper")


@dataclass(frozen=True)
class Queue:
    """`late`, `this_week`, `next_week`: with a last day; `open`: other things to do than steps of files.

    `awaited`: answers others owe. `shown`: the steps that stand in the first three, by the key of the file.
    `more`: there are more late or due ones than the page holds.
    """

    late: list[Item] = field(default_factory=list)
    this_week: list[Item] = field(default_factory=list)
    next_week: list[Item] = field(default_factory=list)
    open: list[Item] = field(default_factory=list)
    awaited: list[Item] = field(default_factory=list)
    shown: dict[int, Task] = field(default_factory=dict)
    more: bool = False

    @property
    def soon(self) -> list[Item]:
        return [*self.this_week, *self.next_week]


def queue_of(user, office: Appointment | None, desks: Sequence[Organisation]) -> Queue:
    """Everything with a day up to the end of next week; a constant number of queries. `desks`: see `own_desks`."""
    on = today()
    last = end_of_next_week(on)
    sunday = last - timedelta(days=7)
    rows = due_rows(user, office, desks, last)
    tasks = _steps(user, office, rows[:MOST])
    calendar = working_calendar()
    items = [
        *of_dues(user, rows[:MOST], tasks, calendar, on),
        *of_other_subjects(user, office, last, calendar, on),
    ]
    dated = sorted((item for item in items if item.due and item.due <= last), key=lambda item: item.due)
    return Queue(
        late=[item for item in dated if item.late],
        this_week=[item for item in dated if not item.late and item.due <= sunday],
        next_week=[item for item in dated if item.due > sunday],
        open=[item for item in items if not item.due or item.due > last],
        awaited=awaited(user, desks, last, calendar, on),
        shown={
            row.candidacy_id: tasks[row.candidacy_id]
            for row in rows[:MOST]
            if row.kind == DueKind.DEADLINE and row.candidacy_id in tasks
        },
        more=len(rows) > MOST,
    )


def end_of_next_week(on: date) -> date:
    """Its Sunday."""
    return on + timedelta(days=13 - on.weekday())


def due_rows(user, office: Appointment | None, desks: Sequence[Organisation], last: date) -> list[Due]:
    """What the user has to do up to this day: at their desks, in files that lie there, as a helper.

    No more than one beyond what the page shows. Each reason is a query of its own, so that each enters its index.
    """
    reasons = []
    if desks:
        lying_there = Candidacy.objects.filter(desk__in=desks)
        reasons = [Q(desk__in=desks), Q(kind=DueKind.DEADLINE, candidacy__in=lying_there)]
    if user.person_id and office is None:
        reasons.append(Q(helper=user.person_id))
    due = Due.objects.filter(due__lte=last).order_by("due", "pk").values_list("pk", flat=True)
    keys = {key for reason in reasons for key in due.filter(reason)[: MOST + 1]}
    found = (
        visible_to(user, Due).filter(pk__in=keys).select_related(*_RELATED) if keys else Due.objects.none()
    )
    return list(found.order_by("due", "candidacy", "code")[: MOST + 1])


def _steps(user, office: Appointment | None, rows: Iterable[Due]) -> dict[int, Task]:
    """The step that the user takes next in each of these files, where one waits for them."""
    files = {row.candidacy_id for row in rows}
    waiting = list(waiting_files(user, office).filter(pk__in=files)) if files else []
    return {task.candidacy.pk: task for task in tasks_of(user, waiting)} if waiting else {}


def done_lately(user) -> list[Step]:
    """The user's own last steps, the newest first, in files that they still see."""
    seen = visible_to(user, Candidacy).filter(pk=OuterRef("candidacy"))
    since = timezone.make_aware(datetime.combine(today() - _DONE_FOR, time.min))
    steps = Step.objects.filter(Exists(seen), actor=user.pk, at__gte=since)
    return list(
        steps.select_related("candidacy__person", "candidacy__desk").order_by("-at", "-pk")[:MOST_DONE]
    )


def count_waiting(user, office: Appointment | None, most: int) -> int:
    """Steps that wait for the user, for the navigation; counted no further than `most`."""
    grants = grants_of(user)
    if not any(grants.holds(right) for right in (Right.KEEP_CANDIDACY, Right.DRAFT_NOMINATION)):
        return 0
    return visible_to(user, Candidacy).filter(waiting_for(user, office)).values("pk")[:most].count()
