import re

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.choices import DecisionKind
from ceremonies.documents import merge_for_print, zip_papers
from ceremonies.forms.filters import DecisionFilters
from ceremonies.models import Candidacy, Decision
from ceremonies.resources.outgoing import DecisionResource
from ceremonies.selectors import lists
from ceremonies.selectors.decisions import Fate, fate_of
from ceremonies.selectors.documents import copies_of
from ceremonies.services.decisions import decision_bytes, draft_pdf
from members.choices import Right
from members.permissions import grants_of, may, visible_to
from members.services.audit import record
from members.services.errors import Refused
from members.services.exports import ListExport
from members.views.access import get_visible_or_404, require_may
from members.views.downloads import asked_for, back_to, download, export_list
from members.views.listing import page_of

PDF, ZIP = "application/pdf", "application/zip"
_KEY = re.compile(r"[0-9]{1,18}")
MOST_TOGETHER = 500  # decisions in one zip or print file


@require_safe
def decision_list(request):
    require_may(request, "decisions.list")
    filters = DecisionFilters(request.GET, user=request.user)
    page = page_of(lists.decisions(request.user, **filters.values()), request.GET, "-issued_on", "-pk")
    signs = grants_of(request.user).holds(Right.ISSUE_DECISION)
    may_batch = may(request.user, "batches.of_party")
    context = {"page": page, "filters": filters, "signs": signs, "may_batch": may_batch}
    return render(request, "ceremonies/decision_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_export(request):
    require_may(request, "decisions.list")
    filters = DecisionFilters(request.GET, user=request.user)
    resource = DecisionResource()
    found = lists.decisions(request.user, **filters.values()).select_related(*resource.related)
    export = ListExport(
        title="Quyết định",
        resource=resource,
        rows=found.order_by("-issued_on", "-pk"),
        counted="quyết định",
        **asked_for(filters),
    )
    return export_list(request, export, back_url=back_to(request, "ceremonies:decision_list"))


@require_safe
def decision_detail(request, pk):
    related = ("candidacy__person", "candidacy__cell", "organisation", "number__void_by", "pdf")
    decision = get_visible_or_404(request, Decision, pk, *related)
    record(actor=request.user, action="decision.read", obj=decision)
    fate = fate_of(request.user, decision)
    context = {
        "decision": decision,
        "facts": _facts(decision, fate),
        "fate": fate,
        "copies": copies_of(request.user, decision=decision),
        "may_sign": may(request.user, "paper.sign", decision),
    }
    return render(request, "ceremonies/decision_detail.html", context)


@require_safe
def decision_pdf(request, pk):
    """The stored bytes, as they were issued."""
    decision = get_visible_or_404(request, Decision, pk, "pdf", "candidacy__person")
    [content] = decision_bytes(actor=request.user, decisions=[decision])
    return download(content, name=f"{_title(decision)}.pdf", content_type=PDF)


@require_safe
def decision_zip(request):
    chosen = _chosen(request)
    contents = decision_bytes(actor=request.user, decisions=chosen)
    content = zip_papers(zip(map(_title, chosen), contents, strict=True))
    return download(content, name="Quyết định.zip", content_type=ZIP)


@require_safe
def decision_print(request):
    content = merge_for_print(decision_bytes(actor=request.user, decisions=_chosen(request)))
    return download(content, name="Quyết định (bản in).pdf", content_type=PDF)


@require_safe
def candidacy_draft_pdf(request, pk):
    candidacy = get_visible_or_404(request, Candidacy, pk, "person__department", "cell", "committee")
    try:
        content = draft_pdf(actor=request.user, candidacy=candidacy)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect(candidacy)
    return download(content, name=f"Dự thảo quyết định {candidacy.person}.pdf", content_type=PDF)


def _chosen(request) -> list[Decision]:
    """The decisions `?id=…&id=…` names, in that order; one that the user does not see makes it 404."""
    texts = request.GET.getlist("id")
    if not 0 < len(texts) <= MOST_TOGETHER or not all(map(_KEY.fullmatch, texts)):
        raise Http404
    keys = [int(text) for text in texts]
    seen = visible_to(request.user, Decision).select_related("pdf", "candidacy__person").in_bulk(keys)
    if len(seen) < len(set(keys)):
        raise Http404
    return [seen[key] for key in dict.fromkeys(keys)]


def _title(decision: Decision) -> str:
    return f"{decision.number_text.removeprefix('Số ').replace('/', '-')} {decision.person_name}"


def _facts(decision: Decision, fate: Fate) -> list[tuple]:
    return [
        ("Loại quyết định", decision.get_kind_display()),
        ("Ngày ban hành", decision.issued_on),
        ("Cấp ban hành", str(decision.organisation)),
        ("Người ký", f"{decision.signer_name}, {decision.signer_office.capitalize()}"),
        ("Người có tên trong quyết định", decision.person_name),
        ("Chi bộ", str(decision.candidacy.cell)),
        *_noted(decision, fate),
        ("Mã kiểm tra", decision.verification_code),
        ("SHA-256 của tệp", decision.pdf.sha256),
    ]


def _noted(decision: Decision, fate: Fate) -> list[tuple]:
    """What the file says since; the decision itself is frozen. Years in the Party count from its signing
    (294-QĐ/TW §4.5), the day of admission is that of the ceremony."""
    file = decision.candidacy
    if not fate.is_in_force:
        return []
    if decision.kind == DecisionKind.ADMISSION and file.ceremony_on:
        return [
            ("Kết nạp ngày", file.ceremony_on),
            ("Tuổi Đảng tính từ ngày ký quyết định", decision.issued_on),
        ]
    if decision.kind == DecisionKind.RECOGNITION and file.official_from:
        return [("Chính thức từ ngày", file.official_from)]
    return []
