"""The monthly review of the list of sympathisers: those held, holding one, and the cells that owe one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.reviews import ReviewFilters, ReviewForm
from ceremonies.models import ListReview, ReviewEntry
from ceremonies.resources.reviews import EntryResource, OverdueCellResource, ReviewResource
from ceremonies.selectors.documents import documents_about
from ceremonies.selectors.reviews import (
    files_to_review,
    kept_cells,
    overdue_cells,
    reviews,
)
from ceremonies.services.policies import policy_in_force
from ceremonies.services.reviews import hold_review
from ceremonies.views.answers import try_to
from ceremonies.views.document_panels import papers_section
from members.clock import today
from members.models import Organisation
from members.permissions import visible_to
from members.services.audit import record
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import form_page, once

MOST_CELLS = 20
_PAPERS = ("listing_resolution", "removal_resolution")
_ORDER = ("-month", "-pk")
_ENTRY_ORDER = ("candidacy__person__sort_key", "pk")


@require_safe
def review_list(request):
    require_may(request, "reviews.list")
    filters = ReviewFilters(request.GET, user=request.user)
    context = {
        "page": page_of(reviews(request.user, **filters.values()), request.GET, *_ORDER),
        "filters": filters,
        "cells": kept_cells(request.user)[:MOST_CELLS],
    }
    return render(request, "ceremonies/review_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_export(request):
    require_may(request, "reviews.list")
    filters = ReviewFilters(request.GET, user=request.user)
    asked = filters.values()
    export = ListExport(
        title="Rà soát danh sách cảm tình Đảng",
        resource=ReviewResource(),
        rows=reviews(request.user, **asked).order_by(*_ORDER),
        counted="lần rà soát",
        about=asked.get("cell"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:review_list"))


@require_safe
def review_detail(request, pk):
    review = get_visible_or_404(request, ListReview, pk, "cell", "actor")
    record(actor=request.user, action="review.read", obj=review)
    context = {
        "review": review,
        "facts": [
            ("Chi bộ", str(review.cell)),
            ("Ngày họp", review.held_on),
            ("Số nghị quyết", review.number),
            ("Người ghi", str(review.actor)),
        ],
        "papers": papers_section(request.user, review, documents_about(request.user, review, *_PAPERS)),
        "page": page_of(_entries(request.user, review), request.GET, *_ENTRY_ORDER),
    }
    return render(request, "ceremonies/review_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_entries_export(request, pk):
    review = get_visible_or_404(request, ListReview, pk, "cell")
    export = ListExport(
        title=str(review),
        resource=EntryResource(),
        rows=_entries(request.user, review).order_by(*_ENTRY_ORDER),
        counted="đồng chí",
        about=review.cell,
        obj=review,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:review_detail", pk))


def _entries(user, review: ListReview):
    entries = visible_to(user, ReviewEntry).filter(review=review)
    return entries.select_related("candidacy__person__department")


def _overdue(user):
    """(months between two reviews, by which clause, cells)"""
    listing = policy_in_force(today()).data["listing"]
    return listing["review_months"], listing["clause"], overdue_cells(user, listing["review_months"])


@require_safe
def review_overdue(request):
    require_may(request, "reviews.list")
    months, clause, cells = _overdue(request.user)
    page = page_of(cells.select_related("parent"), request.GET, "path", "pk")
    context = {"page": page, "months": months, "clause": clause}
    return render(request, "ceremonies/review_overdue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_overdue_export(request):
    require_may(request, "reviews.list")
    _, _, cells = _overdue(request.user)
    export = ListExport(
        title="Chi bộ chưa rà soát danh sách cảm tình Đảng",
        resource=OverdueCellResource(),
        rows=cells.select_related("parent").order_by("path", "pk"),
        counted="chi bộ",
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:review_overdue"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def review_create(request, cell):
    cell = get_visible_or_404(request, Organisation, cell)
    require_may(request, "review.hold", cell)
    form = ReviewForm(request.POST or None, files=list(files_to_review(request.user, cell)))
    if form.is_valid():
        review = try_to(form, hold_review, actor=request.user, cell=cell, **form.details())
        if review:
            messages.success(request, f"Đã ghi kết quả rà soát danh sách của {cell}.")
            return redirect(review)
    context = {"cell": cell, "back_url": reverse("ceremonies:review_list")}
    return form_page(request, form, template="ceremonies/review_form.html", **context)
