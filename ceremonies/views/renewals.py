from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import State
from ceremonies.forms.renewals import RedateForm, RenewForm
from ceremonies.models import Candidacy, FormerPaper
from ceremonies.selectors.renewals import age_of, former_papers
from ceremonies.selectors.sight import Sight
from ceremonies.services.renewals import read_former_paper, redate_dossier, renew_papers
from ceremonies.views.answers import try_to
from ceremonies.views.panels import file_panel
from ceremonies.views.verifications import editable_file
from members.clock import today
from members.permissions import may
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import form_page


@file_panel(12)
def dossier_age_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """Until when the dossier holds while the cell has not considered it, and what it held before."""
    if not sight.dossier:
        return ""
    age = age_of(candidacy, today()) if candidacy.state == State.DOSSIER else None
    former = former_papers(candidacy)
    if not (age or former):
        return ""
    context = {
        "candidacy": candidacy,
        "age": age,
        "former": former,
        "may_renew": may(user, "dossier.renew", candidacy),
        "rule": candidacy.policy.data["dossier"],
    }
    return render_to_string("ceremonies/dossier_age_panel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_renew(request, pk):
    candidacy = editable_file(request, pk, "dossier.renew")
    form = RenewForm(request.POST or None, candidacy=candidacy)
    if form.is_valid():
        details = {"actor": request.user, "candidacy": candidacy, **form.cleaned_data}
        if try_to(form, renew_papers, **details):
            messages.success(
                request, "Các mục giấy tờ phải làm lại đã để trống; giấy tờ cũ vẫn giữ bên dưới."
            )
            return redirect(candidacy)
    context = {"candidacy": candidacy, "age": age_of(candidacy, today())}
    return form_page(request, form, template="ceremonies/dossier_renew.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_redate(request, pk):
    candidacy = editable_file(request, pk, "dossier.redate")
    form = RedateForm(request.POST or None, candidacy=candidacy)
    if form.is_valid():
        details = {"actor": request.user, "candidacy": candidacy, **form.cleaned_data}
        if try_to(form, redate_dossier, **details):
            messages.success(request, "Đã sửa ngày lập hồ sơ.")
            return redirect(candidacy)
    return form_page(
        request,
        form,
        heading="Sửa ngày lập hồ sơ",
        lead=str(candidacy),
        submit="Lưu ngày này",
        back_url=candidacy.get_absolute_url(),
    )


@require_safe
def former_paper_file(request, pk, row):
    candidacy = get_visible_or_404(request, Candidacy, pk)
    require_may(request, "candidacy.view_dossier", candidacy)
    kept = FormerPaper.objects.filter(candidacy=candidacy, file__isnull=False)
    paper = get_object_or_404(kept.select_related("file", "candidacy"), pk=row)
    content = read_former_paper(actor=request.user, paper=paper)
    return download(content, name=paper.file_name, content_type=paper.file.content_type)
