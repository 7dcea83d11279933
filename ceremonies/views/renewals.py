from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart, State
from ceremonies.forms.renewals import RedateForm, RenewForm
from ceremonies.models import Candidacy, FormerPaper
from ceremonies.selectors.renewals import Age, age_of, former_papers
from ceremonies.selectors.sight import Sight
from ceremonies.services.renewals import read_former_paper, redate_dossier, renew_papers
from ceremonies.views.answers import try_to
from ceremonies.views.editing import editable_file
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import form_page


@file_panel(-30)
def expired_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """The papers that have grown too old while the cell has not considered the file."""
    age = _age(candidacy, sight)
    if age is None or not age.again:
        return ""
    context = _context(user, candidacy) | {"age": age}
    return render_to_string("ceremonies/dossier_expired_panel.html", context)


@file_panel(14, FilePart.DOSSIER)
def dossier_age_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """Since when the dossier counts, and what it held before."""
    age = _age(candidacy, sight)
    former = former_papers(candidacy) if sight.dossier else []
    if not (age or former):
        return ""
    context = _context(user, candidacy) | {"age": age, "former": former}
    return render_to_string("ceremonies/dossier_age_panel.html", context)


def _age(candidacy: Candidacy, sight: Sight) -> Age | None:
    waits = sight.dossier and candidacy.state == State.DOSSIER
    return age_of(candidacy, today()) if waits else None


def _context(user, candidacy: Candidacy) -> dict:
    may_renew = may(user, "dossier.renew", candidacy)
    return {"candidacy": candidacy, "may_renew": may_renew, "rule": candidacy.policy.data["dossier"]}


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
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
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
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
    return form_page(
        request,
        form,
        heading="Sửa ngày lập hồ sơ",
        lead=str(candidacy),
        submit="Lưu ngày này",
        back_url=candidacy.get_absolute_url(),
        back_label=str(candidacy),
    )


@require_safe
def former_paper_file(request, pk, row):
    candidacy = get_visible_or_404(request, Candidacy, pk)
    require_may(request, "candidacy.view_dossier", candidacy)
    kept = FormerPaper.objects.filter(candidacy=candidacy, file__isnull=False)
    paper = get_object_or_404(kept.select_related("file", "candidacy"), pk=row)
    content = read_former_paper(actor=request.user, paper=paper)
    return download(content, name=paper.file_name, content_type=paper.file.content_type)
