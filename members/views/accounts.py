from http import HTTPStatus

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.clock import today
from members.forms.accounts import AccountFilter, AccountForm
from members.models import Appointment, Person, User
from members.permissions import visible_to
from members.resources.outgoing import AccountResource
from members.services.accounts import change_account, create_account, reset_password
from members.services.appointments import close_account, reopen_account
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, named_in_address, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page


def _filtered(request):
    require_may(request, "account.manage")
    filters = AccountFilter(request.GET)
    filters.is_valid()
    words, state = filters.cleaned_data.get("q", ""), filters.cleaned_data.get("state", "")
    accounts = visible_to(request.user, User)
    if words:
        accounts = accounts.filter(Q(username__icontains=words) | Q(full_name__icontains=words))
    if state:
        accounts = accounts.filter(is_active=state == AccountFilter.ACTIVE)
    return filters, accounts


@require_safe
def account_list(request):
    filters, found = _filtered(request)
    held = Appointment.objects.current(today()).select_related("organisation")
    rows = found.prefetch_related(Prefetch("appointments", held, to_attr="current_offices"))
    context = {"filters": filters, "page": page_of(rows, request.GET, "username", "pk")}
    return render(request, "members/account_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def account_export(request):
    filters, found = _filtered(request)
    export = ListExport(
        title="Danh sách tài khoản",
        resource=AccountResource(),
        rows=found.order_by("username", "pk"),
        counted="tài khoản",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:account_list"))


@require_http_methods(["GET", "POST"])
def account_create(request):
    """`?person=` names the person when one comes from their page."""
    require_may(request, "account.manage")
    person = named_in_address(request, Person, "person")
    form = AccountForm(request.POST or None, person=person)
    if form.is_valid():
        password = attempt(form, create_account, actor=request.user, user=form.instance)
        if password:
            return _password_page(request, form.instance, password)
    return form_page(
        request,
        form,
        heading="Mở tài khoản",
        lead="Mật khẩu dùng một lần hiện ra sau khi mở; người dùng đổi mật khẩu ở lần đăng nhập đầu tiên.",
        submit="Mở tài khoản",
        back_url=reverse("members:account_list"),
        back_label="Tài khoản",
    )


@require_http_methods(["GET", "POST"])
def account_edit(request, pk):
    require_may(request, "account.manage")
    account = get_visible_or_404(request, User, pk, "person")
    form = AccountForm(request.POST or None, instance=account)
    if form.is_valid() and attempt(form, change_account, actor=request.user, user=account):
        messages.success(request, "Đã lưu tài khoản.")
        return redirect("members:account_edit", account.pk)
    return form_page(
        request,
        form,
        template="members/account_edit.html",
        account=account,
        appointments=account.appointments.select_related("organisation"),
        today=today(),
    )


@require_POST
def account_reset_password(request, pk):
    require_may(request, "account.manage")
    account = get_visible_or_404(request, User, pk)
    return _password_page(request, account, reset_password(actor=request.user, user=account))


def _password_page(request, account, password):
    """Shown in this answer alone: no message, session or cache keeps it."""
    context = {"account": account, "password": password}
    return render(request, "members/account_password.html", context, status=HTTPStatus.CREATED)


@require_POST
def account_lock(request, pk):
    require_may(request, "account.manage")
    account = get_visible_or_404(request, User, pk)
    close_account(actor=request.user, user=account)
    messages.success(request, f"Đã khóa tài khoản {account.username}. Các phiên đang mở đã kết thúc.")
    return redirect("members:account_edit", account.pk)


@require_POST
def account_unlock(request, pk):
    require_may(request, "account.manage")
    account = get_visible_or_404(request, User, pk)
    reopen_account(actor=request.user, user=account)
    messages.success(request, f"Đã mở khóa tài khoản {account.username}.")
    return redirect("members:account_edit", account.pk)
