"""Organisations where nothing has happened for months."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.figures import DormantFilters
from ceremonies.resources.figures import DormantResource
from ceremonies.rules import add_months
from ceremonies.selectors.dormant import dormant
from members.clock import today
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import back_to, export_list
from members.views.listing import page_of

_ORDER = ("path", "pk")


def _asked(request):
    """(filters, organisations, the day since when nothing happened)"""
    require_may(request, "figures.list")
    filters = DormantFilters(request.GET, user=request.user)
    since = add_months(today(), -filters.months)
    return filters, dormant(request.user, filters.organisation, filters.kind, since, today()), since


@require_safe
def dormant_list(request):
    filters, rows, since = _asked(request)
    context = {
        "filters": filters,
        "page": page_of(rows, request.GET, *_ORDER),
        "since": since,
        "kind": filters.kind,
    }
    return render(request, "ceremonies/dormant_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def dormant_export(request):
    filters, rows, since = _asked(request)
    export = ListExport(
        title=filters.kind.label,
        resource=DormantResource(),
        rows=rows.order_by(*_ORDER),
        counted="tổ chức",
        about=filters.organisation,
        filters=filters.address,
        words=[("Tổ chức", str(filters.organisation)), ("Từ ngày", f"{since:%d/%m/%Y}")],
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:dormant_list"))
