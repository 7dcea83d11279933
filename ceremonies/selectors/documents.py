"""Papers that were made: the list, those of one file, what they are called."""

from django.db.models import Model, Q, QuerySet

from ceremonies.models import Candidacy, Ceremony, Document, PaperBatch, Policy, SignedCopy
from ceremonies.selectors.paper_numbers import documents_matching
from members.models import Organisation
from members.names import fold
from members.permissions import visible_to

RELATED = ("candidacy__person", "organisation", "number")


def documents(user, *, q="", kind="", organisation=None, year=None) -> QuerySet[Document]:
    """`year`: of the day on the paper, of the day it was made where it bears none."""
    found = visible_to(user, Document).filter(documents_matching(user, q))
    if kind:
        found = found.filter(kind=kind)
    if organisation:
        found = found.filter(organisation=organisation)
    if year:
        found = found.filter(Q(dated__year=year) | Q(dated=None, made_at__year=year))
    return found.select_related(*RELATED).prefetch_related("copies")


def documents_of(user, candidacy: Candidacy) -> QuerySet[Document]:
    """Those of a file that the user sees, the newest first."""
    found = visible_to(user, Document).filter(candidacy=candidacy)
    return found.select_related("organisation", "number").prefetch_related("copies")


def documents_about(user, row: Model, *kinds: str) -> QuerySet[Document]:
    """Those of these kinds about a row that is no file, ceremony or class: a plan, a review."""
    found = visible_to(user, Document).filter(kind__in=kinds, about=row.pk)
    found = found.filter(candidacy=None, ceremony=None, course=None)
    return found.select_related("organisation").prefetch_related("copies")


def copies_of(user, **paper) -> QuerySet[SignedCopy]:
    """Signed copies of `document=` or `decision=` that the user sees."""
    return visible_to(user, SignedCopy).filter(**paper).select_related("file", "added_by")


def issuers_for(user) -> QuerySet[Organisation]:
    """The organisations of papers that the user sees."""
    seen = visible_to(user, Document).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=seen).order_by("path")


def kinds_for(user) -> list[tuple[str, str]]:
    """Kinds of which the user sees a paper, called as the newest policy calls them."""
    seen = set(visible_to(user, Document).order_by().values_list("kind", flat=True).distinct())
    titles: dict[str, str] = {}
    if seen:
        for data in Policy.objects.order_by("effective_from", "pk").values_list("data", flat=True):
            titles |= {kind: form["title"] for kind, form in data["forms"].items()}
    return sorted(((kind, titles.get(kind, kind)) for kind in seen), key=lambda each: fold(each[1]))


def documents_of_batch(user, batch: PaperBatch) -> QuerySet[Document]:
    """The one paper about all files of a batch."""
    found = visible_to(user, Document).filter(candidacy=None, ceremony=None, course=None)
    return found.filter(kind=batch.kind, about=batch.pk)


def documents_of_ceremony(user, ceremony: Ceremony) -> QuerySet[Document]:
    """The newest first."""
    found = visible_to(user, Document).filter(ceremony=ceremony)
    return found.select_related("organisation").prefetch_related("copies")
