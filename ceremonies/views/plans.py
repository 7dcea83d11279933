"""The yearly plans, and what came of each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import PlanFigure, TargetGroup
from ceremonies.forms.plans import PlanFilters, PlanForm
from ceremonies.models import Candidacy, Plan
from ceremonies.resources.outgoing import FileResource
from ceremonies.resources.plans import PlanResource
from ceremonies.selectors.documents import documents_about
from ceremonies.selectors.plans import (
    cells_without_plan,
    people_behind,
    plans,
    plans_below,
    results,
    with_totals,
)
from ceremonies.services.plans import save_plan
from ceremonies.services.policies import policy_in_force
from ceremonies.views.answers import try_to
from ceremonies.views.document_panels import papers_section
from members.clock import today
from members.permissions import may, visible_to
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import form_page

MOST_BELOW = 100
_ORDER = ("-year", "-pk")


@require_safe
def plan_list(request):
    require_may(request, "plans.list")
    filters = PlanFilters(request.GET, user=request.user)
    page = page_of(with_totals(plans(request.user, **filters.values())), request.GET, *_ORDER)
    context = {"page": page, "filters": filters, "may_keep": may(request.user, "plan.keep")}
    return render(request, "ceremonies/plan_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_export(request):
    require_may(request, "plans.list")
    filters = PlanFilters(request.GET, user=request.user)
    asked = filters.values()
    export = ListExport(
        title="Kế hoạch tạo nguồn, phát triển đảng viên",
        resource=PlanResource(),
        rows=with_totals(plans(request.user, **asked)).order_by(*_ORDER),
        counted="kế hoạch",
        about=asked.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:plan_list"))


@require_safe
def plan_detail(request, pk):
    plan = get_visible_or_404(request, Plan, pk, "organisation")
    below = list(
        with_totals(plans_below(request.user, plan)).order_by("organisation__path")[: MOST_BELOW + 1]
    )
    without = list(cells_without_plan(request.user, plan)[: MOST_BELOW + 1])
    context = {
        "plan": plan,
        "facts": [
            ("Tổ chức đảng", str(plan.organisation)),
            ("Số kế hoạch", plan.number),
            ("Ngày", plan.dated),
        ],
        "groups": results(request.user, plan, _youth_max_years(plan)),
        "youth_max_years": _youth_max_years(plan),
        "below": below[:MOST_BELOW],
        "without": without[:MOST_BELOW],
        "papers": papers_section(request.user, plan, documents_about(request.user, plan, "yearly_plan")),
        "more": len(below) > MOST_BELOW or len(without) > MOST_BELOW,
        "may_keep": may(request.user, "plan.keep", plan.organisation),
    }
    return render(request, "ceremonies/plan_detail.html", context)


def _youth_max_years(plan: Plan) -> int:
    return policy_in_force(today(), plan.organisation).data["age"]["youth_max_years"]


def _people(request, pk, group: str, figure: str):
    """(the plan, the files behind one of its figures as far as the reader sees them, what the figure is)"""
    plan = get_visible_or_404(request, Plan, pk, "organisation")
    if group not in TargetGroup or figure not in PlanFigure:
        raise Http404
    behind = people_behind(plan, group, figure, _youth_max_years(plan))
    seen = visible_to(request.user, Candidacy).filter(pk__in=behind.values("pk"))
    words = f"{PlanFigure(figure).label} năm {plan.year}: {TargetGroup(group).label.lower()}"
    return plan, seen.select_related("person", "nominator", "cell", "desk"), words


@require_safe
def plan_people(request, pk, group, figure):
    plan, files, words = _people(request, pk, group, figure)
    page = page_of(files, request.GET, "person__sort_key", "pk")
    context = {"plan": plan, "page": page, "words": words, "group": group, "figure": figure}
    return render(request, "ceremonies/plan_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_people_export(request, pk, group, figure):
    plan, files, words = _people(request, pk, group, figure)
    export = ListExport(
        title=words,
        resource=FileResource(),
        rows=files.exclude(person=request.user.person_id).order_by("person__sort_key", "pk"),
        counted="hồ sơ",
        about=plan.organisation,
        obj=plan,
    )
    back = back_to(request, "ceremonies:plan_people", pk, group, figure)
    return export_list(request, export, back_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_create(request):
    require_may(request, "plan.keep")
    form = PlanForm(request.POST or None, user=request.user)
    if form.is_valid():
        plan = form.instance
        if try_to(form, save_plan, actor=request.user, plan=plan, targets=form.targets()):
            messages.success(request, f"Đã lưu kế hoạch năm {plan.year} của {plan.organisation}.")
            return redirect(plan)
    context = {
        "heading": "Lập kế hoạch tạo nguồn",
        "back_url": reverse("ceremonies:plan_list"),
        "back_label": "Kế hoạch",
    }
    return form_page(request, form, template="ceremonies/plan_form.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request, pk):
    plan = get_visible_or_404(request, Plan, pk, "organisation")
    require_may(request, "plan.keep", plan.organisation)
    form = PlanForm(request.POST or None, instance=plan, user=request.user)
    if form.is_valid():
        version = form.cleaned_data["version"]
        if try_to(form, save_plan, actor=request.user, plan=plan, targets=form.targets(), version=version):
            messages.success(request, "Đã lưu kế hoạch.")
            return redirect(plan)
    context = {
        "heading": f"Sửa {str(plan)[0].lower()}{str(plan)[1:]}",
        "back_url": plan.get_absolute_url(),
        "back_label": str(plan),
    }
    return form_page(request, form, template="ceremonies/plan_form.html", **context)
