"""Người thay khi vắng: an office-holder names who stands in for them, from a day to a day."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.forms.substitutes import SubstituteForm
from members.models import Appointment
from members.permissions import may
from members.selectors.substitutes import substitutable
from members.services.errors import Conflict
from members.services.substitutes import end_substitution, name_substitute
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page, once


@require_safe
def substitute_list(request):
    """One's own offices and who stands in; the administrator finds those of others in the list of appointments."""
    require_may(request, "substitutes.list")
    return render(request, "members/substitute_list.html", {"offices": substitutable(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def substitute_create(request, pk):
    office = get_visible_or_404(request, Appointment, pk, "user", "organisation")
    require_may(request, "substitute.name", office)
    form = SubstituteForm(request.POST or None, office=office)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("user", "starts_on", "ends_on")}
        made = attempt(form, name_substitute, actor=request.user, office=office, **said)
        if made:
            messages.success(
                request,
                f"Đã cử {made.user} thay đồng chí {office.user} "
                f"từ {made.starts_on:%d/%m/%Y} đến hết {made.ends_on:%d/%m/%Y}.",
            )
            return redirect(_back(request))
    return form_page(
        request,
        form,
        heading="Cử người thay khi vắng",
        lead=f"{office.user}: {office}. Người thay làm được mọi việc của chức vụ này trong thời gian ấy; "
        "lịch sử hồ sơ ghi rõ thay đồng chí nào. Không ai được xử lý hồ sơ của chính mình.",
        submit="Cử người thay",
        back_url=_back(request),
        back_label="Chức vụ" if may(request.user, "appointment.manage") else "Người thay",
    )


@require_POST
def substitute_end(request, pk):
    substitution = get_visible_or_404(request, Appointment, pk, "user", "organisation", "substitutes")
    require_may(request, "substitute.end", substitution)
    try:
        end_substitution(actor=request.user, substitution=substitution)
        messages.success(request, f"{substitution.user} thôi thay từ hôm nay.")
    except Conflict as conflict:
        messages.error(request, conflict.message)
    return redirect(_back(request))


def _back(request) -> str:
    """The administrator works from the list of all appointments."""
    keeps = may(request.user, "appointment.manage")
    return reverse("members:appointment_list" if keeps else "members:substitute_list")
