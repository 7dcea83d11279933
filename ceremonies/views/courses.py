from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from ceremonies.forms.filters import CourseFilters
from ceremonies.models import Course
from ceremonies.selectors.courses import attendances, classes_of, courses, with_counts
from members.models import Person
from members.permissions import may, visible_to
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
    }
    return render(request, "ceremonies/course_list.html", context)


@require_safe
def course_detail(request, pk):
    course = get_visible_or_404(request, Course, pk, "organisation")
    record(actor=request.user, action="course.read", obj=course)
    page = page_of(attendances(course), request.GET, "person__sort_key", "pk")
    people = [attendance.person_id for attendance in page.rows]
    context = {
        "course": course,
        "facts": _facts(course),
        "page": page,
        "known": set(visible_to(request.user, Person).filter(pk__in=people).values_list("pk", flat=True)),
    }
    return render(request, "ceremonies/course_detail.html", context)


def _facts(course: Course) -> list[tuple]:
    [counted] = with_counts([course])
    return [
        ("Loại lớp", course.get_kind_display()),
        ("Nơi mở lớp", course.organiser),
        ("Từ ngày", course.starts_on),
        ("Đến ngày", course.ends_on),
        ("Tổ chức đảng theo dõi", str(course.organisation)),
        ("Số học viên", str(counted.learners)),
        ("Số học viên đạt", str(counted.passed)),
    ]


def classes_context(user, person: Person) -> dict:
    """What `ceremonies/classes.html` shows."""
    found = list(classes_of(user, person))
    courses_of_them = visible_to(user, Course).filter(pk__in=[each.course_id for each in found])
    return {"classes": found, "seen_courses": set(courses_of_them.values_list("pk", flat=True))}


@person_panel
def classes_panel(user, person: Person) -> str:
    context = classes_context(user, person)
    return render_to_string("ceremonies/classes.html", context) if context["classes"] else ""
