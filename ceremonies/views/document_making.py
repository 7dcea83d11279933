"""Making a paper of any kind from any row that has recipes: the form, the draft, the choice where there are several."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ceremonies.forms.documents import DocumentForm
from ceremonies.models import Candidacy, Paper
from ceremonies.selectors.signers import signers_of
from ceremonies.services.documents import (
    Recipe,
    draft_document,
    entry_for,
    form_title,
    is_form_uncertain,
    make_document,
    recipe_of,
    unmade,
)
from ceremonies.views.answers import conflict_page
from members.clock import today
from members.permissions import may
from members.selectors.consents import withdrawn_among
from members.services.errors import Conflict
from members.views.access import get_visible_or_404
from members.views.downloads import download
from members.views.sending import attempt, form_page

PDF = "application/pdf"


@require_http_methods(["GET", "HEAD", "POST"])
def document_create(request, subject: type[Model], pk: int, kind: str):
    """`?ve=` names the row it is about, where there are several."""
    obj = get_visible_or_404(request, subject, pk)
    recipe = recipe_of(subject, kind)
    if recipe is None or not recipe.applies(obj):
        raise Http404
    abouts = _abouts_of(request.user, recipe, obj)
    about = _chosen(request.GET.get("ve", ""), abouts)
    if about is None and len(abouts) > 1:
        return _choice(request, recipe, obj, abouts)
    about = about or abouts[0]
    organisation = recipe.issuer(obj, about)
    form = DocumentForm(
        request.POST if request.method == "POST" else None,
        recipe=recipe,
        subject=obj,
        about=about,
        signers=signers_of(organisation, today()),
        entry=_entry(request.user, recipe, obj, about),
    )
    try:
        answer = form.is_valid() and _send(request, form)
    except Conflict as conflict:
        return conflict_page(request, conflict, obj.get_absolute_url())
    return answer or _page(request, form, organisation)


def create_address(recipe: Recipe, obj: Model, about: Model | None = None) -> str:
    url = reverse("ceremonies:document_create", args=[recipe.subject, obj.pk, recipe.kind])
    return f"{url}?ve={about.pk}" if about else url


def _entry(user, recipe: Recipe, obj: Model, about: Model | None) -> Paper | None:
    entry = entry_for(recipe, obj, about)
    return entry if entry and may(user, "paper.edit", obj) else None


def _abouts_of(user, recipe: Recipe, obj: Model) -> list[Model | None]:
    """The rows this user may make the paper about; [None] when it is about the subject itself."""
    rows = list(recipe.abouts(obj)) if recipe.abouts else [None]
    if not rows:
        raise Http404
    allowed = [
        row
        for row in rows
        if may(user, "document.make", unmade(actor=user, recipe=recipe, subject=obj, about=row))
    ]
    if not allowed:
        raise PermissionDenied
    return allowed


def _chosen(text: str, abouts: list[Model | None]) -> Model | None:
    if not text:
        return None
    found = [row for row in abouts if row is not None and str(row.pk) == text]
    if not found:
        raise Http404
    return found[0]


def _choice(request, recipe: Recipe, obj: Model, abouts):
    context = {
        "heading": form_title(recipe, obj, abouts[0]),
        "subject": obj,
        "choices": [(recipe.about_words(obj, row), create_address(recipe, obj, row)) for row in abouts],
    }
    return render(request, "ceremonies/document_choice.html", context)


def _send(request, form: DocumentForm):
    """The answer to a right form; None when the service refused, and the form then says why."""
    wanted = {
        "actor": request.user,
        "recipe": form.recipe,
        "subject": form.subject,
        "about": form.about,
        "sheet": form.sheet(),
    }
    title = form_title(form.recipe, form.subject, form.about)
    if form.is_draft:
        content = attempt(form, draft_document, **wanted)
        return content and download(content, name=f"Dự thảo {title}.pdf", content_type=PDF)
    document = attempt(
        form,
        make_document,
        **wanted,
        take_number=form.takes_number,
        into_checklist=form.fills_checklist,
        form_key=form.cleaned_data["form_key"],
    )
    if document is None:
        return None
    messages.success(request, f"Đã lập: {document}.")
    return redirect(document)


def _page(request, form: DocumentForm, organisation):
    recipe, obj, about = form.recipe, form.subject, form.about
    return form_page(
        request,
        form,
        template="ceremonies/document_form.html",
        heading=form_title(recipe, obj, about),
        subject=obj,
        facts=_head(form, organisation),
        lacking=recipe.lacking(obj, about),
        uncertain=is_form_uncertain(recipe, obj, about),
        took_back=isinstance(obj, Candidacy) and bool(withdrawn_among([obj.person])),
    )


def _head(form: DocumentForm, organisation) -> list[tuple]:
    facts = [("Nơi ban hành", str(organisation)), ("Lập từ", str(form.subject))]
    if form.about:
        facts.append(("Về", form.recipe.about_words(form.subject, form.about)))
    if form.recorded:
        facts += [("Số", form.recorded.number or "Không ghi số"), ("Ngày", form.recorded.dated)]
    return facts
