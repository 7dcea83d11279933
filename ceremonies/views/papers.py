from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import FilePart
from ceremonies.forms.papers import PAPER_COLUMNS, PaperForm, PaperRowForm
from ceremonies.models import Candidacy, Paper
from ceremonies.selectors.papers import Item, checklist, item_of
from ceremonies.services.candidacies import FROZEN, edit_rule, read_paper, save_paper, save_papers
from members.permissions import may
from members.services.errors import Conflict, Refused
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


@require_http_methods(["GET", "HEAD", "POST"])
def paper_table(request, pk):
    """All papers of the dossier that may still change, in one table."""
    candidacy = get_visible_or_404(request, Candidacy, pk, "policy", "person")
    require_may(request, "paper.edit", candidacy)
    rows = [(item, _row_form(request, item)) for item in checklist(candidacy) if _is_open(request, item)]
    sent = request.method == "POST"
    wrong, status = [], HTTPStatus.OK
    right = [form.is_valid() for _, form in rows]  # each of them, so that each says what is wrong
    if sent and all(right):
        changed = [(form.instance, form.cleaned_data["version"]) for _, form in rows if form.has_changed()]
        try:
            saved = save_papers(actor=request.user, papers=changed)
            messages.success(request, f"Đã lưu {saved} giấy tờ.")
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
        except Conflict as conflict:
            wrong, status = [conflict.message], HTTPStatus.CONFLICT
        except Refused as refused:
            wrong, status = [refused.message], HTTPStatus.UNPROCESSABLE_ENTITY
    elif sent:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        wrong = [
            f"{item.label}: {error}" for item, form in rows for each in form.errors.values() for error in each
        ]
    context = {"candidacy": candidacy, "rows": rows, "columns": PAPER_COLUMNS.values(), "wrong": wrong}
    return render(request, "ceremonies/paper_table.html", context, status=status)


def _is_open(request, item: Item) -> bool:
    mine = not item.is_consent or may(request.user, "paper.consent", item.paper.candidacy)
    return bool(item.paper.pk) and not item.frozen and mine


def _row_form(request, item: Item) -> PaperRowForm:
    posted = request.POST if request.method == "POST" else None
    return PaperRowForm(posted, instance=item.paper, prefix=f"g{item.paper.pk}")


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
