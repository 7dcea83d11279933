"""Style profiles: how papers look, with a sample to look at before it holds."""

from uuid import uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.documents import render_paper
from ceremonies.documents.samples import SAMPLES, sample_snapshot
from ceremonies.forms.styles import StyleFilters, StyleForm
from ceremonies.models import StyleProfile
from ceremonies.permissions.styles import changeable
from ceremonies.resources.styles import StyleResource
from ceremonies.selectors.styles import styles
from ceremonies.services.styles import save_style
from ceremonies.views.answers import try_to
from members.permissions import may
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page, once

_ORDER = ("-starts_on", "-pk")


@require_safe
def style_list(request):
    require_may(request, "styles.list")
    filters = StyleFilters(request.GET, user=request.user)
    page = page_of(styles(request.user, **filters.values()), request.GET, *_ORDER)
    mine = changeable(request.user, page.rows)
    rows = [(profile, profile.pk in mine) for profile in page.rows]
    may_create = may(request.user, "styles.create")
    context = {"page": page, "rows": rows, "filters": filters, "may_create": may_create}
    return render(request, "ceremonies/style_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def style_export(request):
    require_may(request, "styles.list")
    filters = StyleFilters(request.GET, user=request.user)
    export = ListExport(
        title="Kiểu trình bày văn bản",
        resource=StyleResource(),
        rows=styles(request.user, **filters.values()).order_by(*_ORDER),
        counted="kiểu trình bày",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:style_list"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def style_create(request):
    require_may(request, "styles.create")
    form = StyleForm(
        _posted(request), profile=StyleProfile(), user=request.user, initial={"form_key": uuid4()}
    )
    return _answer(request, form, heading="Thêm kiểu trình bày")


@require_http_methods(["GET", "HEAD", "POST"])
def style_edit(request, pk):
    profile = get_visible_or_404(request, StyleProfile, pk, "organisation")
    require_may(request, "style.manage", profile.organisation)
    form = StyleForm(_posted(request), profile=profile, user=request.user)
    return _answer(request, form, heading=f"Kiểu trình bày “{profile.name}”")


def _posted(request):
    return request.POST if request.method == "POST" else None


def _answer(request, form: StyleForm, *, heading: str):
    """The button "Xem thử" asks for a sample of what is typed; nothing is saved then."""
    if form.is_valid() and "preview" in request.POST:
        kind = form.cleaned_data["sample"] or SAMPLES[0][0]
        content = render_paper(sample_snapshot(kind, form.style_data()), draft=False)
        name = f"Xem thử {dict(SAMPLES)[kind].lower()}.pdf"
        return download(content, name=name, content_type="application/pdf")
    if form.is_valid():
        version = form.cleaned_data.get("version")
        saved = try_to(form, save_style, actor=request.user, profile=form.changed_profile(), version=version)
        if saved:
            messages.success(request, f"Đã lưu kiểu trình bày “{saved.name}”.")
            return redirect("ceremonies:style_list")
    back_url = reverse("ceremonies:style_list")
    return form_page(
        request,
        form,
        template="ceremonies/style_form.html",
        heading=heading,
        profile=form.profile,
        back_url=back_url,
    )
