"""What may be made of many files at once: print sets, drafts, and every paper that has a recipe."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model, QuerySet

from ceremonies.choices import State
from ceremonies.models import Candidacy, Decision, PaperBatch
from ceremonies.permissions.documents import OF_SEVERAL, OF_UNION
from ceremonies.permissions.paper_batches import nominated_by, offices_of
from ceremonies.resources.books import BOOKS, Book
from ceremonies.services.documents import Recipe, recipes_of
from ceremonies.services.policies import policy_in_force
from ceremonies.workflow import ADMISSION, RECOGNITION, ROADS, Road
from members.choices import Tree
from members.clock import today
from members.permissions import visible_to

#: What recipes read to say whether their paper belongs to a file.
_READ = ("resolutions__body", "helpers__person", "papers", "verifications", "opinions", "moves", "steps")
DECISIONS, DRAFTS = "decisions", "drafts"
MOST_FILES, MOST_ROWS = 200, 2000


def _voted(road: Road) -> frozenset[State]:
    """From the cell's vote on, before the decision."""
    return frozenset(road.states) - {road.file, road.decided}


#: Files in these states are offered first; for other papers all open files.
_STATES = {
    DRAFTS: frozenset().union(
        *(_voted(road) - {road.cell_voted, road.at_section} for road in ROADS.values())
    ),
    "proposal_list": _voted(ADMISSION),
    "recognition_list": _voted(RECOGNITION),
    **dict.fromkeys(OF_UNION, frozenset({State.RESOLVED, State.SENT})),
}
#: Whose papers these are; all others are the Party's.
_TREES = {"youth_resolution": Tree.YOUTH, "union_resolution": Tree.UNION}


@dataclass(frozen=True)
class BatchKind:
    """`subject`: the rows that are chosen. A recipe of `PaperBatch`, or a register, makes one paper of all of them."""

    code: str
    title: str
    subject: type[Model]
    recipe: Recipe | None = None
    book: Book | None = None

    def seen(self, user) -> QuerySet:
        """The rows that this user may choose."""
        if self.tree != Tree.PARTY:
            return nominated_by(user)
        return self.book.source.seen(user) if self.book else visible_to(user, self.subject)

    @property
    def tree(self) -> Tree:
        """Papers of a union are made by who nominates, of the own nominees; those of the Party by who keeps files."""
        return _TREES.get(self.code, Tree.PARTY)

    @property
    def most(self) -> int:
        """So many rows go into one batch."""
        return MOST_ROWS if self.book else MOST_FILES

    @property
    def counted(self) -> str:
        return "dòng" if self.book else "hồ sơ"

    @property
    def states(self) -> frozenset[State]:
        """Where files usually need it; empty for any open file."""
        return _STATES.get(self.code, frozenset())

    @property
    def is_one_paper(self) -> bool:
        return self.recipe is not None and self.recipe.subject is PaperBatch


_STORED = BatchKind(DECISIONS, "Bộ in quyết định đã ban hành", Decision)
_DRAFTS = BatchKind(DRAFTS, "Dự thảo quyết định", Candidacy)
#: Registers are ordered on their own pages.
_BOOKS = {
    book.name: BatchKind(f"so-{book.name}", book.title, book.model, book=book) for book in BOOKS.values()
}


def kind_of_book(book: Book) -> BatchKind:
    return _BOOKS[book.name]


def rows_for(kind: BatchKind, found: QuerySet, most: int) -> list[Model]:
    """The first `most` rows that this paper belongs to, as its recipe says; looked for among three times as many."""
    recipe = kind.recipe
    if recipe is None or kind.is_one_paper:
        return list(found[:most])
    looked_at = found.prefetch_related(*_READ)[: 3 * most]
    return list(islice((row for row in looked_at if recipe.applies(row)), most))


def kinds() -> list[BatchKind]:
    """Those made from files, in the order in which they are offered: drafts, lists of several, a paper for each.

    What the unions resolve comes last. Not what is one paper for all whom a meeting resolved on.
    """
    forms = policy_in_force(today()).data["forms"]
    of_all = recipes_of(PaperBatch)
    elsewhere = {recipe.kind for recipe in of_all} | OF_SEVERAL
    of_each = [recipe for recipe in recipes_of(Candidacy) if recipe.kind not in elsewhere]
    of_each.sort(key=lambda recipe: recipe.kind in OF_UNION)
    return [_DRAFTS, *(_of(recipe, forms) for recipe in [*of_all, *of_each])]


def kinds_for(user) -> list[BatchKind]:
    """Those of the trees in which the user holds such an office."""
    held = {tree for tree in Tree if offices_of(user, tree).exists()}
    return [kind for kind in kinds() if kind.tree in held]


def titles() -> dict[str, str]:
    """Of every kind, by its code."""
    return {kind.code: kind.title for kind in [_STORED, *_BOOKS.values(), *kinds()]}


def kind_of(code: str) -> BatchKind | None:
    return next((kind for kind in [_STORED, *_BOOKS.values(), *kinds()] if kind.code == code), None)


def _of(recipe: Recipe, forms: Mapping[str, Mapping]) -> BatchKind:
    """Called as the policy in force calls the form; the label tells apart those of one title."""
    title, label = forms[recipe.kind]["title"], forms[recipe.kind]["label"]
    return BatchKind(recipe.kind, f"{title} ({label})" if label else title, Candidacy, recipe)
