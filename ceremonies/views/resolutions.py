"""Resolutions and votes, those of one meeting together."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.filters import ResolutionFilters
from ceremonies.resources.outgoing import ResolutionResource
from ceremonies.selectors.resolutions import NEWEST, resolutions
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of


@require_safe
def resolution_list(request):
    require_may(request, "resolutions.list")
    filters = ResolutionFilters(request.GET, user=request.user)
    page = page_of(resolutions(request.user, **filters.values()), request.GET, *NEWEST)
    return render(request, "ceremonies/resolution_list.html", {"page": page, "filters": filters})


@require_http_methods(["GET", "HEAD", "POST"])
def resolution_export(request):
    require_may(request, "resolutions.list")
    filters = ResolutionFilters(request.GET, user=request.user)
    export = ListExport(
        title="Nghị quyết",
        resource=ResolutionResource(),
        rows=resolutions(request.user, **filters.values()).order_by(*NEWEST),
        counted="nghị quyết",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:resolution_list"))
