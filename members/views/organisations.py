from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from members.choices import DECIDING_KINDS, Right, Tree
from members.clock import today
from members.forms.organisations import OrganisationFilter, OrganisationForm
from members.models import Appointment, DecisionAuthority, Membership, Organisation, Term
from members.permissions import grants_of, may, visible_to
from members.resources.context import ListContext
from members.resources.organisations import OrganisationResource
from members.selectors.organisations import filter_organisations, lacks_for_decisions, line_above, tops
from members.services.exports import ListExport
from members.services.organisations import save_organisation
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page

MOST_IN_TREE = 100


def _filtered(request):
    filters = OrganisationFilter(request.GET)
    filters.is_valid()
    return filters, filter_organisations(visible_to(request.user, Organisation), **filters.cleaned_data)


@require_safe
def org_tree(request):
    """The upper two levels of each tree; a flat list as soon as one searches."""
    filters, found = _filtered(request)
    context = {
        "filters": filters,
        "may_manage": may(request.user, "organisation.manage"),
        "may_export": may(request.user, "organisations.export"),
    }
    if any(filters.cleaned_data.values()):
        rows = found.select_related("parent", "serves")
        context["page"] = page_of(rows, request.GET, "search_key", "pk")
    else:
        context["trees"] = [(tree.label, *_nested(tops(found, tree, MOST_IN_TREE + 1))) for tree in Tree]
    return render(request, "members/org_tree.html", context)


def _nested(nodes: list[Organisation]) -> tuple[list, bool]:
    """([(root, [its children])], whether there are more than shown)"""
    roots: dict[int, tuple] = {}
    for node in nodes[:MOST_IN_TREE]:
        if node.parent_id is None:
            roots[node.pk] = (node, [])
        else:
            roots[node.parent_id][1].append(node)
    return list(roots.values()), len(nodes) > MOST_IN_TREE


@require_http_methods(["GET", "HEAD", "POST"])
def org_export(request):
    require_may(request, "organisations.export")
    filters, found = _filtered(request)
    resource = OrganisationResource(ListContext(actor=request.user))
    export = ListExport(
        title="Danh sách tổ chức",
        resource=resource,
        rows=found.select_related(*resource.related).order_by("path"),
        counted="tổ chức",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "members:org_tree"))


@require_safe
def org_detail(request, pk):
    organisation = get_visible_or_404(request, Organisation, pk, "parent", "serves")
    terms, authorities = list(organisation.terms.all()), list(organisation.authorities.all())
    children = visible_to(request.user, Organisation).filter(parent=organisation)
    context = {
        "organisation": organisation,
        "line": line_above(organisation),
        "facts": _facts(organisation),
        "page": page_of(children, request.GET, "search_key", "pk"),
        "served_by": organisation.served_by.order_by("search_key")[:MOST_IN_TREE],
        "terms": terms,
        "authorities": authorities,
        "lacking": _lacking(organisation, terms, authorities),
        "serves_nobody": organisation.tree in (Tree.YOUTH, Tree.UNION) and organisation.serves is None,
        "held": _offices(request, organisation),
        "people": _people_count(request, organisation),
        "may_take_members": organisation.tree != Tree.STAFF,
        "may_take_register": organisation.tree == Tree.PARTY
        and grants_of(request.user).cover(Right.MANAGE_PEOPLE, organisation),
        "may_decide": organisation.kind in DECIDING_KINDS,
        "may_manage": may(request.user, "organisation.manage"),
        "may_keep_terms": may(request.user, "term.keep", organisation),
    }
    return render(request, "members/org_detail.html", context)


def _facts(organisation: Organisation) -> list[tuple]:
    """What papers print stands where nothing else was entered."""
    facts = [
        ("Loại", organisation.get_kind_display()),
        ("Mã", organisation.code),
        ("Ngày thành lập", organisation.opened_on),
        ("Dòng trên của tiêu đề văn bản", organisation.upper_line),
        ("Tên in trên tiêu đề văn bản", organisation.letterhead_name or organisation.name),
        ("Ký hiệu văn bản", organisation.symbol),
        ("Địa danh", organisation.place),
    ]
    if organisation.closed_on:
        facts.insert(3, ("Ngày giải thể", organisation.closed_on))
    return facts


def _lacking(organisation: Organisation, terms: list[Term], authorities: list[DecisionAuthority]) -> str:
    """What stands in the way of the next decision, of whoever decides today."""
    if not any(authority.is_current(today()) for authority in authorities):
        return ""
    term = [] if any(term.is_current(today()) for term in terms) else ["nhiệm kỳ hiện hành"]
    return ", ".join(term + lacks_for_decisions(organisation))


def _offices(request, organisation):
    held = visible_to(request.user, Appointment).current(today()).filter(organisation=organisation)
    return held.select_related("user").order_by("role", "user__full_name")


def _people_count(request, organisation) -> int | None:
    """How many belong to the organisation itself; None for those who may not view people here."""
    if not grants_of(request.user).cover(Right.VIEW_PEOPLE, organisation):
        return None
    if organisation.tree == Tree.STAFF:
        return organisation.staff.count()
    return Membership.objects.current(today()).filter(organisation=organisation).count()


@require_http_methods(["GET", "POST"])
def org_create(request):
    require_may(request, "organisation.manage")
    form = OrganisationForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    return _save(
        request, form, heading="Thêm tổ chức", back_url=reverse("members:org_tree"), back_label="Tổ chức"
    )


@require_http_methods(["GET", "POST"])
def org_edit(request, pk):
    organisation = get_visible_or_404(request, Organisation, pk, "parent", "serves")
    require_may(request, "organisation.manage", organisation)
    form = OrganisationForm(request.POST or None, instance=organisation)
    return _save(
        request,
        form,
        heading="Sửa thông tin tổ chức",
        back_url=organisation.get_absolute_url(),
        back_label=str(organisation),
    )


def _save(request, form, **page):
    if form.is_valid():
        version = form.cleaned_data.get("version")
        saved = attempt(
            form, save_organisation, actor=request.user, organisation=form.instance, version=version
        )
        if saved:
            messages.success(request, f"Đã lưu {saved}.")
            return redirect(saved)
    return form_page(request, form, submit="Lưu tổ chức", **page)
