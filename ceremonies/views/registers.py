from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.models import Register
from ceremonies.selectors.lists import numbers, registers
from ceremonies.views.sheets import REGISTER_HEADERS, export_page, number_row
from members.views.access import get_visible_or_404, require_may
from members.views.listing import page_of


@require_safe
def register_list(request):
    require_may(request, "registers.list")
    page = page_of(registers(request.user), request.GET, "organisation__path", "pk")
    return render(request, "ceremonies/register_list.html", {"page": page})


@require_safe
def register_detail(request, pk):
    register = get_visible_or_404(request, Register, pk, "organisation", "term")
    page = page_of(numbers(register), request.GET, "value", "pk")
    return render(request, "ceremonies/register_detail.html", {"register": register, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def register_export(request, pk):
    register = get_visible_or_404(request, Register, pk, "organisation", "term")
    rows = map(number_row, numbers(register).iterator())
    back_url = reverse("ceremonies:register_detail", args=[pk])
    return export_page(request, str(register), REGISTER_HEADERS, rows, back_url=back_url, register=pk)
