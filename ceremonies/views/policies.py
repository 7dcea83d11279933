"""The rules as they are read, drafted, tried on the open files and published."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ceremonies.forms.policies import VersionOnlyForm
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
from ceremonies.services.policies import local_versions, policy_in_force, publish
from ceremonies.views.answers import conflict_page
from members.clock import today
from members.permissions import may, visible_to
from members.services.errors import Conflict, Refused
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import export_list
from members.views.listing import page_of

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
    policy = policy_or_404(request, pk)
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
    policy = policy_or_404(request, pk)
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


@require_safe
def policy_preview(request, pk):
    """Whoever keeps the rules reads numbers, whoever keeps files reads their own files."""
    policy = policy_or_404(request, pk)
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
        "locals": local_versions(policy) if may_manage and policy.published_at is None else [],
    }
    return render(request, "ceremonies/policy_preview.html", context)


@require_POST
def policy_publish(request, pk):
    policy = policy_or_404(request, pk)
    require_may(request, "policy.manage", policy.organisation)
    address = reverse("ceremonies:policy_detail", args=[pk])
    form = VersionOnlyForm(request.POST)
    try:
        if not form.is_valid():
            raise Conflict("Trang bạn đang mở đã cũ. Hãy mở lại phiên bản này.")
        publish(actor=request.user, policy=policy, carry=_chosen(request, policy), **form.cleaned_data)
    except Refused as refused:
        return conflict_page(request, Conflict(refused.message), address)
    except Conflict as conflict:
        return conflict_page(request, conflict, address)
    messages.success(request, f"Đã công bố, áp dụng từ ngày {policy.effective_from:%d/%m/%Y}.")
    return redirect(address)


def _chosen(request, policy: Policy) -> list[Policy]:
    """Whose own rules go on under the new version."""
    wanted = request.POST.getlist("carry")
    return [local for local in local_versions(policy) if str(local.pk) in wanted]


def policy_or_404(request, pk) -> Policy:
    """As the list would show it; 403 for whoever reads no rules."""
    require_may(request, "policies.list")
    return get_visible_or_404(request, Policy, pk, "base", "organisation")


def _standing(policy: Policy, in_force: Policy, on: date) -> tuple[str, str]:
    """Label and tone of the badge."""
    if policy.published_at is None:
        return "Bản nháp", "wait"
    if policy.effective_from > on:
        return f"Áp dụng từ {policy.effective_from:%d/%m/%Y}", "info"
    if policy == in_force or (policy.organisation_id and policy.base_id == in_force.pk):
        return "Đang áp dụng", "good"
    return "Hồ sơ cũ còn theo", ""
