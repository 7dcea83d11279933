from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.models import Register
from ceremonies.resources.outgoing import NumberResource, RegisterResource
from ceremonies.selectors.lists import numbers, registers
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import back_to, export_list
from members.views.listing import page_of


@require_safe
def register_list(request):
    require_may(request, "registers.list")
    page = page_of(registers(request.user), request.GET, "organisation__path", "pk")
    return render(request, "ceremonies/register_list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def register_list_export(request):
    require_may(request, "registers.list")
    export = ListExport(
        title="Sổ văn bản",
        resource=RegisterResource(),
        rows=registers(request.user).order_by("organisation__path", "pk"),
        counted="sổ",
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:register_list"))


@require_safe
def register_detail(request, pk):
    register = get_visible_or_404(request, Register, pk, "organisation", "term")
    page = page_of(numbers(register), request.GET, "value", "pk")
    return render(request, "ceremonies/register_detail.html", {"register": register, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def register_export(request, pk):
    register = get_visible_or_404(request, Register, pk, "organisation", "term")
    export = ListExport(
        title=str(register),
        resource=NumberResource(),
        rows=numbers(register).order_by("value", "pk"),
        counted="số văn bản",
        about=register.organisation,
        obj=register,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:register_detail", pk))
