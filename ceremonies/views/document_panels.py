"""The section "Văn bản" of a page: what can be made now, what is missing for the rest, what was made."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet, prefetch_related_objects
from django.template.loader import render_to_string

from ceremonies.choices import FilePart
from ceremonies.models import Candidacy, Document
from ceremonies.selectors.documents import documents_of
from ceremonies.selectors.sight import Sight
from ceremonies.services.documents import made_for_others, recipe_of, recipes_for, unmade
from ceremonies.views.document_making import create_address
from ceremonies.views.panels import file_panel
from members.models import User
from members.permissions import may

#: What the recipes of a file read, fetched once.
_READ = (
    "resolutions__body",
    "resolutions__exclusions",
    "helpers__person",
    "moves",
    "extensions",
    "papers",
    "steps__desk",
    "opinions",
    "verifications",
    "decisions__number",
)

CONTENTS = "file_contents"


@dataclass(frozen=True)
class Offer:
    """A paper that this reader may make, and what is still missing for it."""

    title: str
    form: str
    url: str
    lacking: list[str]


@dataclass(frozen=True)
class Made:
    """The valid paper of a kind, those before it, and where to make it anew ("" for who may not).

    `of`: another file, on which it was made for all whom a meeting resolved on.
    """

    document: Document
    older: list[Document]
    url: str = ""
    of: Candidacy | None = None


@file_panel(50, FilePart.DOCUMENTS)
def papers_of_file(user: User, candidacy: Candidacy, sight: Sight) -> str:
    if candidacy.person_id == user.person_id:
        return ""  # the section of the person concerned lists them
    if sight.road:
        prefetch_related_objects([candidacy], *_READ)
    return papers_section(user, candidacy, documents_of(user, candidacy))


@file_panel(-90)
def contents_of_closed_file(user: User, candidacy: Candidacy, sight: Sight) -> str:
    """A file that ended is put away with its table of contents, made after its end."""
    if candidacy.closed_on is None or not sight.road:
        return ""
    recipe = recipe_of(Candidacy, CONTENTS)
    if not recipe.applies(candidacy) or recipe.lacking(candidacy, None):
        return ""
    if not may(user, "document.make", unmade(actor=user, recipe=recipe, subject=candidacy, about=None)):
        return ""
    made = documents_of(user, candidacy).filter(kind=CONTENTS, made_at__date__gte=candidacy.closed_on)
    if made.exists():
        return ""
    return render_to_string("ceremonies/contents_panel.html", {"url": create_address(recipe, candidacy)})


def papers_section(user: User, obj: Model, documents: QuerySet[Document]) -> str:
    """For a page of any subject that has recipes; `documents` are those of `obj` that the reader sees."""
    offers = {(document.kind, document.about): offer for document, offer in _offers(user, obj)}
    made = [
        Made(newest, older, offer.url if (offer := offers.pop(key, None)) else "")
        for key, newest, *older in _by_paper(documents)
    ]
    for key in [key for key, offer in offers.items() if isinstance(obj, Candidacy) and not offer.lacking]:
        document = made_for_others(user, recipe_of(Candidacy, key[0]), obj)
        if document:
            made.append(Made(document, [], of=document.candidacy))
            del offers[key]
    context = {
        "ready": [offer for offer in offers.values() if not offer.lacking],
        "waiting": [offer for offer in offers.values() if offer.lacking],
        "made": made,
    }
    return render_to_string("ceremonies/document_panel.html", context) if made or offers else ""


def _offers(user: User, obj: Model) -> Iterable[tuple[Document, Offer]]:
    for recipe in recipes_for(obj):
        for about in recipe.abouts(obj) if recipe.abouts else [None]:
            document = unmade(actor=user, recipe=recipe, subject=obj, about=about)
            if may(user, "document.make", document):
                url = create_address(recipe, obj, about)
                yield document, Offer(document.title, document.form, url, list(recipe.lacking(obj, about)))


def _by_paper(documents: Iterable[Document]) -> list[tuple]:
    """(key, newest, older…) for each kind and row that it is about, the newest made first."""
    found: dict[tuple, list[Document]] = {}
    for document in documents:
        found.setdefault((document.kind, document.about), []).append(document)
    return [(key, *rows) for key, rows in found.items()]
