"""All open files of a cell, or of the cells below a committee, with the next step and the nearest deadline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, TextChoices

from ceremonies.choices import DueKind, State
from ceremonies.models import Candidacy, Due
from ceremonies.permissions import of_party
from ceremonies.rules.deadlines import Deadline
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import Running
from ceremonies.selectors.dues import running_of
from ceremonies.selectors.lists import below
from ceremonies.selectors.next_steps import next_steps
from ceremonies.selectors.way_to_vote import planned_meeting
from ceremonies.workflow import ADMISSION, RECOGNITION, STRIKING_OFF
from members.choices import Right, Tree, kinds_of
from members.models import Organisation
from members.permissions import scope

#: So many files are read at once; whoever has more chooses a cell.
MOST = 1000


class Phase(TextChoices):
    NOMINATION = "nguon", "Giới thiệu, cảm tình Đảng"
    DOSSIER = "ho-so", "Lập hồ sơ"
    DECISION = "xet", "Xét kết nạp"
    CEREMONY = "le", "Chờ lễ kết nạp"
    PROBATION = "du-bi", "Đảng viên dự bị"
    RECOGNITION = "cong-nhan", "Xét công nhận chính thức"
    STRIKING_OFF = "xoa-ten", "Xét xóa tên"


def phase_of(state: str) -> Phase:
    if state in STRIKING_OFF.states:
        return Phase.STRIKING_OFF
    if state in RECOGNITION.states:
        return Phase.RECOGNITION
    if state == State.PROBATION:
        return Phase.PROBATION
    if state in (State.DECIDED, State.AWAITING_CEREMONY):
        return Phase.CEREMONY
    if state in (State.PROCEDURE_ASKED, State.PROCEDURE_ALLOWED, State.DOSSIER):
        return Phase.DOSSIER
    return Phase.DECISION if state in ADMISSION.states else Phase.NOMINATION


@dataclass(frozen=True)
class Row:
    """`step`, `desk`: what is done next, and where. `nearest`: what is due next; None while nothing runs.

    `lapsing`: what will have lapsed on the planned day of the meeting.
    """

    candidacy: Candidacy
    phase: Phase
    step: str
    desk: str
    nearest: Running | None
    planned: date | None
    lapsing: list[str]


@dataclass(frozen=True)
class Place:
    """Enough of a file to order and count all files of a board: only those of one page are read whole."""

    file: int
    phase: Phase
    due: date
    is_late: bool
    name: str


def board_organisations(user) -> QuerySet[Organisation]:
    """The Party bodies that the user may choose, in the order of the tree."""
    party = Organisation.objects.filter(kind__in=kinds_of(Tree.PARTY))
    return party.filter(scope(user, Right.VIEW_CANDIDACIES)).order_by("path")


def board_files(user, organisation: Organisation | None = None) -> QuerySet[Candidacy]:
    """Not the reader's own file."""
    files = Candidacy.objects.filter(of_party(user), closed_on__isnull=True).exclude(person=user.person_id)
    return files.filter(below("cell", organisation)) if organisation else files


def places(files: QuerySet[Candidacy], on: date) -> list[Place]:
    """By phase, late ones first, then by the nearest day, by what is kept of it; one query."""
    dues = Due.objects.filter(candidacy=OuterRef("pk"), kind=DueKind.DEADLINE).order_by("due")
    found = files.annotate(nearest=Subquery(dues.values("due")[:1]))
    values = found.values_list("pk", "state", "nearest", "person__sort_key")[:MOST]
    phases = {phase: number for number, phase in enumerate(Phase)}
    some = [
        Place(pk, phase_of(state), due or date.max, is_late=due is not None and due < on, name=name)
        for pk, state, due, name in values
    ]
    return sorted(some, key=lambda each: (phases[each.phase], not each.is_late, each.due, each.name))


def rows_of(places: Sequence[Place], on: date) -> list[Row]:
    """What stands at these places; a constant number of queries."""
    files = Candidacy.objects.select_related(*_ON_THE_ROAD).in_bulk([place.file for place in places])
    return list(_rows([files[place.file] for place in places], on))


def board(files: QuerySet[Candidacy], on: date) -> list[Row]:
    return rows_of(places(files, on), on)


_ON_THE_ROAD = ("person", "nominator", "cell", "section", "committee", "authority")


def _rows(files: list[Candidacy], on: date) -> Iterable[Row]:
    due_of_file = _due_of(files, on)
    steps = next_steps(files)
    for file in files:
        due, planned = due_of_file[file.pk], planned_meeting(file, on)
        yield Row(
            file,
            phase_of(file.state),
            *steps[file.pk],
            nearest=due[0] if due else None,
            planned=planned,
            lapsing=[each.deadline.label for each in due if planned and _lapses(each.deadline, planned)],
        )


def _due_of(files: list[Candidacy], on: date) -> dict[int, list[Running]]:
    """What each of these files still has to do, the nearest first, as it is kept; two queries."""
    found: dict[int, list[Running]] = {file.pk: [] for file in files}
    calendar = working_calendar() if files else None
    for row in Due.objects.filter(candidacy__in=files, kind=DueKind.DEADLINE).order_by("due", "code"):
        found[row.candidacy_id].append(running_of(row, calendar, on))
    return found


def _lapses(deadline: Deadline, planned: date) -> bool:
    """It holds until the cell votes, and not long enough."""
    return deadline.until == "cell_resolution_on" and deadline.due < planned
