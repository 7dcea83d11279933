"""The rules as they are read, drafted, tried on the open files and published."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.policies import LocalPolicyForm, PolicyForm, VersionOnlyForm
from ceremonies.models import Policy
from ceremonies.resources.policies import PolicyResource
from ceremonies.rules.policy_values import chapters, difference_rows
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.policies import (
    counted_effects,
    effect_on,
    followed_versions,
    seen_open_files,
)
from ceremonies.services.policies import draft_version, edit_draft, policy_in_force, publish
from ceremonies.views.answers import conflict_page
from members.clock import today
from members.forms.sending import OnceForm
from members.permissions import may, visible_to
from members.services.errors import Conflict, Refused
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page, once

#: Effects are counted file by file: what the rules ask is asked twice of each.
_FILES_A_PAGE = 10


@require_safe
def policy_list(request):
    require_may(request, "policies.list")
    found = visible_to(request.user, Policy).select_related("organisation", "base").defer("data", "changes")
    page = page_of(found, request.GET, "-effective_from", "-pk")
    in_force = policy_in_force(today())
    context = {
        "page": page,
        "rows": [(policy, *_standing(policy, in_force, today())) for policy in page.rows],
        "in_force": in_force,
        "may_manage": may(request.user, "policy.manage"),
    }
    return render(request, "ceremonies/policy_list.html", context)


@require_safe
def policy_detail(request, pk):
    policy = _policy(request, pk)
    found = chapters(policy.data)
    context = {
        "policy": policy,
        "chapters": found,
        "uncertain": sum(chapter.uncertain for chapter in found),
        "standing": _standing(policy, policy_in_force(today()), today()),
        "differences": difference_rows(policy.base.data, policy.data) if policy.base else [],
        "may_manage": may(request.user, "policy.manage", policy.organisation),
        "may_add": may(request.user, "policy.manage"),
    }
    return render(request, "ceremonies/policy_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def policy_export(request, pk):
    """To be compared with the texts, line by line."""
    policy = _policy(request, pk)
    rows = [
        (section, value)
        for chapter in chapters(policy.data)
        for section in chapter.sections
        for value in section.values
    ]
    export = ListExport(
        title=f"Các giá trị của {policy.code}",
        resource=PolicyResource(),
        rows=rows,
        counted="giá trị",
        obj=policy,
    )
    return export_list(request, export, back_url=reverse("ceremonies:policy_detail", args=[pk]))


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
    source = _policy(request, pk)
    require_may(request, "policy.manage")
    based_on = source.base if source.organisation_id else source
    initial = {"title": f"{source.title} (bản mới)", "effective_from": today()}
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
    policy = _policy(request, pk)
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


@require_safe
def policy_preview(request, pk):
    """Whoever keeps the rules reads numbers, whoever keeps files reads their own files."""
    policy = _policy(request, pk)
    calendar, on = working_calendar(), today()
    page = page_of(seen_open_files(request.user, policy), request.GET, "pk", size=_FILES_A_PAGE)
    may_manage = may(request.user, "policy.manage", policy.organisation)
    context = {
        "policy": policy,
        "page": page,
        "effects": [effect_on(candidacy, policy, on, calendar) for candidacy in page.rows],
        "counted": counted_effects(policy) if may_manage else [],
        "versions": [
            (other, number, difference_rows(other.data, policy.data))
            for other, number in (followed_versions(policy) if may_manage else [])
        ],
        "uncertain": sum(chapter.uncertain for chapter in chapters(policy.data)),
        "may_manage": may_manage,
        "may_publish": may_manage and policy.published_at is None,
    }
    return render(request, "ceremonies/policy_preview.html", context)


@require_POST
def policy_publish(request, pk):
    policy = _policy(request, pk)
    require_may(request, "policy.manage", policy.organisation)
    address = reverse("ceremonies:policy_detail", args=[pk])
    form = VersionOnlyForm(request.POST)
    try:
        if not form.is_valid():
            raise Conflict("Trang bạn đang mở đã cũ. Hãy mở lại phiên bản này.")
        publish(actor=request.user, policy=policy, **form.cleaned_data)
    except Refused as refused:
        return conflict_page(request, Conflict(refused.message), address)
    except Conflict as conflict:
        return conflict_page(request, conflict, address)
    messages.success(request, f"Đã công bố, áp dụng từ ngày {policy.effective_from:%d/%m/%Y}.")
    return redirect(address)


def _policy(request, pk) -> Policy:
    require_may(request, "policies.list")
    return get_visible_or_404(request, Policy, pk, "base", "organisation")


def _form(request, form, heading: str, policy: Policy, seen):
    """`seen`: what the page carries unseen."""
    back = reverse("ceremonies:policy_detail", args=[policy.pk])
    context = {"heading": heading, "back_url": back, "seen": seen, "policy": policy}
    return form_page(request, form, template="ceremonies/policy_form.html", **context)


def _published() -> Conflict:
    return Conflict("Phiên bản này đã công bố, không sửa được nữa. Hãy lập phiên bản mới dựa trên nó.")


def _standing(policy: Policy, in_force: Policy, on: date) -> tuple[str, str]:
    """Label and tone of the badge."""
    if policy.published_at is None:
        return "Bản nháp", "wait"
    if policy.effective_from > on:
        return f"Áp dụng từ {policy.effective_from:%d/%m/%Y}", "info"
    if policy == in_force or (policy.organisation_id and policy.base_id == in_force.pk):
        return "Đang áp dụng", "good"
    return "Hồ sơ cũ còn theo", ""
