from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart
from ceremonies.forms.papers import PaperForm
from ceremonies.models import Candidacy, Paper
from ceremonies.selectors.papers import item_of
from ceremonies.services.candidacies import FROZEN, edit_rule, read_paper, save_paper
from members.services.errors import Conflict
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import attempt, form_page


@require_http_methods(["GET", "HEAD", "POST"])
def paper_edit(request, pk, paper_pk):
    paper = _paper_or_404(request, pk, paper_pk)
    require_may(request, edit_rule(paper), paper.candidacy)
    item = item_of(paper)
    if item is None:
        raise Http404
    if item.frozen:
        raise PermissionDenied(FROZEN)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(*posted, instance=paper, number_required=item.number_required)
    try:
        if form.is_valid() and _save(request.user, form):
            messages.success(request, f"Đã lưu: {item.label}.")
            return redirect(paper.candidacy.get_part_url(FilePart.DOSSIER))
    except Conflict as conflict:
        form.add_error(None, conflict.message)
        return _page(request, form, item, HTTPStatus.CONFLICT)
    return _page(request, form, item)


@require_safe
def paper_file(request, pk, paper_pk):
    paper = _paper_or_404(request, pk, paper_pk)
    require_may(request, "candidacy.view_dossier", paper.candidacy)
    if paper.file is None:
        raise Http404
    content = read_paper(actor=request.user, paper=paper)
    return download(content, name=paper.file_name, content_type=paper.file.content_type)


def _paper_or_404(request, pk, paper_pk) -> Paper:
    candidacy = get_visible_or_404(request, Candidacy, pk)
    papers = candidacy.papers.select_related("file", "candidacy__policy", "candidacy__person")
    return get_object_or_404(papers, pk=paper_pk)


def _save(user, form) -> Paper | None:
    data = form.cleaned_data
    return attempt(
        form, save_paper, actor=user, paper=form.instance, version=data["version"], **(data["scan"] or {})
    )


def _page(request, form, item, status=None):
    page = form_page(
        request,
        form,
        template="ceremonies/paper_form.html",
        item=item,
        candidacy=form.instance.candidacy,
    )
    page.status_code = status or page.status_code
    return page
