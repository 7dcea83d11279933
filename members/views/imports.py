"""Sending a list, and the history of all that were sent."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from members.clock import today
from members.forms.imports import BatchFilter, UploadForm
from members.models import ImportBatch, Organisation
from members.permissions import visible_to
from members.resources.context import ListContext
from members.resources.templates import template_workbook
from members.services.batches import stage_import
from members.services.list_kinds import KINDS, kinds_for
from members.spreadsheets.refusals import UnusableFile
from members.views.access import require_may
from members.views.downloads import XLSX, download
from members.views.listing import page_of
from members.views.sending import attempt, form_page, once


@require_safe
def import_list(request):
    require_may(request, "imports.list")
    filters = BatchFilter(request.GET, kinds=list(KINDS.values()))
    filters.is_valid()
    asked = {name: value for name, value in filters.cleaned_data.items() if value}
    batches = visible_to(request.user, ImportBatch).filter(**asked)
    rows = batches.select_related("organisation", "uploaded_by").defer("understood", "options")
    context = {"filters": filters, "page": page_of(rows, request.GET, "-uploaded_at", "-pk")}
    return render(request, "members/import_list.html", context)


@require_http_methods(["GET", "POST"])
@once
def import_create(request):
    require_may(request, "imports.list")
    kind = request.GET.get("kind", "")
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.user, kind=kind)
    if form.is_valid():
        batch = _stage(request, form)
        if batch:
            return redirect(batch)
    return form_page(
        request, form, template="members/import_create.html", back_url=reverse("members:import_list")
    )


def _stage(request, form) -> ImportBatch | None:
    data = form.cleaned_data
    try:
        return attempt(
            form,
            stage_import,
            actor=request.user,
            kind=data["kind"],
            file_name=data["file"].name,
            content=data["file"].read(),
            organisation=data["organisation"],
        )
    except UnusableFile as error:
        form.add_error("file", error.message)
        return None


@require_safe
def import_template(request, kind):
    """A workbook to fill in, for a kind of list that this user may send."""
    if kind not in KINDS:
        raise Http404
    sent = KINDS[kind]
    if sent not in kinds_for(request.user):
        raise PermissionDenied
    units = Organisation.objects.active(today()).order_by("path")
    content = template_workbook(
        sent.resource(ListContext(actor=request.user)),
        name=sent.label,
        help=sent.help,
        units=list(units.values_list("name", flat=True)),
    )
    return download(content, name=f"Mẫu {sent.label}.xlsx", content_type=XLSX)
