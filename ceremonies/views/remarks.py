"""Whom a helper follows, and what helpers write."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart
from ceremonies.forms.filters import HelpedFilters
from ceremonies.forms.remarks import RemarkForm
from ceremonies.models import Candidacy
from ceremonies.resources.outgoing import HelpedResource
from ceremonies.selectors.remarks import helped, helpers_now, remarks_of, told
from ceremonies.selectors.sight import Sight
from ceremonies.services.remarks import write_periodic_remark
from ceremonies.views.answers import try_to
from ceremonies.views.editing import editable_file
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.services.exports import ListExport
from members.views.access import require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import form_page, once

#: How many days ahead a remark is announced, and of how many people at most.


@file_panel(40, FilePart.OPINIONS)
def remark_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """For those who read the dossier."""
    if not sight.dossier:
        return ""
    remarks, helpers = remarks_of(user, candidacy), helpers_now(candidacy, today())
    if not (remarks or helpers):
        return ""
    context = {
        "candidacy": candidacy,
        "remarks": remarks,
        "helpers": helpers,
        "may_write": bool(helpers) and may(user, "remark.write", candidacy),
    }
    return render_to_string("ceremonies/remark_panel.html", context)


@require_safe
def helped_list(request):
    require_may(request, "helped.list")
    filters = HelpedFilters(request.GET, user=request.user)
    rows = helped(request.user, today(), **filters.values())
    page = page_of(rows, request.GET, "candidacy__person__sort_key", "pk")
    people = [told(row, today()) for row in page.rows]
    context = {"page": page, "people": people, "filters": filters}
    return render(request, "ceremonies/helped_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def helped_export(request):
    require_may(request, "helped.list")
    filters = HelpedFilters(request.GET, user=request.user)
    rows = helped(request.user, today(), **filters.values())
    export = ListExport(
        title="Người được phân công giúp đỡ",
        resource=HelpedResource(),
        rows=[told(row, today()) for row in rows.order_by("candidacy__person__sort_key", "pk")],
        counted="người",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:helped_list"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def remark_create(request, pk):
    candidacy = editable_file(request, pk, "remark.write")
    form = RemarkForm(request.POST or None, candidacy=candidacy, actor=request.user)
    if form.is_valid():
        details = {"actor": request.user, "candidacy": candidacy, **form.details()}
        if try_to(form, write_periodic_remark, **details):
            messages.success(request, f"Đã ghi nhận xét về {candidacy.person}.")
            return redirect(
                reverse("ceremonies:helped_list") if form.own else candidacy.get_part_url(FilePart.OPINIONS)
            )
    return form_page(
        request,
        form,
        heading="Nhận xét định kỳ",
        lead=f"Về {candidacy.person}. Chi ủy và những đảng viên giúp đỡ đọc được; người được giúp đỡ không đọc được.",
        note=_before(request.user, candidacy),
        submit="Ghi nhận xét",
        back_url=candidacy.get_part_url(FilePart.OPINIONS),
        back_label=str(candidacy),
    )


def _before(user, candidacy: Candidacy) -> str:
    """The remark that this one goes on from."""
    last = next(iter(remarks_of(user, candidacy)), None)
    return f"Nhận xét lần trước, ngày {last.written_on:%d/%m/%Y}: {last.text}" if last else ""
