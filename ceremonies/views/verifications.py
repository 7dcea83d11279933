from django.contrib import messages
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST

from ceremonies.choices import FilePart, Relation
from ceremonies.forms.verifications import FamilyForm, NewVerificationForm, ResultsForm, VerificationForm
from ceremonies.models import Candidacy, Verification
from ceremonies.selectors.sight import Sight
from ceremonies.selectors.verifications import (
    may_be_dated,
    not_written_yet,
    verification_rows,
)
from ceremonies.services.verifications import (
    date_checklist,
    remove_verification,
    write_family,
    write_results,
    write_verification,
)
from ceremonies.views.answers import conflict_page, try_to
from ceremonies.views.editing import editable_file, version_posted
from ceremonies.views.panels import file_panel
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict, Refused
from members.views.sending import attempt, form_page, once


@file_panel(20, FilePart.DOSSIER)
def verification_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """For the Party bodies, from the day the cell keeps the papers."""
    if not sight.votes:
        return ""
    may_edit = may(user, "verification.edit", candidacy)
    rows = verification_rows(candidacy, today())
    if not (rows or may_edit):
        return ""
    due, if_any = not_written_yet(rows)
    context = {
        "candidacy": candidacy,
        "rows": rows,
        "due": due,
        "if_any": if_any,
        "may_edit": may_edit,
        "several_wait": may_edit and sum(not row.verification.is_done for row in rows) > 1,
        "may_date": may_edit and may_be_dated(candidacy),
        "waits_for_letter": any(row.waits_for_letter for row in rows),
        "clause": candidacy.policy.data["verification"]["clause"],
    }
    return render_to_string("ceremonies/verification_panel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def verification_create(request, pk):
    candidacy = editable_file(request, pk, "verification.edit")
    relation = request.GET.get("quan-he", "")
    row = Verification(candidacy=candidacy, relation=relation if relation in Relation else "")
    if row.relation == Relation.SELF:
        row.name = candidacy.person.full_name
    form = NewVerificationForm(request.POST or None, instance=row)
    if form.is_valid() and attempt(form, write_verification, actor=request.user, verification=row):
        messages.success(request, f"Đã ghi {row}.")
        return redirect(candidacy.get_part_url(FilePart.DOSSIER))
    return form_page(
        request,
        form,
        heading="Người cần thẩm tra",
        lead=f"{candidacy}. Cổng chỉ giữ việc gửi đi và kết quả, không giữ nội dung lý lịch.",
        submit="Ghi người này",
        back_url=candidacy.get_part_url(FilePart.DOSSIER),
        back_label=str(candidacy),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@once
def verification_family(request, pk):
    candidacy = editable_file(request, pk, "verification.edit")
    form = FamilyForm(request.POST or None, candidacy=candidacy)
    if form.is_valid():
        people = attempt(form, write_family, actor=request.user, verifications=form.verifications())
        if people:
            messages.success(request, f"Đã ghi {len(people)} người cần thẩm tra.")
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
    return _family_page(
        request,
        candidacy,
        form,
        heading="Những người cần thẩm tra",
        lead="Ghi cả gia đình một lần. Dòng nào không có người ấy thì để trống; người không phải thẩm tra thì ghi "
        "riêng ở hồ sơ.",
        submit="Ghi những người này",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def verification_results(request, pk):
    candidacy = editable_file(request, pk, "verification.edit")
    form = ResultsForm(request.POST or None, candidacy=candidacy)
    if form.is_valid():
        results = form.results()
        dated = try_to(form, write_results, actor=request.user, candidacy=candidacy, results=results)
        if not form.errors:
            of_paper = f" Đã ghi ngày {dated.issued_on:%d/%m/%Y} vào danh mục giấy tờ." if dated else ""
            messages.success(request, f"Đã ghi kết quả thẩm tra của {len(results)} người.{of_paper}")
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
    return _family_page(
        request,
        candidacy,
        form,
        heading="Kết quả thẩm tra",
        lead="Ghi kết quả đã có của từng người; chưa có thì để trống. Không ghi nội dung lý lịch.",
        submit="Ghi kết quả",
    )


def _family_page(request, candidacy: Candidacy, form, **words):
    context = {"candidacy": candidacy, "clause": candidacy.policy.data["verification"]["clause"]}
    return form_page(request, form, template="ceremonies/verification_family.html", **context, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def verification_edit(request, pk, row):
    candidacy = editable_file(request, pk, "verification.edit")
    verification = get_object_or_404(candidacy.verifications.select_related("candidacy__policy"), pk=row)
    form = VerificationForm(request.POST or None, instance=verification)
    if form.is_valid():
        row, version = form.instance, form.cleaned_data["version"]
        details = {"actor": request.user, "verification": row, "version": version}
        if try_to(form, write_verification, **details):
            messages.success(request, f"Đã lưu {row}.")
            return redirect(candidacy.get_part_url(FilePart.DOSSIER))
    return form_page(
        request,
        form,
        template="ceremonies/verification_form.html",
        candidacy=candidacy,
        verification=verification,
    )


@require_POST
def verification_remove(request, pk, row):
    candidacy = editable_file(request, pk, "verification.edit")
    verification = get_object_or_404(candidacy.verifications, pk=row)
    try:
        remove_verification(actor=request.user, verification=verification, version=version_posted(request))
        messages.success(request, f"Đã bỏ {verification} khỏi danh sách thẩm tra.")
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_part_url(FilePart.DOSSIER))
    return redirect(candidacy.get_part_url(FilePart.DOSSIER))


@require_http_methods(["GET", "HEAD", "POST"])
def verification_date(request, pk):
    """Asked on a page of its own: the panel is drawn without the request, so it cannot carry a form."""
    candidacy = editable_file(request, pk, "verification.edit")
    if request.method != "POST":
        return form_page(
            request,
            Form(),
            heading="Ghi ngày thẩm tra vào danh mục giấy tờ",
            lead=f"{candidacy}. Tất cả đã có kết quả; ngày của kết quả cuối cùng được ghi vào danh mục.",
            submit="Ghi ngày vào danh mục",
            back_url=candidacy.get_part_url(FilePart.DOSSIER),
            back_label=str(candidacy),
        )
    try:
        paper = date_checklist(actor=request.user, candidacy=candidacy)
        messages.success(
            request, f"Đã ghi ngày {paper.issued_on:%d/%m/%Y} cho {paper} trong danh mục giấy tờ."
        )
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(candidacy.get_part_url(FilePart.DOSSIER))
