"""Ordering papers by the batch: which paper, of which files, with which words."""

from uuid import uuid4

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ceremonies.forms.filters import DecisionFilters
from ceremonies.forms.paper_batches import BatchFilters, BatchForm
from ceremonies.selectors.paper_batches import decisions_to_choose, files_to_choose, nominees_to_choose
from ceremonies.services.paper_batches import DECISIONS, MOST_FILES, kind_of, make_batch, rows_for
from ceremonies.views.answers import try_to
from members.choices import Tree
from members.views.access import require_may
from members.views.sending import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def batch_create(request):
    """The address says which paper and which files are offered; the form which of them."""
    require_may(request, "batches.list")
    filters = BatchFilters(request.GET, user=request.user)
    kind = filters.kind
    choose = files_to_choose if kind.tree == Tree.PARTY else nominees_to_choose
    found = choose(request.user, kind.states, **filters.values())
    return _order(request, filters, kind, found)


@require_http_methods(["GET", "HEAD", "POST"])
def batch_of_decisions(request):
    """A print set of decisions that were issued."""
    require_may(request, "batches.of_party")
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
