"""What may be made of many files at once: print sets, drafts, and every paper that has a recipe."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from ceremonies.models import Candidacy, Decision, PaperBatch
from ceremonies.services.documents import Recipe, recipes_of
from ceremonies.services.policies import policy_in_force
from members.clock import today

DECISIONS, DRAFTS = "decisions", "drafts"


@dataclass(frozen=True)
class BatchKind:
    """`subject`: the rows that are chosen. A recipe of `PaperBatch` makes one paper of all of them."""

    code: str
    title: str
    subject: type[Model]
    recipe: Recipe | None = None

    @property
    def is_one_paper(self) -> bool:
        return self.recipe is not None and self.recipe.subject is PaperBatch


_STORED = BatchKind(DECISIONS, "Bộ in quyết định đã ban hành", Decision)
_DRAFTS = BatchKind(DRAFTS, "Dự thảo quyết định", Candidacy)


def kinds() -> list[BatchKind]:
    """Those made from files, in the order in which they are offered: drafts, lists of several, a paper for each."""
    forms = policy_in_force(today()).data["forms"]
    recipes = [*recipes_of(PaperBatch), *recipes_of(Candidacy)]
    return [_DRAFTS, *(_of(recipe, forms) for recipe in recipes)]


def titles() -> dict[str, str]:
    """Of every kind, by its code."""
    return {kind.code: kind.title for kind in [_STORED, *kinds()]}


def kind_of(code: str) -> BatchKind | None:
    return next((kind for kind in [_STORED, *kinds()] if kind.code == code), None)


def _of(recipe: Recipe, forms: Mapping[str, Mapping]) -> BatchKind:
    """Called as the policy in force calls the form."""
    title = forms.get(recipe.kind, {}).get("title") or recipe.title
    return BatchKind(recipe.kind, title, Candidacy, recipe)
