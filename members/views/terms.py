"""What an organisation has from a day on: terms of office, and how it decides on admissions."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from members.forms.organisations import AuthorityForm, EndForm, TermChangeForm, TermForm
from members.models import DecisionAuthority, Organisation, Term
from members.services.organisations import end_authority, set_authority
from members.services.terms import change_term, open_term
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page


@require_http_methods(["GET", "POST"])
def term_create(request, pk):
    return _period(request, pk, Term, TermForm, open_term, "term", "Mở nhiệm kỳ mới", "term.keep")


@require_http_methods(["GET", "POST"])
def term_edit(request, pk, term):
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "term.keep", organisation)
    term = get_object_or_404(organisation.terms, pk=term)
    form = TermChangeForm(request.POST or None, instance=term)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if attempt(form, change_term, actor=request.user, term=form.instance, version=version):
            messages.success(request, "Đã lưu nhiệm kỳ.")
            return redirect(organisation)
    return form_page(
        request,
        form,
        heading=f"Sửa nhiệm kỳ: {organisation}",
        lead="Số văn bản được đếm theo nhiệm kỳ, báo cáo tính từ đầu nhiệm kỳ. Văn bản đã ban hành không đổi số.",
        submit="Lưu",
        back_url=organisation.get_absolute_url(),
        back_label=str(organisation),
    )


@require_http_methods(["GET", "POST"])
def authority_create(request, pk):
    return _period(
        *(request, pk, DecisionAuthority, AuthorityForm, set_authority),
        *("authority", "Ghi thẩm quyền quyết định", "organisation.manage"),
    )


@require_http_methods(["GET", "POST"])
def authority_end(request, pk, authority):
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, "organisation.manage", organisation)
    authority = get_object_or_404(organisation.authorities, pk=authority)
    form = EndForm(request.POST or None)
    if form.is_valid() and attempt(
        form, end_authority, actor=request.user, authority=authority, **form.cleaned_data
    ):
        messages.success(request, "Đã ghi ngày hết thẩm quyền.")
        return redirect(organisation)
    return form_page(
        request,
        form,
        heading=f"Ghi hết thẩm quyền: {organisation}",
        lead=f"{authority.get_mode_display()}, từ ngày {authority.starts_on:%d/%m/%Y}.",
        submit="Ghi hết thẩm quyền",
        danger=True,
        back_url=organisation.get_absolute_url(),
        back_label=str(organisation),
    )


def _period(request, pk, model, form_class, service, name, heading, right):
    organisation = get_visible_or_404(request, Organisation, pk)
    require_may(request, right, organisation)
    form = form_class(request.POST or None, instance=model(organisation=organisation))
    if form.is_valid() and attempt(form, service, actor=request.user, **{name: form.instance}):
        messages.success(request, "Đã lưu.")
        return redirect(organisation)
    return form_page(
        request,
        form,
        heading=f"{heading}: {organisation}",
        submit="Lưu",
        back_url=organisation.get_absolute_url(),
        back_label=str(organisation),
    )
