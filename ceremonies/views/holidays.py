"""Days off and days worked instead, year by year."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.holidays import HolidayForm, YearForm
from ceremonies.models import Holiday
from ceremonies.resources.policies import HolidayResource
from ceremonies.services.holidays import UNCERTAIN, add_holiday, confirm_holiday, remove_holiday
from members.clock import today
from members.permissions import may, visible_to
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import back_to, export_list
from members.views.sending import attempt, form_page, once


def _year(request) -> tuple[YearForm, int]:
    require_may(request, "policies.list")
    filters = YearForm(request.GET or None)
    return filters, filters.year()


@require_safe
def holiday_list(request):
    """A year has some twenty days: one page."""
    filters, year = _year(request)
    days = list(visible_to(request.user, Holiday).filter(day__year=year))
    context = {
        "filters": filters,
        "year": year,
        "rows": [(day, day.name.removesuffix(UNCERTAIN), day.name.endswith(UNCERTAIN)) for day in days],
        "unknown": sum(day.name.endswith(UNCERTAIN) for day in days),
        "is_past": year < today().year,
        "may_manage": may(request.user, "policy.manage"),
    }
    return render(request, "ceremonies/holiday_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def holiday_export(request):
    _, year = _year(request)
    rows = visible_to(request.user, Holiday).filter(day__year=year).order_by("day")
    export = ListExport(
        title=f"Ngày nghỉ, ngày làm bù năm {year}",
        resource=HolidayResource(),
        rows=rows,
        counted="ngày",
        filters={"nam": str(year)},
        words=[("Năm", str(year))],
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:holiday_list"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def holiday_create(request):
    require_may(request, "policy.manage")
    form = HolidayForm(request.POST or None)
    if form.is_valid():
        details = {name: form.cleaned_data[name] for name in ("day", "name", "is_worked")}
        if holiday := attempt(form, add_holiday, actor=request.user, **details):
            messages.success(request, f"Đã ghi ngày {holiday.day:%d/%m/%Y}.")
            return _back(holiday)
    return form_page(
        request,
        form,
        heading="Ghi ngày nghỉ hoặc ngày làm bù",
        lead="Thời hạn tính theo ngày làm việc của các hồ sơ thay đổi ngay khi lưu.",
        submit="Lưu",
        back_url=reverse("ceremonies:holiday_list"),
        back_label="Ngày nghỉ, ngày làm bù",
    )


@require_POST
def holiday_confirm(request, pk):
    holiday = _managed(request, pk)
    confirm_holiday(actor=request.user, holiday=holiday)
    messages.success(request, f"Đã ghi nhận ngày {holiday.day:%d/%m/%Y} đúng với thông báo.")
    return _back(holiday)


@require_POST
def holiday_remove(request, pk):
    holiday = _managed(request, pk)
    day = holiday.day
    remove_holiday(actor=request.user, holiday=holiday)
    messages.success(request, f"Đã xóa ngày {day:%d/%m/%Y} khỏi danh sách.")
    return redirect(f"{reverse('ceremonies:holiday_list')}?nam={day.year}")


def _managed(request, pk) -> Holiday:
    holiday = get_visible_or_404(request, Holiday, pk)
    require_may(request, "policy.manage")
    return holiday


def _back(holiday: Holiday):
    return redirect(f"{reverse('ceremonies:holiday_list')}?nam={holiday.day.year}")
