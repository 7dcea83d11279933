"""How long files lay at each step; the steps behind each number, the longest first."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import State
from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.resources.figures import StepResource
from ceremonies.selectors.desk_times import steps_taken, times_by_state, times_by_unit
from ceremonies.views.figure_links import Links
from ceremonies.views.figures import asked, facts_of
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
    filters, state = asked(request), _state(request)
    steps = steps_taken(request.user, filters.question, state).select_related(*StepResource.related)
    context = {
        "state": state,
        "facts": facts_of(filters.question),
        "units": times_by_unit(request.user, filters.question, state),
        "page": page_of(steps, request.GET, *_ORDER),
        "back_url": Links(filters).page("ceremonies:desk_times"),
    }
    return render(request, "ceremonies/desk_time_steps.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def desk_time_steps_export(request):
    filters, state = asked(request), _state(request)
    steps = steps_taken(request.user, filters.question, state).select_related(*StepResource.related)
    export = ListExport(
        title=f"Thời gian ở bước {state.label.lower()}",
        resource=StepResource(),
        rows=steps.order_by(*_ORDER),
        counted="lượt",
        about=filters.organisation,
        filters=filters.address | {"buoc": state.value},
        words=facts_of(filters.question),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:desk_time_steps"))
