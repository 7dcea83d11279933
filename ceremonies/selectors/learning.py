"""Who is followed and still has to go to the awareness class, which the cell's vote needs: that comes first."""

from collections.abc import Iterable
from dataclasses import dataclass

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Candidacy, Course
from ceremonies.selectors.courses import without_certificate
from members.clock import today


@dataclass(frozen=True)
class Learning:
    """`course`: the class whose result is awaited; None for who must be proposed for one first."""

    course: Course | None

    @property
    def label(self) -> str:
        return "Chờ kết quả lớp nhận thức về Đảng" if self.course else "Cử đi học lớp nhận thức về Đảng"


def learning_of(files: Iterable[Candidacy]) -> dict[int, Learning]:
    """By the key of the file, without those whose certificate counts; two queries, none where nobody is followed."""
    person_of = {file.pk: file.person_id for file in files if file.state == State.FOLLOWED}
    lacking = without_certificate(person_of, today()) if person_of else set()
    if not lacking:
        return {}
    there = Attendance.objects.filter(
        person__in={person_of[key] for key in lacking},
        course__kind=CourseKind.AWARENESS,
        certificate_on=None,
    ).exclude(passed=False)
    courses = {
        each.person_id: each.course
        for each in there.select_related("course").order_by("course__ends_on", "pk")
    }
    return {key: Learning(courses.get(person_of[key])) for key in lacking}
