"""Calls for nominations as the body that calls keeps them; every reader sees the lines that are theirs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.calls import AddresseeForm, CallEditForm, CallFilters, CallForm, calling_bodies
from ceremonies.models import Addressee, Call
from ceremonies.resources.calls import AddresseeResource, CallResource
from ceremonies.selectors.calls import addressees, calls, with_counts, with_files
from ceremonies.services.calls import ask, close_call, drop_addressee, edit_call, open_call, remind
from ceremonies.views.answers import seen_version, try_to
from members.clock import today
from members.models import Organisation
from members.permissions import may
from members.services.errors import Refused
from members.services.exports import MOST_ROWS, ListExport
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import form_page, once

_ORDER = ("-due_on", "-pk")
_LINES = ("organisation__path", "pk")


@require_safe
def call_list(request):
    require_may(request, "calls.list")
    filters = CallFilters(request.GET, user=request.user)
    page = page_of(calls(request.user, **filters.values()), request.GET, *_ORDER)
    context = {
        "page": page,
        "calls": with_counts(request.user, page.rows),
        "filters": filters,
        "may_keep": may(request.user, "call.keep"),
        "today": today(),
    }
    return render(request, "ceremonies/call_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def call_export(request):
    require_may(request, "calls.list")
    filters = CallFilters(request.GET, user=request.user)
    asked = filters.values()
    rows = calls(request.user, **asked).order_by(*_ORDER)[: MOST_ROWS + 1]
    export = ListExport(
        title="Đợt giới thiệu quần chúng ưu tú",
        resource=CallResource(),
        rows=with_counts(request.user, rows),
        counted="đợt",
        about=asked.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:call_list"))


@require_safe
def call_detail(request, pk):
    call = get_visible_or_404(request, Call, pk, "organisation")
    page = page_of(addressees(request.user, call), request.GET, *_LINES)
    context = {
        "call": call,
        "facts": [
            ("Tổ chức đảng", str(call.organisation)),
            ("Ngày gửi", call.opened_on),
            ("Thời hạn trả lời", call.due_on),
            ("Tình trạng", f"Đã kết thúc ngày {call.closed_on:%d/%m/%Y}" if call.closed_on else "Đang nhận"),
        ],
        "page": page,
        "lines": with_files(request.user, page.rows),
        "may_keep": not call.closed_on and may(request.user, "call.keep", call.organisation),
        "today": today(),
    }
    return render(request, "ceremonies/call_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def call_answers_export(request, pk):
    call = get_visible_or_404(request, Call, pk, "organisation")
    rows = addressees(request.user, call).order_by(*_LINES)[: MOST_ROWS + 1]
    export = ListExport(
        title=f"Trả lời {call}",
        resource=AddresseeResource(),
        rows=with_files(request.user, rows),
        counted="nơi",
        about=call.organisation,
        obj=call,
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:call_detail", pk))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def call_create(request):
    """`?org=` says for which body, where the user keeps several."""
    require_may(request, "call.keep")
    bodies = list(calling_bodies(request.user)[:50])
    body = named_in_address(request, Organisation, "org") or (bodies[0] if len(bodies) == 1 else None)
    if body is None:
        return render(request, "ceremonies/call_body.html", {"bodies": bodies})
    require_may(request, "call.keep", body)
    form = CallForm(request.POST or None, instance=Call(organisation=body), organisation=body)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("kinds", "quota", "form_key")}
        call = try_to(form, open_call, actor=request.user, call=form.instance, **said)
        if call:
            messages.success(request, f"Đã mở {call}.")
            return redirect(call)
    context = {"heading": "Mở đợt giới thiệu", "lead": str(body), "submit": "Mở đợt giới thiệu"}
    return form_page(
        request, form, back_url=reverse("ceremonies:call_list"), back_label="Đợt giới thiệu", **context
    )


def _running_call(request, pk) -> Call:
    call = get_visible_or_404(request, Call, pk, "organisation")
    require_may(request, "call.keep", call.organisation)
    return call


@require_http_methods(["GET", "HEAD", "POST"])
def call_edit(request, pk):
    call = _running_call(request, pk)
    form = CallEditForm(request.POST or None, instance=call)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if try_to(form, edit_call, actor=request.user, call=call, version=version):
            messages.success(request, "Đã lưu đợt giới thiệu.")
            return redirect(call)
    heading = "Sửa đợt giới thiệu"
    return form_page(
        request, form, heading=heading, submit="Lưu", back_url=call.get_absolute_url(), back_label=str(call)
    )


@require_http_methods(["GET", "HEAD", "POST"])
def addressee_add(request, pk):
    call = _running_call(request, pk)
    form = AddresseeForm(request.POST or None, call=call)
    if form.is_valid():
        line = try_to(form, ask, actor=request.user, call=call, **form.cleaned_data)
        if line:
            messages.success(request, f"Đã thêm {line.organisation}.")
            return redirect(call)
    context = {"heading": "Thêm nơi được đề nghị giới thiệu", "lead": str(call), "submit": "Thêm"}
    return form_page(request, form, back_url=call.get_absolute_url(), back_label=str(call), **context)


@require_POST
def call_remind(request, pk):
    call = _running_call(request, pk)
    try:
        found = remind(actor=request.user, call=call)
        messages.success(request, f"Đã nhắc {found} nơi chưa trả lời; lời nhắc hiện ở trang đầu của họ.")
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect(call)


@require_POST
def call_close(request, pk):
    call = _running_call(request, pk)
    close_call(actor=request.user, call=call, version=seen_version(request))
    messages.success(request, f"Đã kết thúc {call}.")
    return redirect(call)


@require_POST
def addressee_drop(request, pk):
    line = get_visible_or_404(request, Addressee, pk, "call__organisation", "organisation")
    require_may(request, "call.keep", line.call.organisation)
    try:
        drop_addressee(actor=request.user, addressee=line, version=seen_version(request))
        messages.success(request, f"Đã rút đề nghị gửi {line.organisation}.")
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect(line.call)
