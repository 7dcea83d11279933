"""Workbooks that an office was issued: uploaded, looked through, filled for a period."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.sheet_templates import SheetTemplateForm
from ceremonies.forms.statistics import TemplateFilters
from ceremonies.models import SheetTemplate
from ceremonies.resources.sheet_templates import SheetTemplateResource
from ceremonies.selectors.sheet_templates import editions_of, sheet_templates
from ceremonies.services.placeholders import plain, unknown_in, vocabulary, vocabulary_in_parts
from ceremonies.services.sheet_templates import (
    fill_template,
    read_template,
    retire_template,
    upload_template,
)
from ceremonies.views.answers import try_to
from members.permissions import may
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import XLSX, back_to, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page

_EXAMPLES = ("to_chuc", "ky_bao_cao", "ket_nap.ky_nay", "nu.ky_nay", "nu.ty_le")
_ORDER = ("organisation__path", "title", "pk")


@require_safe
def sheet_template_list(request):
    require_may(request, "sheet_templates.list")
    page = page_of(sheet_templates(request.user), request.GET, *_ORDER)
    may_keep = may(request.user, "sheet_template.keep")
    return render(request, "ceremonies/sheet_template_list.html", {"page": page, "may_keep": may_keep})


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_template_export(request):
    require_may(request, "sheet_templates.list")
    export = ListExport(
        title="Mẫu bảng tính",
        resource=SheetTemplateResource(),
        rows=sheet_templates(request.user).order_by(*_ORDER),
        counted="mẫu",
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:sheet_template_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_template_create(request):
    require_may(request, "sheet_template.keep")
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = {"title": request.GET.get("ten", "")[:150]}
    form = SheetTemplateForm(*posted, user=request.user, initial=initial)
    if form.is_valid():
        template = try_to(form, upload_template, actor=request.user, **form.sent())
        if template:
            messages.success(request, f"Đã nhận mẫu “{template}”, lần {template.edition}.")
            return redirect(template)
    return form_page(
        request,
        form,
        template="ceremonies/sheet_template_form.html",
        examples=[word for word in vocabulary() if word.name in _EXAMPLES],
        back_url=reverse("ceremonies:sheet_template_list"),
    )


@require_safe
def sheet_template_words(request):
    """Everything that may stand between the braces."""
    require_may(request, "sheet_templates.list")
    return render(request, "ceremonies/sheet_template_words.html", {"groups": vocabulary_in_parts()})


@require_safe
def sheet_template_detail(request, pk):
    template = get_visible_or_404(request, SheetTemplate, pk, "organisation", "uploaded_by", "file")
    meanings = {word.name: word.meaning for word in vocabulary()}
    context = {
        "template": template,
        "cells": [
            (sheet, address, [(name, meanings.get(plain(name), "")) for name in names])
            for sheet, address, names in template.cells
        ],
        "unknown": [
            (sheet, address, ", ".join(wrong))
            for sheet, address, names in template.cells
            if (wrong := unknown_in(names))
        ],
        "editions": editions_of(request.user, template),
        "may_keep": may(request.user, "sheet_template.keep", template.organisation),
    }
    return render(request, "ceremonies/sheet_template_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_template_fill(request, pk):
    template = get_visible_or_404(request, SheetTemplate, pk, "organisation", "file")
    require_may(request, "sheet_templates.list")
    sent = request.method == "POST"
    filters = TemplateFilters(request.POST if sent else request.GET, user=request.user)
    if sent and filters.is_valid():
        content = try_to(filters, fill_template, actor=request.user, template=template, asked=filters.asked)
        if content is not None:
            name = f"{template.title} {filters.asked.span.last:%d-%m-%Y}.xlsx"
            return download(content, name=name.replace("/", "-"), content_type=XLSX)
    return form_page(
        request,
        filters,
        heading=f"Điền mẫu “{template}”",
        lead="Số liệu đếm từ hồ sơ trên cổng trong phạm vi đồng chí được xem; chỗ cổng không biết thì để nguyên.",
        submit="Điền và tải về",
        back_url=template.get_absolute_url(),
        back_label="Mẫu bảng tính",
    )


@require_safe
def sheet_template_original(request, pk):
    template = get_visible_or_404(request, SheetTemplate, pk, "file")
    content = read_template(actor=request.user, template=template)
    return download(content, name=template.file_name, content_type=XLSX)


@require_POST
def sheet_template_retire(request, pk):
    template = get_visible_or_404(request, SheetTemplate, pk, "organisation")
    require_may(request, "sheet_template.keep", template.organisation)
    retire_template(actor=request.user, template=template)
    messages.success(request, f"Đã thôi dùng mẫu “{template}”.")
    return redirect("ceremonies:sheet_template_list")
