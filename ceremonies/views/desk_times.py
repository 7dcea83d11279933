"""How long files lay at each step; the steps behind each number, the longest first."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import State
from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.forms.figures import ReportFilters
from ceremonies.models import Step
from ceremonies.resources.figures import StepResource
from ceremonies.selectors.desk_times import steps_taken, times_by_state, times_by_unit
from ceremonies.views.figure_links import Links
from ceremonies.views.figures import asked, facts_of, unit_asked
from members.services.exports import ListExport
from members.views.downloads import back_to, export_list
from members.views.listing import page_of

_ORDER = ("-days", "-pk")


@require_safe
def desk_times(request):
    filters = asked(request)
    links = Links(filters)
    rows = times_by_state(request.user, filters.question)
    bars = [Bar(row.state.label, round(row.times.median)) for row in rows]
    context = {
        "filters": filters,
        "question": filters.question,
        "rows": [(row, links.page("ceremonies:desk_time_steps", buoc=row.state.value)) for row in rows],
        "chart": bar_chart("thoi-gian", "Số ngày chờ thường gặp ở từng bước", bars, ("Trung vị, ngày", "")),
    }
    return render(request, "ceremonies/desk_times.html", context)


def _state(request) -> State:
    if request.GET.get("buoc") not in State:
        raise Http404
    return State(request.GET["buoc"])


@require_safe
def desk_time_steps(request):
    filters, state, steps, facts = _behind(request)
    links = Links(filters)
    units = [] if unit_asked(request) else times_by_unit(request.user, filters.question, state)
    context = {
        "state": state,
        "facts": facts,
        "units": [
            (
                unit,
                times,
                links.page("ceremonies:desk_time_steps", buoc=state.value, nhom=str(unit.pk)),
            )
            for unit, times in units
        ],
        "page": page_of(steps, request.GET, *_ORDER),
        "back_url": links.page("ceremonies:desk_times"),
    }
    return render(request, "ceremonies/desk_time_steps.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def desk_time_steps_export(request):
    filters, state, steps, facts = _behind(request)
    unit = unit_asked(request)
    export = ListExport(
        title=f"Thời gian ở bước {state.label.lower()}",
        resource=StepResource(),
        rows=steps.order_by(*_ORDER),
        counted="lượt",
        about=unit or filters.organisation,
        filters=filters.address | {"buoc": state.value} | ({"nhom": str(unit.pk)} if unit else {}),
        words=facts,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:desk_time_steps"))


def _behind(request) -> tuple[ReportFilters, State, QuerySet[Step], list[tuple[str, str]]]:
    """(what is asked, the step, how often it was taken, what the reader is told)"""
    filters, state, unit = asked(request), _state(request), unit_asked(request)
    steps = steps_taken(request.user, filters.question, state, unit).select_related(*StepResource.related)
    facts = facts_of(filters.question)
    return filters, state, steps, [*facts, ("Đơn vị", str(unit))] if unit else facts
