"""What a cell's monthly review goes through, the reviews held, and the cells that owe one."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from ceremonies.choices import Action, ReviewOutcome, State
from ceremonies.models import Candidacy, ListReview
from ceremonies.rules.arithmetic import add_months
from ceremonies.workflow import TRANSITIONS
from members.choices import OrganisationKind, Right
from members.clock import today
from members.models import Organisation
from members.permissions import scope, visible_to

_ENTERING = [source for source, action in TRANSITIONS if action == Action.LIST]
_LEAVING = [source for source, action in TRANSITIONS if action == Action.REMOVE]
#: On the list until the ceremony, and whoever waits to be put on it.
_TO_REVIEW = Q(closed_on=None, ceremony_on=None) & (Q(state__in=_ENTERING) | Q(listed_on__isnull=False))


def outcomes_of(candidacy: Candidacy) -> list[ReviewOutcome]:
    """What may be said of a file; none for one that waits and is not taken up this month."""
    if candidacy.state in _ENTERING:
        return [ReviewOutcome.ENTERS]
    leaves = [ReviewOutcome.LEAVES] if State(candidacy.state) in _LEAVING else []
    return [ReviewOutcome.STAYS, *leaves]


def files_to_review(user, cell: Organisation) -> QuerySet[Candidacy]:
    """Those waiting first; without the user's own."""
    files = Candidacy.objects.filter(_TO_REVIEW, cell=cell).select_related("person__department", "nominator")
    files = files.exclude(person=user.person_id) if user.person_id else files
    return files.order_by(F("listed_on").asc(nulls_first=True), "person__sort_key", "pk")


def reviews(user, *, cell=None, year: int | None = None) -> QuerySet[ListReview]:
    found = visible_to(user, ListReview).select_related("cell")
    if cell:
        found = found.filter(cell=cell)
    if year:
        found = found.filter(month__year=year)
    counts = {
        outcome.value: Count("entries", filter=Q(entries__outcome=outcome)) for outcome in ReviewOutcome
    }
    return found.annotate(**counts)


def month_of(day: date) -> date:
    return day.replace(day=1)


def kept_cells(user) -> QuerySet[Organisation]:
    """The cells whose review this user holds."""
    cells = Organisation.objects.active(today()).filter(scope(user, Right.KEEP_CANDIDACY))
    return cells.filter(kind=OrganisationKind.PARTY_CELL)


def waiting_cells(user, month: date) -> QuerySet[Organisation]:
    """The user's own cells with somebody to review and no review in this month."""
    held = ListReview.objects.filter(cell=OuterRef("pk"), month=month)
    return kept_cells(user).filter(Exists(_files_of_cell()), ~Exists(held)).order_by("path")


def count_to_review(user, cells: Collection[Organisation]) -> Counter[int]:
    """Of each cell: whom its review goes through, without the user."""
    files = Candidacy.objects.filter(_TO_REVIEW, cell__in=cells)
    files = files.exclude(person=user.person_id) if user.person_id else files
    return Counter(files.values_list("cell", flat=True)) if cells else Counter()


def overdue_cells(user, months: int) -> QuerySet[Organisation]:
    """Cells with somebody to review whose last review (`last_month`) is more than so many months back.

    The month that runs is not over yet: with one month, the review of the last month is asked.
    """
    limit = add_months(month_of(today()), -months)
    last = ListReview.objects.filter(cell=OuterRef("pk")).order_by("-month").values("month")[:1]
    cells = Organisation.objects.active(today()).filter(scope(user, Right.VIEW_CANDIDACIES))
    return (
        cells.filter(Exists(_files_of_cell()), kind=OrganisationKind.PARTY_CELL)
        .annotate(last_month=Subquery(last))
        .filter(Q(last_month=None) | Q(last_month__lt=limit))
    )


def _files_of_cell() -> QuerySet[Candidacy]:
    return Candidacy.objects.filter(_TO_REVIEW, cell=OuterRef("pk"))
