"""Classes, and the learners of one, as a file."""

from django.views.decorators.http import require_http_methods

from ceremonies.forms.filters import CourseFilters
from ceremonies.resources.outgoing import CourseResource
from ceremonies.selectors.courses import courses, with_counts
from members.services.exports import MOST_ROWS, ListExport
from members.views.access import require_may
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
