"""Who goes to a class: proposed by a cell or added by hand, and with what result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from ceremonies.models import Attendance, Candidacy, Course
from ceremonies.permissions.courses import proposing_cells
from ceremonies.selectors.courses import proposable
from ceremonies.services.dues import refresh_dues_of_people
from members.clock import today
from members.models import Organisation, Person
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Conflict, Refused
from members.services.versions import save_version

RESULT = ["days_attended", "grade", "passed", "certificate_number", "certificate_on", "note"]


@transaction.atomic
def propose_learners(
    *, actor, course: Course, cell: Organisation, files: Sequence[Candidacy], number: str, proposed_on: date
) -> list[Attendance]:
    """The cell proposes people by its resolution; all or none."""
    require(
        may(actor, "course.propose", course) and proposing_cells(actor, course).filter(pk=cell.pk).exists()
    )
    if proposed_on > today():
        raise Refused("Ngày nghị quyết không được ở tương lai.")
    wanted = {file.pk for file in files}
    fit = list(proposable(actor, course, cell).filter(pk__in=wanted))
    if not wanted or len(fit) < len(wanted):
        raise Conflict("Có người không còn trong danh sách đề nghị được. Hãy mở lại trang.")
    learners = Attendance.objects.bulk_create(
        Attendance(
            course=course,
            person=file.person,
            proposed_by=cell,
            proposal_number=number,
            proposed_on=proposed_on,
        )
        for file in fit
    )
    people = [file.person_id for file in fit]
    record(actor=actor, action="course.propose", obj=course, cell=cell.pk, number=number, people=people)
    return learners


def add_learner(*, actor, course: Course, person: Person) -> Attendance:
    require(may(actor, "course.keep", course.organisation) and may(actor, "view", person))
    try:
        with transaction.atomic():
            learner = Attendance.objects.create(course=course, person=person)
            record(actor=actor, action="course.add_learner", obj=course, person=person.pk)
    except IntegrityError:
        raise Refused(f"{person} đã có trong lớp.") from None
    return learner


@transaction.atomic
def remove_learner(*, actor, learner: Attendance, version: int) -> None:
    if learner.has_result:
        raise Refused(f"{learner.person} đã có kết quả, không xóa khỏi lớp được.")
    require(may(actor, "learner.remove", learner))
    save_version(learner, version, [])
    record(actor=actor, action="course.remove_learner", obj=learner.course, person=learner.person_id)
    learner.delete()


@dataclass(frozen=True)
class Result:
    """One row of the form: `version` as the user saw it, `values` by the names of `RESULT`."""

    learner: Attendance
    version: int
    values: dict


@transaction.atomic
def save_results(*, actor, course: Course, results: Sequence[Result]) -> int:
    """Writes the rows that changed, all or none; how many they are."""
    require(may(actor, "course.keep", course.organisation))
    changed = [each for each in results if _differs(each)]
    for each in changed:
        _refuse_unfit(course, each)
        for name, value in each.values.items():
            setattr(each.learner, name, value)
        save_version(each.learner, each.version, RESULT)
        said = {name: each.values[name] for name in RESULT if name != "note"}
        record(
            actor=actor, action="attendance.change", obj=each.learner, person=each.learner.person_id, **said
        )
    refresh_dues_of_people([each.learner.person_id for each in changed])
    return len(changed)


def _differs(result: Result) -> bool:
    return any(getattr(result.learner, name) != value for name, value in result.values.items())


def _refuse_unfit(course: Course, result: Result) -> None:
    said, who = result.values, result.learner.person
    number, issued = said["certificate_number"], said["certificate_on"]
    if (number or issued) and not said["passed"]:
        raise Refused(f"{who}: chỉ người đạt mới có giấy chứng nhận.")
    if number and not issued:
        raise Refused(f"{who}: hãy ghi ngày cấp giấy chứng nhận.")
    if issued and issued > today():
        raise Refused(f"{who}: ngày cấp giấy chứng nhận không được ở tương lai.")
    if issued and issued < course.starts_on:
        raise Refused(f"{who}: ngày cấp giấy chứng nhận không được trước ngày khai giảng.")
    longest = (course.ends_on - course.starts_on).days + 1
    if said["days_attended"] and said["days_attended"] > longest:
        raise Refused(f"{who}: lớp chỉ có {longest} ngày, tính cả ngày nghỉ.")
