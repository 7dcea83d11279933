"""Classes and who was in them."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from ceremonies.models import Attendance, Course
from members.choices import Right, Tree, kinds_of
from members.models import Organisation, Person
from members.permissions import scope, visible_to


def courses(user, *, kind: str = "", year: int | None = None, organisation=None) -> QuerySet[Course]:
    """`year`: that of the last day."""
    found = visible_to(user, Course).select_related("organisation")
    if kind:
        found = found.filter(kind=kind)
    if year:
        found = found.filter(ends_on__year=year)
    return found.filter(organisation=organisation) if organisation else found


def keepers_of(user) -> QuerySet[Organisation]:
    """The Party organisations whose classes the user sees."""
    return Organisation.objects.filter(
        scope(user, Right.VIEW_CANDIDACIES), kind__in=kinds_of(Tree.PARTY)
    ).order_by("path")


def with_counts(rows: Iterable[Course]) -> list[Course]:
    """`course.learners` and `course.passed`, in one query for the page."""
    rows = list(rows)
    counted = Attendance.objects.order_by().filter(course__in=rows).values("course")
    found = {
        each["course"]: each
        for each in counted.annotate(learners=Count("pk"), passed=Count("pk", filter=Q(passed=True)))
    }
    for course in rows:
        counts = found.get(course.pk, {"learners": 0, "passed": 0})
        course.learners, course.passed = counts["learners"], counts["passed"]
    return rows


def attendances(course: Course) -> QuerySet[Attendance]:
    return course.attendances.select_related("person__department")


def classes_of(user, person: Person) -> QuerySet[Attendance]:
    """What this user may know of the classes the person went to, the latest first."""
    seen = visible_to(user, Attendance).filter(person=person).select_related("course")
    return seen.order_by("-course__ends_on", "-pk")


def certificates(person: Person) -> QuerySet[Attendance]:
    """Certificates of classes passed, as far as their day is known."""
    passed = Attendance.objects.filter(person=person, passed=True, certificate_on__isnull=False)
    return passed.select_related("course")
