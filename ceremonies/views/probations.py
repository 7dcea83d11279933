"""The calendar of probations: who becomes due for recognition, month by month."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.forms.figures import BodyFilters
from ceremonies.resources.figures import ProbationResource
from ceremonies.selectors.probations import calendar, probationers, slots
from ceremonies.views.figure_links import Links
from members.clock import today
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import back_to, export_list
from members.views.listing import page_of

_ORDER = ("probation_ends_on", "pk")


def _asked(request):
    """(filters, the chosen month or None for all, the files)"""
    require_may(request, "figures.list")
    filters = BodyFilters(request.GET, user=request.user)
    chosen = next((slot for slot in slots(today()) if slot.code == request.GET.get("thang")), None)
    files = probationers(request.user, filters.organisation)
    files = files.filter(chosen.ends) if chosen else files
    return filters, chosen, files.select_related(*ProbationResource.related)


@require_safe
def probation_calendar(request):
    filters, chosen, files = _asked(request)
    found = [slot for slot in calendar(request.user, filters.organisation, today()) if slot.number]
    links = Links(filters)
    bars = [Bar(slot.label, slot.number) for slot in found]
    context = {
        "filters": filters,
        "chosen": chosen,
        "slots": [(slot, links.page("ceremonies:probation_calendar", thang=slot.code)) for slot in found],
        "total": sum(slot.number for slot in found),
        "chart": bar_chart("du-bi", "Đảng viên dự bị hết thời gian dự bị", bars, ("Số người", "")),
        "page": page_of(files, request.GET, *_ORDER),
        "today": today(),
    }
    return render(request, "ceremonies/probation_calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def probation_calendar_export(request):
    """Not the reader's own file."""
    filters, chosen, files = _asked(request)
    words = [("Tổ chức", str(filters.organisation))]
    if chosen:
        words.append(("Hết thời gian dự bị", chosen.label))
    export = ListExport(
        title="Lịch hết thời gian dự bị",
        resource=ProbationResource(),
        rows=files.exclude(person=request.user.person_id).order_by(*_ORDER),
        counted="người",
        about=filters.organisation,
        filters=filters.address,
        words=words,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:probation_calendar"))
