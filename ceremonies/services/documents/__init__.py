"""Papers beside the decisions: what can be made (recipes), making, reading, signed copies."""

from importlib import import_module
from pkgutil import iter_modules

from ceremonies.services.documents.checklists import entry_for
from ceremonies.services.documents.invitations import print_invitations
from ceremonies.services.documents.keeping import (
    add_signed_copy,
    read_document,
    read_signed_copy,
    void_document,
)
from ceremonies.services.documents.making import draft_document, make_document
from ceremonies.services.documents.naming import form_title, is_form_uncertain, unmade
from ceremonies.services.documents.of_several import made_for_others
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
    "entry_for",
    "form_title",
    "is_form_uncertain",
    "made_for_others",
    "make_document",
    "print_invitations",
    "read_document",
    "read_signed_copy",
    "recipe_of",
    "recipes_for",
    "recipes_of",
    "register",
    "unmade",
    "void_document",
]

#: Each subject registers what it makes in a module of its own.
for _module in iter_modules(__path__):
    if _module.name.startswith("recipes_"):
        import_module(f"{__name__}.{_module.name}")
