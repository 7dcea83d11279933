from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from members.forms.memberships import EndMembershipForm, MembershipForm
from members.models import Membership, Person
from members.services.people import add_membership, end_membership
from members.views.access import get_visible_or_404, require_may
from members.views.sending import attempt, form_page, once


@require_http_methods(["GET", "POST"])
@once
def membership_create(request, pk):
    person = get_visible_or_404(request, Person, pk)
    require_may(request, "person.change", person)
    membership = Membership(person=person)
    form = MembershipForm(request.POST or None, instance=membership, actor=request.user)
    if form.is_valid() and attempt(form, add_membership, actor=request.user, membership=membership):
        messages.success(request, f"Đã ghi {person} sinh hoạt tại {membership.organisation}.")
        return redirect(person)
    return form_page(
        request,
        form,
        heading=f"Ghi nơi sinh hoạt của {person}",
        submit="Ghi",
        back_url=person.get_absolute_url(),
        back_label=str(person),
    )


@require_http_methods(["GET", "POST"])
def membership_end(request, pk, membership):
    person = get_visible_or_404(request, Person, pk)
    membership = get_object_or_404(person.memberships.select_related("organisation"), pk=membership)
    require_may(request, "membership.manage", membership.organisation)
    if person.pk == request.user.person_id:
        raise PermissionDenied("Không ai được tự ghi thay đổi về nơi sinh hoạt của chính mình.")
    form = EndMembershipForm(request.POST or None, membership=membership)
    if form.is_valid() and attempt(
        form, end_membership, actor=request.user, membership=membership, **form.cleaned_data
    ):
        messages.success(request, f"Đã ghi {person} thôi sinh hoạt tại {membership.organisation}.")
        return redirect(person)
    return form_page(
        request,
        form,
        heading=f"Thôi sinh hoạt tại {membership.organisation}",
        lead=f"{person} không còn là thành viên của {membership.organisation} từ ngày được ghi.",
        submit="Ghi thôi sinh hoạt",
        danger=True,
        back_url=person.get_absolute_url(),
        back_label=str(person),
    )
