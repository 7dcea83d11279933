from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.choices import ImportState
from members.forms.imports import UploadForm
from members.models import ImportBatch
from members.permissions import visible_to
from members.resources.judged import Outcome
from members.services.imports import apply_import, cancel_import, stage_import
from members.spreadsheets.safety import UnusableFile
from members.views.access import get_visible_or_404, require_may
from members.views.listing import page_of, slice_of
from members.views.sending import attempt, form_page, once


@require_safe
def import_list(request):
    require_may(request, "imports.list")
    batches = visible_to(request.user, ImportBatch).select_related("organisation").defer("rows")
    context = {"page": page_of(batches, request.GET, "-uploaded_at", "-pk")}
    return render(request, "members/import_list.html", context)


@require_http_methods(["GET", "POST"])
@once
def import_create(request):
    require_may(request, "imports.list")
    form = UploadForm(request.POST or None, request.FILES or None, actor=request.user)
    if form.is_valid():
        batch = _stage(request, form)
        if batch:
            return redirect(batch)
    return form_page(
        request,
        form,
        heading="Nhập danh sách từ bảng tính",
        lead="Hệ thống đọc tệp và cho xem trước từng dòng; chưa ghi gì cho đến khi đồng chí xác nhận.",
        submit="Đọc tệp và xem trước",
        back_url=reverse("members:import_list"),
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
def import_detail(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk, "organisation")
    outcome = request.GET.get("outcome", "")
    rows = [row for row in batch.rows if outcome in ("", row["outcome"])]
    context = {
        "batch": batch,
        "outcome": outcome,
        "outcomes": [(value, label, batch.counts.get(value, 0)) for value, label in Outcome.choices],
        "page": slice_of(rows, request.GET),
        "is_staged": batch.state == ImportState.STAGED,
    }
    return render(request, "members/import_detail.html", context)


@require_POST
def import_apply(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk)
    apply_import(actor=request.user, batch=batch)
    messages.success(request, "Đã ghi danh sách vào sổ.")
    return redirect(batch)


@require_POST
def import_cancel(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk)
    cancel_import(actor=request.user, batch=batch)
    messages.success(request, "Đã hủy đợt nhập; không dòng nào được ghi.")
    return redirect("members:import_list")
