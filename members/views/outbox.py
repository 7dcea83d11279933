"""Mails on their way: what was sent, what waits, what did not leave and why."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.forms.outbox import OutboxFilter
from members.models import OutboxMessage
from members.permissions import visible_to
from members.resources.outgoing import OutboxResource
from members.services.exports import ListExport
from members.services.mail_server import has_mail_server
from members.services.outbox import retry_mail
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of

_ORDER = ("-created_at", "-pk")


def _filtered(request):
    require_may(request, "outbox.manage")
    filters = OutboxFilter(request.GET)
    filters.is_valid()
    words, state = filters.cleaned_data.get("q", ""), filters.cleaned_data.get("state", "")
    found = visible_to(request.user, OutboxMessage).select_related("recipient")
    if words:
        found = found.filter(Q(recipient__full_name__icontains=words) | Q(address__icontains=words))
    return filters, found.filter(state=state) if state else found


@require_safe
def outbox_list(request):
    filters, found = _filtered(request)
    page = page_of(found.defer("text"), request.GET, *_ORDER)
    asked = any(filters.cleaned_data.values())
    context = {"filters": filters, "page": page, "asked": asked, "has_server": has_mail_server()}
    return render(request, "members/outbox_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def outbox_export(request):
    filters, found = _filtered(request)
    export = ListExport(
        title="Thư đi",
        resource=OutboxResource(),
        rows=found.order_by(*_ORDER),
        counted="thư",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:outbox_list"))


@require_POST
def outbox_retry(request, pk):
    message = get_visible_or_404(request, OutboxMessage, pk, "recipient")
    require_may(request, "outbox.manage")
    retry_mail(actor=request.user, message=message)
    messages.success(request, "Thư đã được đưa vào hàng chờ; máy chủ gửi trong vòng một phút.")
    return redirect("members:outbox_list")
