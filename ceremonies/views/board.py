"""All open files of a cell, or of the cells below a committee, by phase."""

from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.board import BoardFilters
from ceremonies.resources.board import BoardResource
from ceremonies.selectors import board as boards
from members.clock import today
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import slice_of


@require_safe
def board(request):
    filters, places, shown = _asked(request)
    page = slice_of(shown, request.GET)
    rows = boards.rows_of(page.rows, today())
    context = {
        "filters": filters,
        "page": page,
        "groups": [(phase.label, list(each)) for phase, each in groupby(rows, lambda row: row.phase)],
        "summary": _summary(places),
        "too_many": len(places) == boards.MOST,
    }
    return render(request, "ceremonies/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def board_export(request):
    filters, _, shown = _asked(request)
    export = ListExport(
        title="Bảng theo dõi phát triển đảng viên",
        resource=BoardResource(),
        rows=boards.rows_of(shown, today()),
        counted="hồ sơ",
        about=filters.cleaned_data.get("don_vi"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:board"))


def _asked(request) -> tuple[BoardFilters, list[boards.Place], list[boards.Place]]:
    """All places of the organisation, and those that the other filters leave."""
    require_may(request, "boards.list")
    filters = BoardFilters(request.GET, user=request.user)
    asked = filters.values()
    places = boards.places(boards.board_files(request.user, asked.get("don_vi")), today())
    phase, late = asked.get("giai_doan"), "qua_han" in asked
    shown = [place for place in places if (not phase or place.phase == phase) and (place.is_late or not late)]
    return filters, places, shown


def _summary(places: list[boards.Place]) -> list[tuple[str, str, int, int]]:
    """(phase, its name, files, of them late), in the order of the road."""
    counted = []
    for phase in boards.Phase:
        found = [place for place in places if place.phase == phase]
        if found:
            counted.append((phase.value, phase.label, len(found), sum(place.is_late for place in found)))
    return counted
