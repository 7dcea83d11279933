"""How far files have got, and where they stood on a day; each number opens its files."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import State
from ceremonies.documents.charts import Bar, bar_chart
from ceremonies.forms.figures import ReportFilters
from ceremonies.resources.outgoing import FileResource
from ceremonies.selectors import funnel as funnels
from ceremonies.selectors.board import Phase
from ceremonies.selectors.funnel import Stage
from ceremonies.views.figure_links import Links
from ceremonies.views.figures import asked, facts_of, unit_asked
from ceremonies.workflow import DESK_OF_STATE
from members.models import Organisation
from members.services.exports import ListExport
from members.views.downloads import back_to, export_list
from members.views.listing import page_of

_ORDER = ("person__sort_key", "pk")


@require_safe
def funnel(request):
    filters = asked(request)
    links, question = Links(filters), filters.question
    rows = funnels.funnel(request.user, question, filters.as_of)
    totals = [sum(row.counts[place] for row in rows) for place in range(len(Stage))]
    states, units = funnels.standing(request.user, question.organisation, filters.as_of)
    bars = [Bar(stage.label, number) for stage, number in zip(Stage, totals, strict=True)]
    phases = [sum(row.counts[place] for row in units) for place in range(len(Phase))]
    context = {
        "filters": filters,
        "question": question,
        "chart": bar_chart("pheu", "Hồ sơ đến trong kỳ đã đi đến đâu", bars, ("Số hồ sơ", "")),
        "stages": list(Stage),
        "funnel_rows": _rows(links, "moc", Stage, totals, rows),
        "phases": list(Phase),
        "standing_rows": _rows(links, "giai_doan", Phase, phases, units),
        "states": [
            (state.label, DESK_OF_STATE[state].label, number, _to(links, "buoc", state))
            for state, number in states.items()
        ],
    }
    return render(request, "ceremonies/funnel.html", context)


def _to(links: Links, what: str, value: str, unit: Organisation | None = None) -> str:
    group = {"nhom": str(unit.pk)} if unit else {}
    return links.page("ceremonies:funnel_people", **{what: str(value)}, **group)


def _rows(links: Links, what: str, columns, totals: list[int], rows) -> list[tuple]:
    """(label, [(number, address)…]): all together, then each organisation."""
    named = [("Tổng số", None, totals), *((str(row.body), row.body, row.counts) for row in rows)]
    return [
        (
            label,
            [
                (number, _to(links, what, value, body), value.label)
                for number, value in zip(counts, columns, strict=True)
            ],
        )
        for label, body, counts in named
    ]


def _behind(request) -> tuple[ReportFilters, QuerySet, str, list[tuple[str, str]]]:
    """(what is asked, the files, what they are, what the reader is told)"""
    filters, query = asked(request), request.GET
    question, user = filters.question, request.user
    as_of = ("Tính đến ngày", f"{filters.as_of:%d/%m/%Y}")
    if query.get("moc") in Stage:
        stage = Stage(query["moc"])
        files = funnels.funnel_files(user, question, stage, filters.as_of)
        title, facts = stage.label, [*facts_of(question), as_of]
    else:
        title, states = _states(query)
        files = funnels.standing_files(user, question.organisation, states, filters.as_of)
        facts = [("Tổ chức", str(question.organisation)), as_of]
    unit = unit_asked(request)
    if unit:
        files = funnels.of_unit(files, question.organisation, unit)
        facts.append(("Đơn vị", str(unit)))
    return filters, files.select_related(*FileResource.related), title, facts


def _states(query) -> tuple[str, list[State]]:
    if query.get("buoc") in State:
        state = State(query["buoc"])
        return state.label, [state]
    if query.get("giai_doan") in Phase:
        phase = Phase(query["giai_doan"])
        return phase.label, funnels.states_of(phase)
    raise Http404


@require_safe
def funnel_people(request):
    filters, files, title, facts = _behind(request)
    context = {
        "title": title,
        "facts": facts,
        "page": page_of(files, request.GET, *_ORDER),
        "back_url": Links(filters).page("ceremonies:funnel"),
    }
    return render(request, "ceremonies/funnel_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def funnel_people_export(request):
    """Not the reader's own file."""
    filters, files, title, facts = _behind(request)
    export = ListExport(
        title=title,
        resource=FileResource(),
        rows=files.exclude(person=request.user.person_id).order_by(*_ORDER),
        counted="hồ sơ",
        about=filters.organisation,
        filters=filters.address,
        words=facts,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:funnel_people"))
