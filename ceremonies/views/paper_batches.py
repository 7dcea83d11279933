"""Papers by the batch: listed, watched while the worker makes them, fetched."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.models import PaperBatch
from ceremonies.resources.paper_batches import BatchResource
from ceremonies.selectors.documents import documents_of_batch
from ceremonies.selectors.paper_batches import batches
from ceremonies.services.paper_batches import kind_of, progress_of, read_batch, redo_batch, titles
from members.permissions import may
from members.services.errors import Refused
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import back_to, download, export_list
from members.views.listing import page_of

_ORDER = ("-at", "-pk")
_PARTS = {
    "zip": ("archive", "Văn bản của lô {}.zip", "application/zip"),
    "in": ("print_file", "Bản in của lô {}.pdf", "application/pdf"),
}


@require_safe
def batch_list(request):
    require_may(request, "batches.list")
    page = page_of(batches(request.user), request.GET, *_ORDER)
    called = titles()
    rows = [(batch, called.get(batch.kind, "")) for batch in page.rows]
    return render(
        request,
        "ceremonies/batch_list.html",
        {"page": page, "rows": rows, "of_party": may(request.user, "batches.of_party")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def batch_export(request):
    require_may(request, "batches.list")
    export = ListExport(
        title="Lô văn bản",
        resource=BatchResource(titles()),
        rows=batches(request.user).order_by(*_ORDER),
        counted="lô",
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:batch_list"))


@require_safe
def batch_detail(request, pk):
    batch = get_visible_or_404(request, PaperBatch, pk, "organisation")
    kind = kind_of(batch.kind)
    context = {
        "batch": batch,
        "title": kind.title if kind else "Lô văn bản",
        "book": kind.book if kind else None,
        "progress": progress_of(batch),
        "made": len(batch.files) - len(batch.left_out),
        "document": documents_of_batch(request.user, batch).first() if kind and kind.is_one_paper else None,
    }
    return render(request, "ceremonies/batch_detail.html", context)


@require_safe
def batch_progress(request, pk):
    """The part of the page that says how far the worker is; the whole page once it is done."""
    batch = get_visible_or_404(request, PaperBatch, pk)
    progress = progress_of(batch)
    if not request.htmx:
        return redirect(batch)
    if progress is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    kind = kind_of(batch.kind)
    context = {"batch": batch, "progress": progress, "book": kind.book if kind else None}
    return render(request, "ceremonies/batch_working.html", context)


@require_POST
def batch_redo(request, pk):
    batch = get_visible_or_404(request, PaperBatch, pk, "organisation")
    return redirect(redo_batch(actor=request.user, batch=batch))


@require_safe
def batch_file(request, pk, part):
    if part not in _PARTS:
        raise Http404
    batch = get_visible_or_404(request, PaperBatch, pk, "archive", "print_file")
    field, name, content_type = _PARTS[part]
    try:
        content = read_batch(actor=request.user, batch=batch, part=field)
    except Refused as refused:
        context = {"message": refused.message, "back_url": reverse("ceremonies:batch_detail", args=[pk])}
        return render(request, "409.html", context, status=409)
    return download(content, name=name.format(batch.pk), content_type=content_type)
