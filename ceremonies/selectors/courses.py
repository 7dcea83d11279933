"""Classes and who was in them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from ceremonies.choices import CourseKind, State
from ceremonies.models import Attendance, Candidacy, Course, Due
from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.models import Organisation, Person
from members.permissions import grants_of, scope, visible_to


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


def attendances(user, course: Course) -> QuerySet[Attendance]:
    """The learners whom this user may know of: all, or those their own bodies look after or proposed."""
    found = visible_to(user, Attendance).filter(course=course)
    return found.select_related("person__department", "proposed_by")


def classes_of(user, person: Person) -> QuerySet[Attendance]:
    """What this user may know of the classes the person went to, the latest first."""
    seen = visible_to(user, Attendance).filter(person=person).select_related("course")
    return seen.order_by("-course__ends_on", "-pk")


def certificates(person: Person) -> QuerySet[Attendance]:
    """Certificates of classes passed, as far as their day is known."""
    passed = Attendance.objects.filter(person=person, passed=True, certificate_on__isnull=False)
    return passed.select_related("course")


def remark_of(course: Course) -> str:
    """What stands beside a certificate in the checklist that the results of a class gave."""
    return f"Theo kết quả {course.title}."


#: On the list and not voted on by the cell yet.
_SYMPATHISERS = (
    State.LISTED,
    State.FOLLOWED,
    State.PROCEDURE_ASKED,
    State.PROCEDURE_ALLOWED,
    State.DOSSIER,
)
_LEARNS = {
    CourseKind.AWARENESS: Q(state__in=_SYMPATHISERS),
    CourseKind.NEW_MEMBERS: Q(ceremony_on__isnull=False),
}


def proposable(user, course: Course, cell: Organisation) -> QuerySet[Candidacy]:
    """Files of the cell whose people the class is for and who are not in it yet; without the user's own.

    `certificate_on`: that of the last class of the kind that they passed.
    """
    there = Attendance.objects.filter(course=course).values("person")
    passed = Attendance.objects.filter(
        person=OuterRef("person"), course__kind=course.kind, passed=True, certificate_on__isnull=False
    ).order_by("-certificate_on")
    files = Candidacy.objects.filter(_LEARNS[CourseKind(course.kind)], cell=cell, closed_on=None)
    files = files.filter(listed_on__isnull=False).exclude(person__in=there)
    files = files.exclude(person=user.person_id) if user.person_id else files
    files = files.annotate(certificate_on=Subquery(passed.values("certificate_on")[:1]))
    return files.select_related("person__department").order_by("person__sort_key", "pk")


def without_class(user, kind: str, cells: Sequence[Organisation], on: date) -> dict[int, int]:
    """How many people of each cell the kind of class is for who have not passed one that counts, nor are in one now.

    Whether a certificate of an awareness class still counts is what the stored deadlines say. One query.
    """
    there = Attendance.objects.filter(person=OuterRef("person"), course__kind=kind)
    done = Exists(there.filter(passed=True))
    if kind == CourseKind.AWARENESS:
        done = Exists(Due.objects.filter(candidacy=OuterRef("pk"), code="certificate", due__gte=on))
    files = Candidacy.objects.filter(_LEARNS[CourseKind(kind)], cell__in=cells, closed_on=None)
    files = files.filter(~done, ~Exists(there.filter(course__ends_on__gte=on)), listed_on__isnull=False)
    files = files.exclude(person=user.person_id) if user.person_id else files
    return dict(files.order_by().values("cell").annotate(people=Count("pk")).values_list("cell", "people"))


def without_certificate(files: Iterable[int], on: date) -> set[int]:
    """Of these files those without a certificate of an awareness class that counts."""
    valid = Due.objects.filter(candidacy__in=files, code="certificate", due__gte=on)
    return set(files) - set(valid.values_list("candidacy", flat=True))


def courses_for(user, candidacy: Candidacy) -> list[Course]:
    """Running classes that the user may propose this person for."""
    kind = CourseKind.NEW_MEMBERS if candidacy.ceremony_on else CourseKind.AWARENESS
    learns = candidacy.closed_on is None and (candidacy.ceremony_on or candidacy.state in _SYMPATHISERS)
    keeps = grants_of(user).cover(Right.KEEP_CANDIDACY, candidacy.cell)
    if not (learns and keeps) or candidacy.person_id == user.person_id:
        return []
    path = candidacy.cell.path
    above = [path[:end] for end in range(1, len(path) + 1)]
    found = visible_to(user, Course).filter(kind=kind, ends_on__gte=today(), organisation__path__in=above)
    return list(found.exclude(attendances__person=candidacy.person_id).order_by("starts_on", "pk"))


def learners_of(course: Course) -> QuerySet[Attendance]:
    """All of them, in the order of a printed list."""
    learners = course.attendances.select_related("person__department__serves", "proposed_by", "course")
    return learners.order_by("person__sort_key", "pk")


def proposers(course: Course) -> QuerySet[Organisation]:
    """The cells that proposed people for the class by a resolution."""
    proposed = course.attendances.filter(proposed_on__isnull=False).exclude(proposal_number="")
    return Organisation.objects.filter(pk__in=proposed.order_by().values("proposed_by")).order_by("path")


def latest_proposal(course: Course, cell: Organisation) -> QuerySet[Attendance]:
    """Whom the cell proposed by its last resolution."""
    own = course.attendances.filter(proposed_by=cell, proposed_on__isnull=False).exclude(proposal_number="")
    last = own.order_by("-proposed_on", "-pk").values("proposal_number")[:1]
    return (
        own.filter(proposal_number=Subquery(last))
        .select_related("person__department")
        .order_by("person__sort_key", "pk")
    )
