"""What the reader was told: opened, marked as read, one by one or all."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ceremonies.forms.notices import NoticeFilters
from ceremonies.models import Notice
from ceremonies.selectors.notices import notices
from ceremonies.services.notices import read_all_notices, read_notice
from members.clock import today
from members.views.access import get_visible_or_404
from members.views.downloads import back_to
from members.views.listing import page_of

_MOST_DIGITS = 18


@require_safe
def notice_list(request):
    filters = NoticeFilters(request.GET, user=request.user)
    page = page_of(notices(request.user, **filters.values()), request.GET, "-at", "-pk")
    context = {
        "filters": filters,
        "page": page,
        "today": today(),
        "has_unread": any(row.read_at is None for row in page.rows),
        "newest": max((row.pk for row in page.rows), default=0),
    }
    return render(request, "ceremonies/notice_list.html", context)


@require_POST
def notice_open(request, pk):
    """Read, and on to where it is dealt with."""
    notice = get_visible_or_404(request, Notice, pk)
    return redirect(read_notice(actor=request.user, notice=notice).path)


@require_POST
def notice_read(request, pk):
    read_notice(actor=request.user, notice=get_visible_or_404(request, Notice, pk))
    return redirect(back_to(request, "ceremonies:notice_list"))


@require_POST
def notice_read_all(request):
    newest = request.POST.get("newest", "")
    known = newest.isascii() and newest.isdecimal() and len(newest) <= _MOST_DIGITS
    count = read_all_notices(actor=request.user, up_to=int(newest) if known else 0)
    messages.success(request, f"Đã đánh dấu {count} thông báo là đã đọc.")
    return redirect("ceremonies:notice_list")
