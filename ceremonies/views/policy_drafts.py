"""New versions of the rules, for everybody or for one organisation, until they are published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ceremonies.forms.policies import LocalPolicyForm, PolicyForm, VersionOnlyForm
from ceremonies.models import Policy
from ceremonies.services.policies import draft_version, edit_draft
from ceremonies.views.answers import conflict_page
from ceremonies.views.policies import policy_or_404
from members.clock import today
from members.forms.sending import OnceForm
from members.services.errors import Conflict
from members.views.access import require_may
from members.views.sending import attempt, form_page, once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def policy_create(request, pk):
    """A version for everybody, based on this one."""
    return _draft(request, pk, PolicyForm, {"local": False}, "Lập phiên bản quy định mới")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def policy_create_local(request, pk):
    """What a province or a committee has of its own, laid over this version; of a local one, its next version."""
    return _draft(request, pk, LocalPolicyForm, {}, "Lập quy định riêng của một tổ chức")


def _draft(request, pk, form_class, options: dict, heading: str):
    source = policy_or_404(request, pk)
    require_may(request, "policy.manage")
    based_on = source.base if source.organisation_id else source
    first_of_its_own = form_class is LocalPolicyForm and source.organisation_id is None
    title = "Quy định riêng" if first_of_its_own else f"{source.title} (bản mới)"
    initial = {"title": title, "effective_from": today()}
    form = form_class(request.POST or None, source=source, base=based_on, initial=initial, **options)
    seen = OnceForm(request.POST or None)
    if form.is_valid() and seen.is_valid():
        policy = attempt(form, draft_version, actor=request.user, based_on=based_on, **form.details())
        if policy:
            messages.success(request, "Đã lập bản nháp. Hãy xem ảnh hưởng trước khi công bố.")
            return redirect("ceremonies:policy_detail", policy.pk)
    return _form(request, form, heading, source, seen)


@require_http_methods(["GET", "HEAD", "POST"])
def policy_edit(request, pk):
    policy = policy_or_404(request, pk)
    require_may(request, "policy.manage", policy.organisation)
    if policy.published_at:
        return conflict_page(request, _published(), reverse("ceremonies:policy_detail", args=[pk]))
    local = policy.organisation is not None
    initial = {"title": policy.title, "effective_from": policy.effective_from}
    form = PolicyForm(request.POST or None, source=policy, base=policy.base, local=local, initial=initial)
    seen = VersionOnlyForm(request.POST or None, initial={"version": policy.version})
    try:
        if (
            form.is_valid()
            and seen.is_valid()
            and attempt(
                form, edit_draft, actor=request.user, policy=policy, **seen.cleaned_data, **form.details()
            )
        ):
            messages.success(request, "Đã lưu bản nháp.")
            return redirect("ceremonies:policy_detail", pk)
    except Conflict as conflict:
        return conflict_page(request, conflict, reverse("ceremonies:policy_detail", args=[pk]))
    return _form(request, form, f"Sửa bản nháp: {policy.title}", policy, seen)


def _form(request, form, heading: str, policy: Policy, seen):
    """`seen`: what the page carries unseen."""
    back = reverse("ceremonies:policy_detail", args=[policy.pk])
    context = {"heading": heading, "back_url": back, "seen": seen, "policy": policy}
    return form_page(request, form, template="ceremonies/policy_form.html", **context)


def _published() -> Conflict:
    return Conflict("Phiên bản này đã công bố, không sửa được nữa. Hãy lập phiên bản mới dựa trên nó.")
