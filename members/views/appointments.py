from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from members.clock import today
from members.forms.appointments import AppointmentFilter, AppointmentForm, EndAppointmentForm
from members.models import Appointment, User
from members.permissions import visible_to
from members.resources.context import ListContext
from members.resources.outgoing import OfficesOfAccounts
from members.selectors.appointments import filter_appointments
from members.services.appointments import end_appointment, give_appointment
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page, once


def _filtered(request):
    require_may(request, "appointment.manage")
    filters = AppointmentFilter(request.GET)
    filters.is_valid()
    appointments = visible_to(request.user, Appointment).select_related(
        "user", "organisation", "substitutes__user"
    )
    return filters, filter_appointments(appointments, on=today(), **filters.cleaned_data)


@require_safe
def appointment_list(request):
    filters, found = _filtered(request)
    context = {
        "filters": filters,
        "page": page_of(found, request.GET, "-starts_on", "-pk"),
        "today": today(),
    }
    return render(request, "members/appointment_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_export(request):
    filters, found = _filtered(request)
    resource = OfficesOfAccounts(ListContext(actor=request.user))
    export = ListExport(
        title="Danh sách chức vụ",
        resource=resource,
        rows=found.select_related(*resource.related).order_by("-starts_on", "-pk"),
        counted="chức vụ",
        about=filters.cleaned_data.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:appointment_list"))


@require_http_methods(["GET", "POST"])
@once
def appointment_create(request):
    """`?user=` names the account when one comes from its page."""
    require_may(request, "appointment.manage")
    account = named_in_address(request, User, "user")
    form = AppointmentForm(request.POST or None, account=account)
    if form.is_valid() and attempt(form, give_appointment, actor=request.user, appointment=form.instance):
        messages.success(request, f"Đã giao chức vụ {form.instance} cho {form.instance.user}.")
        return redirect("members:account_edit", form.instance.user_id)
    return form_page(
        request,
        form,
        heading="Giao chức vụ",
        lead="Quyền của tài khoản đi theo chức vụ, từ ngày bắt đầu đến hết ngày kết thúc.",
        submit="Giao chức vụ",
        back_url=reverse("members:appointment_list"),
        back_label="Chức vụ",
    )


@require_http_methods(["GET", "POST"])
def appointment_end(request, pk):
    appointment = get_visible_or_404(request, Appointment, pk, "user", "organisation")
    require_may(request, "appointment.manage", appointment)
    form = EndAppointmentForm(request.POST or None)
    if form.is_valid() and attempt(
        form, end_appointment, actor=request.user, appointment=appointment, **form.cleaned_data
    ):
        messages.success(request, f"Đã ghi ngày thôi giữ chức vụ của {appointment.user}.")
        return redirect("members:account_edit", appointment.user_id)
    return form_page(
        request,
        form,
        heading="Thôi giữ chức vụ",
        lead=f"{appointment.user}: {appointment}, từ ngày {appointment.starts_on:%d/%m/%Y}.",
        submit="Ghi thôi giữ chức vụ",
        danger=True,
        back_url=reverse("members:account_edit", args=[appointment.user_id]),
        back_label=str(appointment.user),
    )
