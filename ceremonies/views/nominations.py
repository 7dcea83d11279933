"""The union's nominations: list, new one, its words while it is a draft; and the file a cell opens itself."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.filters import NominationFilters
from ceremonies.forms.nominations import NominationEditForm, NominationForm, OpenByCellForm
from ceremonies.models import Candidacy
from ceremonies.resources.outgoing import FileResource
from ceremonies.selectors.lists import nominations
from ceremonies.services.candidacies import edit_nomination, open_by_cell, open_nomination
from ceremonies.views.call_answers import answered_line, counted_to
from ceremonies.views.choosing import chosen_person, person_page
from members.choices import Right
from members.permissions import grants_of, may
from members.services.errors import Conflict
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, export_list
from members.views.listing import page_of
from members.views.sending import attempt, form_page


@require_safe
def nomination_list(request):
    require_may(request, "nominations.list")
    filters = NominationFilters(request.GET, user=request.user)
    page = page_of(nominations(request.user, **filters.values()), request.GET, "-opened_on", "-pk")
    drafts = grants_of(request.user).holds(Right.DRAFT_NOMINATION)
    context = {"page": page, "filters": filters, "may_draft": drafts}
    context["may_batch"] = may(request.user, "batches.of_union")
    return render(request, "ceremonies/nomination_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_export(request):
    require_may(request, "nominations.list")
    filters = NominationFilters(request.GET, user=request.user)
    asked = filters.values()
    export = ListExport(
        title="Đề nghị giới thiệu",
        resource=FileResource(),
        rows=nominations(request.user, **asked).order_by("-opened_on", "-pk"),
        counted="đồng chí",
        about=asked.get("organisation"),
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:nomination_list"))


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_create(request):
    _require_somewhere(request, Right.DRAFT_NOMINATION)
    return _open(request, NominationForm, open_nomination, "Lập đề nghị giới thiệu", "nomination_list")


@require_http_methods(["GET", "HEAD", "POST"])
def candidacy_open_by_cell(request):
    _require_somewhere(request, Right.KEEP_CANDIDACY)
    heading = "Chi bộ lập hồ sơ theo đường hai đảng viên giới thiệu"
    return _open(request, OpenByCellForm, open_by_cell, heading, "candidacy_list")


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_edit(request, pk):
    candidacy = get_visible_or_404(request, Candidacy, pk, "person__department", "nominator")
    require_may(request, "nomination.edit", candidacy)
    form = NominationEditForm(request.POST or None, instance=candidacy)
    if form.is_valid():
        try:
            edit_nomination(actor=request.user, candidacy=form.instance, version=form.cleaned_data["version"])
        except Conflict as conflict:
            form.add_error(None, conflict.message)
            return _edit_page(request, form, HTTPStatus.CONFLICT)
        messages.success(request, "Đã lưu đề nghị.")
        return redirect(candidacy)
    return _edit_page(request, form)


def _open(request, form_class, service, heading: str, back: str):
    line, person = answered_line(request), chosen_person(request)
    if person is None:
        return person_page(request, heading, back)
    form = form_class(request.POST or None, user=request.user, person=person)
    if form.is_valid():
        candidacy = attempt(form, counted_to(line, service), actor=request.user, **form.cleaned_data)
        if candidacy:
            messages.success(request, f"Đã lập hồ sơ của {person}.")
            return redirect(candidacy)
    context = {"person": person, "heading": heading, "back_url": reverse(f"ceremonies:{back}"), "line": line}
    return form_page(request, form, template="ceremonies/nomination_form.html", **context)


def _edit_page(request, form, status=None):
    context = {
        "person": form.instance.person,
        "heading": "Sửa đề nghị giới thiệu",
        "back_url": form.instance.get_absolute_url(),
        "back_label": str(form.instance),
    }
    page = form_page(request, form, template="ceremonies/nomination_form.html", **context)
    page.status_code = status or page.status_code
    return page


def _require_somewhere(request, right: Right) -> None:
    if not grants_of(request.user).holds(right):
        raise PermissionDenied
