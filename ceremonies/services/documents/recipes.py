"""What papers the portal makes and from what: a recipe for each, registered by the subject it belongs to."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from django.db.models import Model

from ceremonies.choices import DocumentType, PaperKind
from ceremonies.models import Resolution
from members.models import Organisation


class SignedBy(Enum):
    """An office-holder of the issuer; those who held the meeting; a person for themselves; nobody (a guide)."""

    OFFICE = auto()
    MEETING = auto()
    PERSON = auto()
    NOBODY = auto()


class AskKind(Enum):
    WORDS = auto()
    LINE = auto()
    DAY = auto()
    TIME = auto()
    COUNT = auto()


@dataclass(frozen=True)
class Ask:
    """What the maker types because no row holds it; the answer is `sheet.words[name]`, None or "" when left out."""

    name: str
    label: str
    kind: AskKind = AskKind.WORDS
    required: bool = False
    help_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What one paper has beside the facts of its subject. `number` as printed ("Số 05-NQ/CB", "" for none).

    `form` (the label of the policy) and `style` are filled in when it is made.
    """

    number: str = ""
    dated: date | None = None
    signer_name: str = ""
    signer_office: str = ""
    words: Mapping[str, object] = field(default_factory=dict)
    form: str = ""
    style: Mapping[str, object] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """What was typed, "" for nothing."""
        return str(self.words.get(name) or "").strip()


@dataclass(frozen=True)
class Recorded:
    """Number and day that a row already holds: the paper bears these and asks for none."""

    number: str
    dated: date


def _none(*args):
    return ()


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """`kind` is a key of `[forms]` of the policy. `obj` below is a row of `subject`, `about` one of `abouts(obj)`.

    `lacking` says in sentences what is missing; `applies` whether the paper belongs to this row at all. Without
    `document_type` the number is typed; `unnumbered` papers may do without. `known` are names of `asks` that a row
    answers already, `initial` what stands in the boxes at first. `about_words` is what `about` is called. `answers` is
    the entry of the checklist that the paper is. `resolved` is the row of a resolution whose paper is made once for all
    whom it names. `remember` keeps in a row what was answered about the meeting. Low `order`s are offered first.
    """

    kind: str
    subject: type[Model]
    issuer: Callable[[Model, Model | None], Organisation]
    facts: Callable[[Model, Model | None, Sheet], object]
    snapshot: Callable[[object], Mapping[str, object]]
    order: int = 100
    document_type: DocumentType | None = None
    unnumbered: bool = False
    signed_by: SignedBy = SignedBy.OFFICE
    lacking: Callable[[Model, Model | None], Sequence[str]] = _none
    applies: Callable[[Model], bool] = lambda obj: True
    abouts: Callable[[Model], Sequence[Model]] | None = None
    about_words: Callable[[Model, Model], str] = lambda obj, about: str(about)
    asks: Sequence[Ask] = ()
    known: Callable[[Model, Model | None], Collection[str]] = _none
    initial: Callable[[Model, Model | None], Mapping[str, object]] = lambda obj, about: {}
    recorded: Callable[[Model, Model | None], Recorded | None] = lambda obj, about: None
    answers: PaperKind | None = None
    resolved: Callable[[Model], Resolution | None] = lambda obj: None
    remember: Callable[[Model, Model | None, Sheet], object] = lambda obj, about, sheet: None

    def asked(self, obj: Model, about: Model | None) -> list[Ask]:
        known = self.known(obj, about)
        return [ask for ask in self.asks if ask.name not in known]

    @property
    def is_numbered(self) -> bool:
        return self.signed_by in (SignedBy.OFFICE, SignedBy.MEETING)


_RECIPES: dict[tuple[type[Model], str], Recipe] = {}


def register(*recipes: Recipe) -> None:
    """Each kind once for a subject."""
    for recipe in recipes:
        key = (recipe.subject, recipe.kind)
        if key in _RECIPES:
            raise ValueError(f"two recipes for {key}")
        _RECIPES[key] = recipe


def recipe_of(subject: type[Model], kind: str) -> Recipe | None:
    return _RECIPES.get((subject, kind))


def recipes_for(obj: Model) -> list[Recipe]:
    """Those that belong to this row, whether or not they can be made yet."""
    found = [recipe for (subject, _), recipe in _RECIPES.items() if subject is type(obj)]
    return sorted((recipe for recipe in found if recipe.applies(obj)), key=lambda recipe: recipe.order)


def recipes_of(subject: type[Model]) -> list[Recipe]:
    """All that are made from such rows."""
    found = [recipe for (model, _), recipe in _RECIPES.items() if model is subject]
    return sorted(found, key=lambda recipe: recipe.order)
