"""Papers by the batch: ordered here, made by the worker, watched and fetched here."""

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.filters import DecisionFilters
from ceremonies.forms.paper_batches import BatchFilters, BatchForm
from ceremonies.models import PaperBatch
from ceremonies.resources.paper_batches import BatchResource
from ceremonies.selectors.documents import documents_of_batch
from ceremonies.selectors.paper_batches import batches, decisions_to_choose, files_to_choose
from ceremonies.services.paper_batches import (
    DECISIONS,
    MOST_FILES,
    kind_of,
    make_batch,
    progress_of,
    read_batch,
    redo_batch,
    rows_for,
    titles,
)
from ceremonies.views.answers import try_to
from members.services.errors import Refused
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import back_to, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page

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
    return render(request, "ceremonies/batch_list.html", {"page": page, "rows": rows})


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


@require_http_methods(["GET", "HEAD", "POST"])
def batch_create(request):
    """The address says which paper and which files are offered; the form which of them."""
    require_may(request, "batches.list")
    filters = BatchFilters(request.GET, user=request.user)
    kind = filters.kind
    found = files_to_choose(request.user, kind.states, **filters.values())
    return _order(request, filters, kind, found)


@require_http_methods(["GET", "HEAD", "POST"])
def batch_of_decisions(request):
    """A print set of decisions that were issued."""
    require_may(request, "batches.list")
    filters = DecisionFilters(request.GET, user=request.user)
    found = decisions_to_choose(request.user, **filters.values())
    return _order(request, filters, kind_of(DECISIONS), found)


def _order(request, filters, kind, found):
    rows = rows_for(kind, found, MOST_FILES + 1)
    form = BatchForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        kind=kind,
        rows=rows[:MOST_FILES],
        initial={"form_key": uuid4()},
    )
    if form.is_valid():
        data = form.cleaned_data
        batch = try_to(
            form,
            make_batch,
            actor=request.user,
            organisation=data["organisation"],
            kind=kind,
            files=data["files"],
            words=form.words(),
            form_key=data["form_key"],
        )
        if batch:
            return redirect(batch)
    return form_page(
        request,
        form,
        template="ceremonies/batch_form.html",
        filters=filters,
        kind=kind,
        rows=rows[:MOST_FILES],
        too_many=len(rows) > MOST_FILES,
        most=MOST_FILES,
    )


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
