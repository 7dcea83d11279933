"""What helpers wrote, when the next remark is due, and how many people somebody helps."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from ceremonies.choices import RemarkKind
from ceremonies.models import Candidacy, HelperAssignment, Remark
from ceremonies.rules.remarks import remark_due
from members.models import Person
from members.models.period import current
from members.permissions import visible_to
from members.selectors.search import people_matching


@dataclass(frozen=True)
class Helped:
    """One person and whoever helps them, on a day."""

    assignment: HelperAssignment
    last_on: date | None
    due: date
    late: bool

    @property
    def candidacy(self) -> Candidacy:
        return self.assignment.candidacy


def helped(user, on: date, *, q: str = "") -> QuerySet[HelperAssignment]:
    """Whom the user helps now, in files that are open."""
    if not user.person_id:
        return HelperAssignment.objects.none()
    rows = HelperAssignment.objects.filter(
        current(on),
        people_matching(user, q, "candidacy__person"),
        Exists(visible_to(user, Candidacy).filter(pk=OuterRef("candidacy"))),
        person=user.person_id,
        candidacy__closed_on__isnull=True,
    )
    return with_last_remark(rows).select_related("candidacy__person", "candidacy__cell", "candidacy__policy")


def with_last_remark(rows: QuerySet[HelperAssignment]) -> QuerySet[HelperAssignment]:
    """`last_on`: the day of this helper's last periodic remark; `open_tasks` of the probationary member."""
    mine = Q(
        candidacy__remarks__helper=F("person"),
        candidacy__remarks__kind=RemarkKind.PERIODIC,
    )
    return rows.annotate(
        last_on=Max("candidacy__remarks__written_on", filter=mine),
        open_tasks=Count("candidacy__tasks", filter=Q(candidacy__tasks__done_on__isnull=True), distinct=True),
    )


def told(assignment: HelperAssignment, on: date) -> Helped:
    """The assignment with its `last_on`."""
    file, last = assignment.candidacy, assignment.last_on
    due = remark_due(
        file.policy.data, assigned_on=assignment.starts_on, last_on=last, admitted_on=file.ceremony_on
    )
    return Helped(assignment, last, due, late=on > due)


def helpers_now(candidacy: Candidacy, on: date) -> list[Helped]:
    """Of one file, with what each of them wrote last."""
    if not candidacy.is_open:
        return []
    rows = with_last_remark(candidacy.helpers.filter(current(on)).select_related("person"))
    found = []
    for row in rows.order_by("person__sort_key", "pk"):
        row.candidacy = candidacy
        found.append(told(row, on))
    return found


def remarks_of(user, candidacy: Candidacy) -> list[Remark]:
    """The newest first."""
    return list(visible_to(user, Remark).filter(candidacy=candidacy).select_related("helper"))


def with_load(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    """`load`: how many people with an open file each of these helps now, whatever the cell."""
    now = Q(helped__starts_on__lte=on, helped__candidacy__closed_on__isnull=True) & (
        Q(helped__ends_on__isnull=True) | Q(helped__ends_on__gte=on)
    )
    return people.annotate(load=Count("helped__candidacy", filter=now, distinct=True))
