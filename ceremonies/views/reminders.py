"""When deadlines are recalled, kept by the administrator."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ceremonies.forms.notices import ReminderForm
from ceremonies.selectors.notices import reminder_rules
from ceremonies.services.reminders import save_reminder_rules
from members.views.access import require_may
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
    )
