"""Papers beside the decisions: what can be made (recipes), making, reading, signed copies."""

from ceremonies.services.documents import (  # noqa: F401 — they register
    recipes_guides,
    recipes_lists,
    recipes_resolutions,
    recipes_verification,
)
from ceremonies.services.documents.keeping import add_signed_copy, read_document, read_signed_copy
from ceremonies.services.documents.making import draft_document, form_title, make_document, unmade
from ceremonies.services.documents.recipes import (
    Ask,
    AskKind,
    Recipe,
    Recorded,
    Sheet,
    SignedBy,
    recipe_of,
    recipes_for,
    recipes_of,
    register,
    registered_kinds,
)

__all__ = [
    "Ask",
    "AskKind",
    "Recipe",
    "Recorded",
    "Sheet",
    "SignedBy",
    "add_signed_copy",
    "draft_document",
    "form_title",
    "make_document",
    "read_document",
    "read_signed_copy",
    "recipe_of",
    "recipes_for",
    "recipes_of",
    "register",
    "registered_kinds",
    "unmade",
]
