"""The papers of a ceremony: what was made, what can be made, letters for all guests at once."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.forms.documents import DocumentForm
from ceremonies.models import Ceremony
from ceremonies.selectors.ceremonies import places_of
from ceremonies.selectors.documents import documents_of_ceremony
from ceremonies.selectors.signers import signers_of
from ceremonies.services.ceremonies import taking_part
from ceremonies.services.documents import form_title, print_invitations, recipe_of, recipes_for
from ceremonies.services.documents.recipes_ceremonies import INVITATION
from ceremonies.views.answers import conflict_page
from ceremonies.views.ceremony_pages import kept_ceremony
from ceremonies.views.document_making import create_address
from members.clock import today
from members.permissions import may
from members.services.errors import Conflict
from members.views.access import get_visible_or_404
from members.views.downloads import download
from members.views.sending import attempt, form_page


@require_safe
def ceremony_papers(request, pk):
    ceremony = get_visible_or_404(request, Ceremony, pk, "cell")
    keeps = may(request.user, "ceremony.keep", ceremony)
    context = {
        "ceremony": ceremony,
        "documents": documents_of_ceremony(request.user, ceremony),
        "offers": _offers(ceremony) if keeps else [],
        "decisions_url": _decisions_url(ceremony),
        "may_print": keeps and ceremony.state != "cancelled" and ceremony.guests.exists(),
    }
    return render(request, "ceremonies/ceremony_papers.html", context)


def _offers(ceremony: Ceremony) -> list[dict]:
    """Each paper once; the page of making asks about whom, and says what is missing."""
    return [
        {"title": form_title(recipe, ceremony, None), "url": create_address(recipe, ceremony)}
        for recipe in recipes_for(ceremony)
    ]


def _decisions_url(ceremony: Ceremony) -> str:
    """The decisions to be handed over, in the order of the programme, as one file for the printer."""
    decisions = [place.decision for place in taking_part(places_of(ceremony)) if place.decision]
    if not decisions:
        return ""
    query = urlencode([("id", decision.pk) for decision in decisions])
    return f"{reverse('ceremonies:decision_print')}?{query}"


@require_http_methods(["GET", "HEAD", "POST"])
def ceremony_invitations(request, pk):
    ceremony = kept_ceremony(request, pk)
    back = reverse("ceremonies:ceremony_papers", args=[pk])
    recipe, guest = recipe_of(Ceremony, INVITATION), ceremony.guests.first()
    if guest is None or not recipe.applies(ceremony):
        return conflict_page(request, Conflict("Buổi lễ chưa có đại biểu nào để mời, hoặc đã hủy."), back)
    posted = request.POST if request.method == "POST" else None
    signers = signers_of(ceremony.cell, today())
    form = DocumentForm(posted, recipe=recipe, subject=ceremony, about=guest, signers=signers)
    if form.is_valid():
        wanted = {"ceremony": ceremony, "sheet": form.sheet(), "form_key": form.cleaned_data["form_key"]}
        try:
            content = attempt(form, print_invitations, actor=request.user, **wanted)
        except Conflict as conflict:
            return conflict_page(request, conflict, back)
        if content:
            return download(content, name="Giấy mời (bản in).pdf", content_type="application/pdf")
    return form_page(
        request,
        form,
        heading="Lập giấy mời cho tất cả đại biểu",
        lead=f"{ceremony.guests.count()} giấy mời, mỗi đại biểu một giấy, trong một tệp để in.",
        submit="Lập và tải giấy mời",
        back_url=back,
        back_label="Giấy tờ của buổi lễ",
    )
