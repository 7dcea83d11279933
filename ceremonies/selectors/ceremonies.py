"""Ceremonies, who is admitted in them, and which files await one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ceremonies.choices import CeremonyState, DecisionKind, State
from ceremonies.models import Admission, Candidacy, Ceremony, Decision
from ceremonies.rules.calendar import WorkingCalendar
from ceremonies.rules.deadlines import deadlines
from ceremonies.selectors import key_dates as days
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.decisions import still_valid
from members.choices import Right
from members.models import AuditEntry, Organisation
from members.permissions import grants_of, organisations_with, visible_to
from members.selectors.organisations import filter_organisations
from members.selectors.search import people_matching

DEADLINE = "ceremony"  # its code in the policy
_TAKES_PART = Q(dropped=False) | Q(held=True)
_PUT_OFF = "ceremony.postpone"


def ceremonies(user, *, q="", cell=None, year: int | None = None, state="") -> QuerySet[Ceremony]:
    """`q`: words of the name of the cell, or of somebody who takes part."""
    found = visible_to(user, Ceremony).select_related("cell")
    if q:
        named = people_matching(user, q, "candidacy__person")
        taking_part = Admission.objects.order_by().filter(_TAKES_PART, named)
        if not grants_of(user).is_wide:  # or everybody who was ever admitted would be compared
            taking_part = taking_part.filter(ceremony__in=found.order_by().values("pk"))
        cells = filter_organisations(Organisation.objects.order_by(), q=q)
        found = found.filter(Q(cell__in=cells) | Q(pk__in=taking_part.values("ceremony")))
    if cell:
        found = found.filter(cell=cell)
    if year:
        found = found.filter(starts_at__year=year)
    return found.filter(state=state) if state else found


def with_counts(rows: Iterable[Ceremony]) -> list[Ceremony]:
    """`ceremony.people` and `ceremony.guest_count`, in two queries for the page."""
    rows = list(rows)
    taking_part = Admission.objects.order_by().filter(_TAKES_PART, ceremony__in=rows)
    people = dict(taking_part.values("ceremony").annotate(n=Count("pk")).values_list("ceremony", "n"))
    guests = dict(
        Ceremony.objects.order_by()
        .filter(pk__in=[row.pk for row in rows])
        .annotate(n=Count("guests"))
        .values_list("pk", "n")
    )
    for row in rows:
        row.people, row.guest_count = people.get(row.pk, 0), guests.get(row.pk, 0)
    return rows


def day_of(ceremony: Ceremony) -> date:
    """In the office's time zone."""
    return timezone.localtime(ceremony.starts_at).date()


@dataclass(frozen=True)
class Place:
    """One person's place in a ceremony. `problem`: why this file cannot be admitted here any more, "" if it can;
    `due`: the last day in time."""

    admission: Admission
    decision: Decision | None
    due: date | None
    problem: str

    @property
    def file(self) -> Candidacy:
        return self.admission.candidacy

    def is_late(self, on: date) -> bool:
        return self.due is not None and on > self.due


def places_of(ceremony: Ceremony) -> list[Place]:
    """In the order of the programme; who was left out comes last. The number of queries does not depend on how many."""
    related = (
        "helper",
        "decision__organisation",
        "candidacy__person__department",
        "candidacy__cell",
        "candidacy__policy",
    )
    prefetched = [f"candidacy__{name}" for name in (*days.RELATED, "extensions", "decisions__organisation")]
    rows = ceremony.admissions.select_related(*related).prefetch_related(*prefetched)
    calendar = working_calendar()
    return [
        Place(row, _decision(row), ceremony_due(row.candidacy, calendar), problem_of(row, ceremony))
        for row in sorted(rows, key=lambda row: (row.dropped and not row.held, row.position, row.pk))
    ]


def _decision(admission: Admission) -> Decision | None:
    """What was read out there, or would be."""
    if admission.held:
        return admission.decision
    valid = still_valid(admission.candidacy.decisions.all())
    return next((each for each in valid if each.kind == DecisionKind.ADMISSION), None)


def problem_of(admission: Admission, ceremony: Ceremony) -> str:
    file = admission.candidacy
    if admission.held or admission.dropped:
        return ""
    if file.cell_id != ceremony.cell_id:
        return f"hồ sơ đã chuyển đến {file.cell}"
    if file.state != State.AWAITING_CEREMONY:
        return f"hồ sơ nay ở bước “{file.get_state_display()}”"
    return ""


def ceremony_due(candidacy: Candidacy, calendar: WorkingCalendar) -> date | None:
    """The last day on which the ceremony is in time, by the policy of the file."""
    extended = {each.code for each in candidacy.extensions.all()}
    found = deadlines(days.key_dates(candidacy), candidacy.policy.data, calendar, extended)
    return next((each.due for each in found if each.code == DEADLINE), None)


def awaiting(cell: Organisation) -> QuerySet[Candidacy]:
    """Files of the cell that await a ceremony and have a place in none that is being prepared there."""
    placed = Admission.objects.filter(
        candidacy=OuterRef("pk"),
        dropped=False,
        ceremony__state=CeremonyState.PLANNED,
        ceremony__cell=OuterRef("cell"),
    )
    files = Candidacy.objects.filter(~Exists(placed), cell=cell, state=State.AWAITING_CEREMONY)
    return files.select_related("person", "policy").order_by("person__sort_key", "pk")


def awaiting_cells(user) -> QuerySet[Organisation]:
    """Cells the user keeps in which some file awaits a ceremony."""
    waiting = Candidacy.objects.filter(state=State.AWAITING_CEREMONY).exclude(person=user.person_id)
    return organisations_with(user, Right.KEEP_CANDIDACY).filter(pk__in=waiting.values("cell"))


def planned_for(candidacy: Candidacy) -> Admission | None:
    """The person's place in a ceremony that the cell of the file is preparing."""
    return (
        candidacy.admissions.filter(
            dropped=False, ceremony__state=CeremonyState.PLANNED, ceremony__cell=candidacy.cell
        )
        .select_related("ceremony__cell", "helper")
        .first()
    )


def place_of(candidacy: Candidacy) -> Admission | None:
    """Where the person will be, or was, admitted."""
    planned = Q(ceremony__state=CeremonyState.PLANNED, ceremony__cell=candidacy.cell)
    places = candidacy.admissions.filter(planned | Q(held=True), dropped=False)
    return places.select_related("ceremony__cell", "helper").order_by("held", "pk").first()


def postponements(ceremony: Ceremony) -> list[dict]:
    """What was changed about time and place, with the reason, the latest first."""
    entries = AuditEntry.objects.filter(
        object_type=Ceremony._meta.label_lower, object_id=ceremony.pk, action=_PUT_OFF
    )
    return [{"at": each.at, "who": each.actor_name, **each.data} for each in entries.order_by("-seq")]
