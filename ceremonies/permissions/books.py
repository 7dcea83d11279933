"""The registers of the Party's office are read by whoever reads its files."""

from ceremonies.models import Candidacy
from ceremonies.permissions.files import of_party
from members.choices import Right, Tree, kinds_of
from members.models import Membership, Organisation
from members.permissions import RULES, grants_of, rule, scope

RULES["books.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_CANDIDACIES)

#: Characters of a path for each level.
_SEGMENT = 6


def files_of_others_by_party(user):
    """What the Party's offices see of files; nobody reads the road or the votes of their own."""
    files = Candidacy.objects.filter(of_party(user))
    return files.exclude(person=user.person_id) if user.person_id else files


def party_memberships_seen_by(user):
    """Past and present, of the organisations whose people the user sees."""
    return Membership.objects.filter(
        scope(user, Right.VIEW_PEOPLE, "organisation__path"), organisation__kind__in=kinds_of(Tree.PARTY)
    )


def party_bodies_of(user):
    """The Party organisations in whose files the user reads."""
    return Organisation.objects.filter(scope(user, Right.VIEW_CANDIDACIES), kind__in=kinds_of(Tree.PARTY))


def offices_above(user) -> set[str]:
    """Paths of the organisations of the user's offices and of those above them."""
    held = grants_of(user).paths.get(Right.VIEW_CANDIDACIES, ())
    return {path[:end] for path in held for end in range(_SEGMENT, len(path) + 1, _SEGMENT)}


def heads_of(user):
    """In whose name the user prints a register: the Party organisations of the own offices."""
    held = grants_of(user).paths.get(Right.VIEW_CANDIDACIES, ())
    return Organisation.objects.filter(path__in=held, kind__in=kinds_of(Tree.PARTY)).order_by("path")


@rule("book.head")
def _may_head(user, organisation: Organisation):
    return heads_of(user).filter(pk=organisation.pk).exists()
