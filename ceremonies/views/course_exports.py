"""Classes, and the learners of one, as a file."""

from django.db.models import Exists, OuterRef
from django.views.decorators.http import require_http_methods

from ceremonies.forms.filters import CourseFilters
from ceremonies.models import Course
from ceremonies.resources.outgoing import CourseResource, MaskedResults
from ceremonies.selectors.courses import attendances, courses, with_counts
from members.permissions import people_changeable_by
from members.resources.context import ListContext
from members.services.exports import MOST_ROWS, ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list


@require_http_methods(["GET", "HEAD", "POST"])
def course_export(request):
    require_may(request, "courses.list")
    filters = CourseFilters(request.GET, user=request.user)
    asked = filters.values()
    rows = courses(request.user, **asked).order_by("-ends_on", "-pk")[: MOST_ROWS + 1]
    export = ListExport(
        title="Lớp bồi dưỡng",
        resource=CourseResource(),
        rows=with_counts(rows),
        counted="lớp",
        about=asked.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:course_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def course_results_export(request, pk):
    course = get_visible_or_404(request, Course, pk, "organisation")
    resource = MaskedResults(ListContext(actor=request.user))
    changeable = Exists(people_changeable_by(request.user).filter(pk=OuterRef("person")))
    rows = (
        attendances(request.user, course).select_related(*resource.related).annotate(is_changeable=changeable)
    )
    export = ListExport(
        title=f"Kết quả {course}",
        resource=resource,
        rows=rows.order_by("person__sort_key", "pk"),
        counted="học viên",
        about=course.organisation,
        obj=course,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:course_detail", pk))
