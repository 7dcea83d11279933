"""The filters kept for one list: apply, keep the present one, share, throw away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.forms.saved_filters import Filtered, SavedFilterForm, ShareForm, read_filtered
from members.models import SavedFilter
from members.permissions import visible_to
from members.services.saved_filters import delete_filter, save_filter, share_filter
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page, once

MOST_SHOWN = 200


@require_safe
def saved_filter_list(request):
    return _page(request, _of_list(request.GET), SavedFilterForm(actor=request.user))


@require_POST
@once
def saved_filter_create(request):
    of_list = _of_list(request.POST)
    form = SavedFilterForm(request.POST, actor=request.user)
    if form.is_valid():
        asked = {"list_name": of_list.list_name, "query": of_list.query, **form.cleaned_data}
        saved = attempt(form, save_filter, actor=request.user, **asked)
        if saved:
            messages.success(request, f"Đã lưu bộ lọc “{saved}”.")
            return redirect(address_of(saved))
    return _page(request, of_list, form)


@require_http_methods(["GET", "POST"])
def saved_filter_edit(request, pk):
    saved = get_visible_or_404(request, SavedFilter, pk, "shared_with")
    require_may(request, "saved_filter.change", saved)
    form = ShareForm(request.POST or None, instance=saved, actor=request.user)
    if form.is_valid() and attempt(form, share_filter, actor=request.user, saved=saved, **form.cleaned_data):
        messages.success(request, "Đã lưu.")
        return redirect(address_of(saved))
    return form_page(
        request, form, heading=f"Dùng chung bộ lọc “{saved}”", submit="Lưu", back_url=address_of(saved)
    )


@require_POST
def saved_filter_delete(request, pk):
    saved = get_visible_or_404(request, SavedFilter, pk)
    require_may(request, "saved_filter.change", saved)
    delete_filter(actor=request.user, saved=saved)
    messages.success(request, f"Đã xóa bộ lọc “{saved}”.")
    return redirect(saved.list_name)


def address_of(saved: SavedFilter) -> str:
    return f"{reverse(saved.list_name)}?{saved.query}"


def _of_list(data) -> Filtered:
    """Signed by the list itself; without it nobody knows which list is meant."""
    of_list = read_filtered(data.get("loc", ""))
    if of_list is None:
        raise Http404
    return of_list


def _page(request, of_list: Filtered, form: SavedFilterForm) -> HttpResponse:
    seen = visible_to(request.user, SavedFilter).filter(list_name=of_list.list_name)
    rows = seen.select_related("owner", "shared_with")[:MOST_SHOWN]
    context = {
        "rows": [(row, address_of(row)) for row in rows],
        "list_title": of_list.title,
        "list_url": reverse(of_list.list_name) + (f"?{of_list.query}" if of_list.query else ""),
        "signed": of_list.signed(),
        "may_save": bool(of_list.query),
    }
    return form_page(request, form, template="members/saved_filter_list.html", **context)
