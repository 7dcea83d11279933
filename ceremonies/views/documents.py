"""Papers beside the decisions: the list, one paper, its bytes, its number made void."""

from django.contrib import messages
from django.db.models import Model
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.filters import DocumentFilters
from ceremonies.forms.signed_copies import VoidForm
from ceremonies.models import Document
from ceremonies.resources.outgoing import DocumentResource
from ceremonies.selectors import documents as papers
from ceremonies.services.documents import (
    read_document,
    void_document,
)
from ceremonies.views.answers import conflict_page
from members.permissions import may
from members.services.audit import record
from members.services.errors import Conflict
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, download, export_list
from members.views.listing import page_of
from members.views.sending import form_page, once

PDF = "application/pdf"


@require_safe
def document_list(request):
    require_may(request, "documents.list")
    filters = DocumentFilters(request.GET, user=request.user)
    page = page_of(papers.documents(request.user, **filters.values()), request.GET, "-made_at", "-pk")
    return render(request, "ceremonies/document_list.html", {"page": page, "filters": filters})


@require_http_methods(["GET", "HEAD", "POST"])
def document_export(request):
    require_may(request, "documents.list")
    filters = DocumentFilters(request.GET, user=request.user)
    export = ListExport(
        title="Văn bản đã lập",
        resource=DocumentResource(),
        rows=papers.documents(request.user, **filters.values()).order_by("-made_at", "-pk"),
        counted="văn bản",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:document_list"))


@require_safe
def document_detail(request, pk):
    related = ("candidacy__person", "ceremony", "course", "organisation", "number__void_by", "pdf", "made_by")
    document = get_visible_or_404(request, Document, pk, *related)
    record(actor=request.user, action="document.read", obj=document)
    context = {
        "document": document,
        "facts": _facts(document),
        "subject": _subject_of(request.user, document),
        "copies": papers.copies_of(request.user, document=document),
        "may_sign": may(request.user, "paper.sign", document),
        "may_void": may(request.user, "document.void", document),
    }
    return render(request, "ceremonies/document_detail.html", context)


@require_safe
def document_pdf(request, pk):
    """The stored bytes, as they were made."""
    document = get_visible_or_404(request, Document, pk, "pdf")
    content = read_document(actor=request.user, document=document)
    return download(content, name=f"{_file_name(document)}.pdf", content_type=PDF)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def document_void(request, pk):
    document = get_visible_or_404(request, Document, pk, "candidacy", "organisation", "number")
    require_may(request, "document.void", document)
    form = VoidForm(request.POST if request.method == "POST" else None)
    try:
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            void_document(actor=request.user, document=document, reason=reason)
            messages.success(request, f"Đã hủy {document.number_text}.")
            return redirect(document)
    except Conflict as conflict:
        return conflict_page(request, conflict, document.get_absolute_url())
    return form_page(
        request,
        form,
        heading=f"Hủy {document.number_text}",
        lead=document.title,
        submit="Hủy số này",
        danger=True,
        back_url=document.get_absolute_url(),
        back_label=str(document),
    )


def _subject_of(user, document: Document) -> Model | None:
    subject = document.candidacy or document.ceremony or document.course
    return subject if subject and may(user, "view", subject) else None


def _facts(document: Document) -> list[tuple]:
    return [
        ("Số", document.bare_number or "Không ghi số"),
        ("Ngày ghi trên văn bản", document.dated or _no_day(document)),
        ("Nơi ban hành", str(document.organisation)),
        ("Mẫu", document.form or "Không có mẫu chung"),
        ("Người lập", str(document.made_by)),
        ("Lúc lập", f"{localtime(document.made_at):%H:%M %d/%m/%Y}"),
        ("SHA-256 của tệp", document.pdf.sha256),
    ]


def _no_day(document: Document) -> str:
    return "Không ghi ngày" if document.needs_no_signature else "Người ký tự ghi"


def _file_name(document: Document) -> str:
    number = document.bare_number.replace("/", "-")
    person = document.candidacy.person.full_name if document.candidacy else ""
    return " ".join(part for part in (number, document.title.replace("/", "-"), person) if part)[:150]
