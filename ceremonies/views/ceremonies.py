"""Ceremonies: the list, one of them, a new one."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import CeremonyPart
from ceremonies.forms.ceremonies import CeremonyFilters, PlanForm
from ceremonies.models import Candidacy, Ceremony
from ceremonies.resources.ceremonies import CeremonyResource
from ceremonies.selectors.ceremonies import (
    awaiting,
    awaiting_cells,
    ceremonies,
    with_counts,
)
from ceremonies.selectors.signers import signers_of
from ceremonies.services.ceremonies import plan_ceremony
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_parts import part_context, tabs_of
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.audit import record
from members.services.errors import Conflict
from members.services.exports import MOST_ROWS, ListExport
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page


@require_safe
def ceremony_list(request):
    require_may(request, "ceremonies.list")
    filters = CeremonyFilters(request.GET, user=request.user)
    page = page_of(ceremonies(request.user, **filters.values()), request.GET, "-starts_at", "-pk")
    context = {
        "page": page,
        "ceremonies": with_counts(page.rows),
        "filters": filters,
        "may_plan": may(request.user, "ceremonies.plan"),
    }
    return render(request, "ceremonies/ceremony_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_export(request):
    """Without names: how many, where, when."""
    require_may(request, "ceremonies.list")
    filters = CeremonyFilters(request.GET, user=request.user)
    asked = filters.values()
    rows = ceremonies(request.user, **asked).order_by("-starts_at", "-pk")[: MOST_ROWS + 1]
    export = ListExport(
        title="Lễ kết nạp đảng viên",
        resource=CeremonyResource(),
        rows=with_counts(rows),
        counted="buổi lễ",
        about=asked.get("cell"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:ceremony_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_create(request):
    require_may(request, "ceremonies.plan")
    chosen = named_in_address(request, Candidacy, "file")
    cell = chosen.cell if chosen else named_in_address(request, Organisation, "cell")
    cells = list(awaiting_cells(request.user).order_by("path"))
    if cell is None and len(cells) != 1:
        return render(request, "ceremonies/ceremony_cells.html", {"cells": cells})
    cell = cell or cells[0]
    require_may(request, "ceremony.plan", cell)
    files = list(awaiting(cell).exclude(person=request.user.person_id))
    head = next(iter(signers_of(cell, today())), None)
    initial = {"files": [file.pk for file in ([chosen] if chosen else files)]}
    if head:
        initial |= {"host": head.name, "host_office": f"{head.office} Chi bộ"}
    form = PlanForm(request.POST if request.method == "POST" else None, files=files, initial=initial)
    try:
        if form.is_valid():
            made = attempt(form, plan_ceremony, actor=request.user, cell=cell, **form.details())
            if made:
                return redirect(made)
    except Conflict as conflict:
        return conflict_page(request, conflict, reverse("ceremonies:ceremony_list"))
    return form_page(
        request,
        form,
        template="ceremonies/ceremony_form.html",
        cell=cell,
        anybody=bool(files),
        file=next(iter(files), None),
    )


@require_safe
def ceremony_detail(request, pk):
    """`?phan=` names the part that is drawn; without it, or with nonsense, the summary."""
    ceremony = get_visible_or_404(request, Ceremony, pk, "cell")
    record(actor=request.user, action="ceremony.read", obj=ceremony)
    asked = request.GET.get("phan")
    part = CeremonyPart(asked) if asked in CeremonyPart else CeremonyPart.SUMMARY
    context = {"ceremony": ceremony, "part": part, "tabs": tabs_of(ceremony, part)}
    context["may_keep"] = may(request.user, "ceremony.keep", ceremony)
    context |= part_context(request.user, ceremony, part)
    return render(request, "ceremonies/ceremony_detail.html", context)
