"""The day on one page, to read or to print, and how it comes by mail and calendar."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.notices import FeedForm, WishForm
from ceremonies.permissions.work import own_desks
from ceremonies.selectors.digest import AHEAD, digest_of
from ceremonies.selectors.notices import RemindersByDesk, preference_of
from ceremonies.services.digest_papers import digest_pdf
from ceremonies.services.notice_wishes import save_wish
from members import clock
from members.choices import Tree
from members.services.mail_server import has_mail_server
from members.views.downloads import download
from members.views.sending import attempt, form_page


@require_safe
def digest(request):
    found = digest_of(request.user)
    context = {"digest": found, "ahead": AHEAD, "now": clock.now()}
    return render(request, "ceremonies/digest.html", context)


@require_safe
def digest_print(request):
    content = digest_pdf(actor=request.user)
    return download(content, name=f"Bản tin {clock.today():%d-%m-%Y}.pdf", content_type="application/pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def notice_wishes(request):
    wish = preference_of(request.user)
    form = WishForm(request.POST or None, instance=wish)
    if form.is_valid() and attempt(form, save_wish, actor=request.user, mail=form.cleaned_data["mail"]):
        messages.success(request, "Đã lưu cách nhận thư.")
        return redirect("ceremonies:notice_wishes")
    desks = [desk for desk in own_desks(request.user) if desk.tree == Tree.PARTY]
    by_desk = RemindersByDesk() if desks else None
    return form_page(
        request,
        form,
        template="ceremonies/notice_wishes.html",
        wish=wish,
        feed_form=FeedForm(initial={"with_names": wish.feed_names}),
        has_server=has_mail_server(),
        reminders=[(desk, by_desk(desk)) for desk in desks],
        back_url=reverse("ceremonies:notice_list"),
    )
