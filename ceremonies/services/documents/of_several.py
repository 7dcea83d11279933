"""A paper that is one for all whom a meeting resolved on: made on one file, it is there for the others too."""

from ceremonies.documents.wording import spelled
from ceremonies.models import Candidacy, Document
from ceremonies.services.documents.gathering import of_one_resolution
from ceremonies.services.documents.recipes import Recipe
from members.permissions import visible_to


def made_for_others(user, recipe: Recipe, candidacy: Candidacy) -> Document | None:
    """The newest on another file that names this person too; who joined the resolution afterwards is not on it."""
    resolution = recipe.resolved(candidacy)
    if resolution is None:
        return None
    same = of_one_resolution(resolution).exclude(candidacy=candidacy).order_by().values("candidacy")
    made = visible_to(user, Document).filter(kind=recipe.kind, dated=resolution.held_on, candidacy__in=same)
    made = made.select_related("candidacy__person", "organisation", "number").prefetch_related("copies")
    return next((paper for paper in made.order_by("-made_at", "-pk") if _names(paper, candidacy)), None)


def _names(document: Document, candidacy: Candidacy) -> bool:
    snapshot = document.snapshot
    name = spelled(candidacy.person.full_name, snapshot["style"]["spelling"])
    return any(name in _cells(block) for block in snapshot["body"])


def _cells(value) -> list[str]:
    """Every text of a block, however deep."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for each in values for text in _cells(each)]
