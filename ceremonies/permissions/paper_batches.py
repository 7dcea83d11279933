"""Who orders papers by the batch: keepers of files in the Party, nominators in the unions; each sees the own."""

from django.db.models import Q

from ceremonies.models import Candidacy, PaperBatch
from ceremonies.permissions.documents import OF_UNION
from members.choices import Right, Tree, kinds_of
from members.models import Organisation
from members.permissions import RULES, grants_of, rule, scope, visibility, visible_to

#: As for one paper, see `document.make`.
_OF_PARTY, _OF_UNION = (Right.KEEP_CANDIDACY,), (Right.DRAFT_NOMINATION, Right.RESOLVE_NOMINATION)


def _holds(user, rights) -> bool:
    return any(grants_of(user).holds(right) for right in rights)


RULES["batches.of_party"] = lambda user, obj: _holds(user, _OF_PARTY)
RULES["batches.of_union"] = lambda user, obj: _holds(user, _OF_UNION)
RULES["batches.list"] = lambda user, obj: _holds(user, (*_OF_PARTY, *_OF_UNION))


@visibility(PaperBatch)
def batches_visible_to(user):
    """As long as the right of its kind is held where it was ordered."""
    of_union = Q(kind__in=OF_UNION)
    kept = scope(user, Right.KEEP_CANDIDACY, "organisation__path") & ~of_union
    nominating = _nominating(user, "organisation__path") & of_union
    return PaperBatch.objects.filter(kept | nominating, actor=user.pk)


@rule("batch.make")
def _may_make(user, batch: PaperBatch):
    rights = _OF_UNION if batch.kind in OF_UNION else _OF_PARTY
    return any(grants_of(user).cover(right, batch.organisation) for right in rights)


def nominated_by(user):
    """Files whose union papers the user may make."""
    return visible_to(user, Candidacy).filter(_nominating(user, "nominator__path"))


def offices_of(user, tree: Tree):
    """Where the user may order papers of this tree, from the top; in a union those of the own offices."""
    rights, paths = _OF_PARTY if tree == Tree.PARTY else _OF_UNION, grants_of(user).paths
    held = {path for right in rights for path in paths.get(right, ())}
    return Organisation.objects.filter(path__in=held, kind__in=kinds_of(tree)).order_by("path")


def _nominating(user, path: str) -> Q:
    drafts, resolves = (scope(user, right, path) for right in _OF_UNION)
    return drafts | resolves
