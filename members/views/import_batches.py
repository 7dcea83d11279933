"""One batch: shown, written into the register, taken back, cancelled, and its files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.choices import ImportState
from members.forms.import_answers import BatchForm
from members.forms.import_steps import ApplyForm, UndoForm
from members.models import ImportBatch
from members.services.audit import record
from members.services.batches import (
    apply_import,
    cancel_import,
    changed_since,
    original,
    progress_of,
    return_workbook,
    undo_import,
)
from members.services.errors import Conflict
from members.services.list_kinds import kind_of
from members.views.access import get_visible_or_404
from members.views.downloads import XLSX, download
from members.views.import_pages import batch_page, settle, settled
from members.views.sending import form_page

RELATED = ("organisation", "uploaded_by", "file")


@require_safe
def import_detail(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk, *RELATED)
    if (
        progress_of(batch) is None
    ):  # while the worker writes, nobody is shown and the audit would have to wait
        record(actor=request.user, action="import.read", obj=batch)
    return batch_page(request, batch)


@require_safe
def import_progress(request, pk):
    """The part of the page that says how far the worker is; the whole page once it is done."""
    batch = get_visible_or_404(request, ImportBatch, pk)
    progress = progress_of(batch)
    if not request.htmx:
        return redirect(batch)
    if progress is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "members/import_working.html", {"batch": batch, "progress": progress})


@require_POST
def import_apply(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk, *RELATED)
    response = settle(request, batch, ApplyForm(request.POST, batch=batch), apply_import)
    batch.refresh_from_db()
    if batch.state == ImportState.APPLIED:
        messages.success(request, "Đã ghi danh sách vào sổ.")
    return response


@require_http_methods(["GET", "POST"])
def import_undo(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk, *RELATED)
    if request.method == "GET" and batch.state != ImportState.APPLIED:
        raise Conflict("Chỉ lấy lại được đợt nhập đã ghi vào sổ; đợt này không ở tình trạng ấy.")
    form = UndoForm(request.POST or None, batch=batch)
    if settled(request, batch, form, undo_import):
        messages.success(request, "Đã lấy lại đợt nhập.")
        return redirect(batch)
    changed = changed_since(batch, request.user)
    context = {"batch": batch, "kind": kind_of(batch), "changed": changed}
    return form_page(request, form, template="members/import_undo.html", **context)


@require_POST
def import_cancel(request, pk):
    batch = get_visible_or_404(request, ImportBatch, pk, *RELATED)
    if not settled(request, batch, BatchForm(request.POST, batch=batch), cancel_import):
        raise Conflict(
            "Trang này đã cũ. Hãy mở lại đợt nhập để xem tình trạng mới nhất, rồi hủy nếu vẫn cần."
        )
    messages.success(request, "Đã hủy đợt nhập; không dòng nào được ghi.")
    return redirect("members:import_list")


@require_safe
def import_original(request, pk):
    """The file as it came, byte for byte."""
    batch = get_visible_or_404(request, ImportBatch, pk, "file")
    content = original(actor=request.user, batch=batch)
    return download(content, name=batch.file_name, content_type="application/octet-stream")


@require_safe
def import_return(request, pk):
    """The sender's own workbook with a red cell and a comment at everything that is wrong."""
    batch = get_visible_or_404(request, ImportBatch, pk, "file")
    content = return_workbook(actor=request.user, batch=batch)
    stem = batch.file_name.rpartition(".")[0] or batch.file_name
    return download(content, name=f"{stem} - cần sửa.xlsx", content_type=XLSX)
