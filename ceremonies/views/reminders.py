"""When deadlines are recalled: everywhere, kept by the administrator; at the desks of a body, kept by it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ceremonies.forms.notices import LocalReminderForm, ReminderForm
from ceremonies.models import LocalReminders
from ceremonies.selectors.notices import reminder_days, reminder_rules
from ceremonies.services.reminders import drop_local_reminders, save_local_reminders, save_reminder_rules
from members.models import Organisation
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_edit(request):
    require_may(request, "reminders.manage")
    form = ReminderForm(request.POST or None, instance=reminder_rules())
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, save_reminder_rules, actor=request.user, rules=form.instance, version=version):
            messages.success(request, "Đã lưu lịch nhắc việc; áp dụng từ lần nhắc kế tiếp.")
            return redirect("ceremonies:reminder_edit")
    return form_page(
        request,
        form,
        heading="Lịch nhắc việc",
        lead="Người giữ chức vụ ở nơi phải làm được nhắc trước và sau hạn; quá hạn lâu thì cấp trên trực tiếp biết.",
        submit="Lưu lịch nhắc việc",
        back_url=reverse("members:outbox_list"),
        back_label="Thư đi",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def local_reminder_edit(request, pk):
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "reminders.keep", organisation)
    own = LocalReminders.objects.filter(pk=pk).first()
    form = LocalReminderForm(request.POST or None, instance=own or _like_above(organisation))
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, save_local_reminders, actor=request.user, rules=form.instance, version=version):
            messages.success(
                request, f"Đã lưu lịch nhắc việc của {organisation}; áp dụng từ lần nhắc kế tiếp."
            )
            return redirect("ceremonies:local_reminder_edit", pk)
    return form_page(
        request,
        form,
        template="ceremonies/local_reminder_form.html",
        organisation=organisation,
        own=own,
        back_url=reverse("ceremonies:notice_wishes"),
        back_label="Cách nhận thư và lịch",
    )


def _like_above(organisation: Organisation) -> LocalReminders:
    """What holds there now, as a beginning."""
    now = reminder_days(organisation)
    return LocalReminders(
        organisation=organisation,
        days_before=now.days_before,
        days_after=now.days_after,
        escalate_after=now.escalate_after,
    )


@require_POST
def local_reminder_drop(request, pk):
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "reminders.keep", organisation)
    drop_local_reminders(actor=request.user, organisation=organisation)
    messages.success(request, f"{organisation} dùng lịch nhắc việc của cấp trên.")
    return redirect("ceremonies:notice_wishes")
