"""The scan of a signed paper or decision comes back to what the portal made."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.signed_copies import SignedCopyForm
from ceremonies.models import Decision, Document, SignedCopy
from ceremonies.services.documents import add_signed_copy, read_signed_copy
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import download
from members.views.sending import attempt, form_page, once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def signed_copy_add(request, pk):
    return _add(request, get_visible_or_404(request, Document, pk, "candidacy", "organisation"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def decision_signed_copy_add(request, pk):
    return _add(request, get_visible_or_404(request, Decision, pk, "candidacy", "organisation"))


@require_safe
def signed_copy_file(request, pk):
    copy = get_visible_or_404(request, SignedCopy, pk, "file", "document", "decision")
    content = read_signed_copy(actor=request.user, copy=copy)
    return download(content, name=copy.file_name, content_type=copy.file.content_type)


def _add(request, paper: Document | Decision):
    require_may(request, "paper.sign", paper)
    form = SignedCopyForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(form, add_signed_copy, actor=request.user, paper=paper, **form.details()):
        messages.success(request, "Đã lưu bản đã ký.")
        return redirect(paper)
    return form_page(
        request,
        form,
        heading="Thêm bản đã ký",
        lead=str(paper),
        submit="Lưu bản đã ký",
        back_url=paper.get_absolute_url(),
        back_label=str(paper),
    )
