"""Classes, their learners, and the classes of a person."""

from collections.abc import Iterable

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from ceremonies.choices import CourseKind
from ceremonies.forms.filters import CourseFilters
from ceremonies.models import Attendance, Course
from ceremonies.rules.certificates import Validity, validity
from ceremonies.selectors.courses import attendances, classes_of, courses, with_counts
from ceremonies.services.policies import policy_in_force
from ceremonies.views.course_papers import certificate_addresses, papers_panel
from members.choices import Right
from members.clock import today
from members.models import Person
from members.permissions import grants_of, may, visible_to
from members.services.audit import record
from members.views.access import get_visible_or_404, require_may
from members.views.listing import page_of
from members.views.panels import person_panel


@require_safe
def course_list(request):
    require_may(request, "courses.list")
    filters = CourseFilters(request.GET, user=request.user)
    page = page_of(courses(request.user, **filters.values()), request.GET, "-ends_on", "-pk")
    context = {
        "page": page,
        "courses": with_counts(page.rows),
        "filters": filters,
        "may_send": may(request.user, "imports.list"),
        "may_keep": may(request.user, "course.keep"),
    }
    return render(request, "ceremonies/course_list.html", context)


@require_safe
def course_detail(request, pk):
    course = get_visible_or_404(request, Course, pk, "organisation")
    record(actor=request.user, action="course.read", obj=course)
    page = page_of(attendances(request.user, course), request.GET, "person__sort_key", "pk")
    people = [attendance.person_id for attendance in page.rows]
    keeps = may(request.user, "course.keep", course.organisation)
    context = {
        "course": course,
        "may_keep": keeps,
        "may_propose": may(request.user, "course.propose", course),
        "panels": [papers_panel(request.user, course, keeps=keeps)],
        "certificates": certificate_addresses(course, page.rows) if keeps else {},
        "removable": _removable(request.user, page.rows, keeps=keeps),
        "validity": _validity(course, page.rows),
        "facts": _facts(course),
        "page": page,
        "known": set(visible_to(request.user, Person).filter(pk__in=people).values_list("pk", flat=True)),
    }
    return render(request, "ceremonies/course_detail.html", context)


def _removable(user, learners: Iterable[Attendance], *, keeps: bool) -> set[int]:
    """Without a result: all of them for who keeps the class, a cell's own proposals for that cell."""
    grants = grants_of(user)
    return {
        each.pk
        for each in learners
        if not each.has_result and (keeps or grants.cover(Right.KEEP_CANDIDACY, each.proposed_by))
    }


def _validity(course: Course, learners: Iterable[Attendance]) -> dict[int, Validity]:
    """Of the certificates of an awareness class, by attendance; that of new members does not lapse."""
    if course.kind != CourseKind.AWARENESS:
        return {}
    return validities(learners, course.organisation)


def validities(learners: Iterable[Attendance], organisation=None) -> dict[int, Validity]:
    certified = [each for each in learners if each.passed and each.certificate_on]
    if not certified:
        return {}
    policy = policy_in_force(today(), organisation).data
    return {each.pk: validity(each.certificate_on, policy, today()) for each in certified}


def _facts(course: Course) -> list[tuple]:
    [counted] = with_counts([course])
    return [
        ("Loại lớp", course.get_kind_display()),
        ("Nơi mở lớp", course.organiser),
        ("Từ ngày", course.starts_on),
        ("Đến ngày", course.ends_on),
        ("Địa điểm", course.place),
        ("Quyết định mở lớp", _permission(course)),
        ("Tổ chức đảng theo dõi", str(course.organisation)),
        ("Số học viên", str(counted.learners)),
        ("Số học viên đạt", str(counted.passed)),
    ]


def _permission(course: Course) -> str:
    if not course.permission_on:
        return ""
    return f"Số {course.permission_number} ngày {course.permission_on:%d/%m/%Y}"


def classes_context(user, person: Person) -> dict:
    """What `ceremonies/classes.html` shows."""
    found = list(classes_of(user, person))
    courses_of_them = visible_to(user, Course).filter(pk__in=[each.course_id for each in found])
    awareness = [each for each in found if each.course.kind == CourseKind.AWARENESS]
    return {
        "classes": found,
        "seen_courses": set(courses_of_them.values_list("pk", flat=True)),
        "validity": validities(awareness),
    }


@person_panel
def classes_panel(user, person: Person) -> str:
    context = classes_context(user, person)
    return render_to_string("ceremonies/classes.html", context) if context["classes"] else ""
