"""What is late at the Party bodies below the reader's own."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.late import LateFilters
from ceremonies.resources.late import LateResource
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.dues import running_of
from ceremonies.selectors.late import late_below
from members.clock import today
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.offices import acting_office

_ORDER = ("due", "pk")


@require_safe
def late_list(request):
    filters, found = _asked(request)
    page = page_of(found, request.GET, *_ORDER)
    calendar, on = working_calendar(), today()
    rows = [(row, running_of(row, calendar, on)) for row in page.rows]
    return render(request, "ceremonies/late_list.html", {"filters": filters, "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def late_export(request):
    filters, found = _asked(request)
    export = ListExport(
        title="Việc quá hạn ở cấp dưới",
        resource=LateResource(),
        rows=found.order_by(*_ORDER),
        counted="việc",
        about=filters.cleaned_data.get("don_vi"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:late_list"))


def _asked(request):
    require_may(request, "boards.list")
    filters = LateFilters(request.GET, user=request.user)
    return filters, late_below(request.user, acting_office(request), **filters.values())
