from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_POST

from ceremonies.choices import FilePart, Matter, OpinionKind
from ceremonies.forms.opinions import NewOpinionForm, OpinionForm
from ceremonies.models import Candidacy, Opinion
from ceremonies.selectors.opinions import considered, last_residence, opinions_of, still_to_ask
from ceremonies.selectors.sight import Sight
from ceremonies.services.opinions import remove_opinion, write_opinion
from ceremonies.views.answers import conflict_page, try_to
from ceremonies.views.editing import editable_file, version_posted
from ceremonies.views.panels import file_panel
from members.permissions import may
from members.services.errors import Conflict, Refused
from members.views.sending import attempt, form_page, once

_TITLES = {
    Matter.ADMISSION: "Ý kiến nhận xét về người vào Đảng",
    Matter.RECOGNITION: "Ý kiến nhận xét về đảng viên dự bị",
}


@file_panel(25, FilePart.OPINIONS)
def opinion_panel(user, candidacy: Candidacy, sight: Sight) -> str:
    """For the Party bodies: those of the matter now considered first, then the earlier ones."""
    if not sight.votes:
        return ""
    may_edit, now = may(user, "opinion.edit", candidacy), considered(candidacy)
    current = opinions_of(candidacy, now)
    to_ask = still_to_ask(candidacy, current) if may_edit else []
    groups = [
        (title, rows, matter == now)
        for matter, title in reversed(_TITLES.items())
        if (rows := opinions_of(candidacy, matter)) or (matter == now and may_edit)
    ]
    if not groups:
        return ""
    context = {"candidacy": candidacy, "groups": groups, "to_ask": to_ask, "may_edit": may_edit}
    return render_to_string("ceremonies/opinion_panel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def opinion_create(request, pk):
    candidacy = editable_file(request, pk, "opinion.edit")
    opinion = Opinion(candidacy=candidacy, matter=considered(candidacy))
    for each in still_to_ask(candidacy, opinions_of(candidacy, opinion.matter)):
        if each.key == request.GET.get("noi"):
            opinion.kind, opinion.asked_of = each.kind, each.name
            if each.kind == OpinionKind.RESIDENCE:
                opinion.asked_of = last_residence(candidacy) or each.name
    form = NewOpinionForm(request.POST or None, instance=opinion)
    if form.is_valid() and attempt(form, write_opinion, actor=request.user, opinion=opinion):
        messages.success(request, f"Đã ghi ý kiến của {opinion}.")
        return redirect(candidacy.get_part_url(FilePart.OPINIONS))
    return form_page(
        request,
        form,
        heading="Nơi được lấy ý kiến",
        lead=f"{candidacy}. Ghi nơi được đề nghị trước; số liệu ghi khi đã có ý kiến.",
        submit="Ghi nơi này",
        back_url=candidacy.get_part_url(FilePart.OPINIONS),
        back_label=str(candidacy),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def opinion_edit(request, pk, row):
    candidacy = editable_file(request, pk, "opinion.edit")
    opinion = get_object_or_404(candidacy.opinions.select_related("candidacy__policy"), pk=row)
    form = OpinionForm(request.POST or None, instance=opinion)
    if form.is_valid():
        details = {"actor": request.user, "opinion": opinion, "version": form.cleaned_data["version"]}
        if try_to(form, write_opinion, **details):
            messages.success(request, f"Đã lưu ý kiến của {opinion}.")
            return redirect(candidacy.get_part_url(FilePart.OPINIONS))
    context = {"candidacy": candidacy, "opinion": opinion}
    return form_page(request, form, template="ceremonies/opinion_form.html", **context)


@require_POST
def opinion_remove(request, pk, row):
    candidacy = editable_file(request, pk, "opinion.edit")
    opinion = get_object_or_404(candidacy.opinions, pk=row)
    try:
        remove_opinion(actor=request.user, opinion=opinion, version=version_posted(request))
        messages.success(request, f"Đã bỏ {opinion} khỏi danh sách lấy ý kiến.")
    except Refused as refused:
        messages.error(request, refused.message)
    except Conflict as conflict:
        return conflict_page(request, conflict, candidacy.get_part_url(FilePart.OPINIONS))
    return redirect(candidacy.get_part_url(FilePart.OPINIONS))
