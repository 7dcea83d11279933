"""What a user may do: `may()` and the rule of each action about organisations and people."""

from collections.abc import Callable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.models import Membership, Person, User
from members.permissions.grants import grants_of, scope
from members.permissions.roles import SENDING_RIGHTS
from members.permissions.visibility import VISIBILITY, sees

RULES: dict[str, Callable[[User, Model | None], bool]] = {}


def rule(action: str):
    """Registers the answer for an action; the user is active and, for a saved row, sees it."""

    def register(function):
        RULES[action] = function
        return function

    return register


def may(user, action: str, obj: Model | None = None) -> bool:
    """May this user do this now? The only question anyone asks; `view` means: is it in `visible_to`?"""
    if not user.is_authenticated or not user.is_active:
        return False
    if obj is not None and obj.pk is not None and type(obj) in VISIBILITY:
        if not sees(user, obj):
            return False
        if action == "view":
            return True
    return RULES[action](user, obj)


def _of_organisation(right: Right):
    return lambda user, organisation: grants_of(user).cover(right, organisation)


RULES["organisation.manage"] = _of_organisation(Right.MANAGE_ORGANISATIONS)
RULES["organisation.people"] = _of_organisation(Right.VIEW_PEOPLE)
RULES["organisations.export"] = lambda user, obj: grants_of(user).hold_something
RULES["appointment.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_APPOINTMENTS)
RULES["account.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_ACCOUNTS)
RULES["people.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_PEOPLE)
RULES["people.add"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_PEOPLE)
RULES["membership.manage"] = _of_organisation(Right.MANAGE_PEOPLE)


@rule("term.keep")
def _may_keep_term(user, organisation):
    """The administrator, and who keeps the files or writes the nominations of the organisation itself."""
    grants = grants_of(user)
    rights = (Right.MANAGE_ORGANISATIONS, Right.KEEP_CANDIDACY, Right.DRAFT_NOMINATION)
    return any(grants.cover(right, organisation) for right in rights)


@rule("imports.list")
def _may_send_some_list(user, obj):
    grants = grants_of(user)
    return any(grants.holds(right) for right in SENDING_RIGHTS)


@rule("imports.send_somewhere")
def _may_send_such_a_list(user, batch):
    return grants_of(user).holds(batch.right)


@rule("imports.send")
def _may_send_this_list(user, batch):
    """Staging, writing and taking back ask the same: the right of the list over its organisation."""
    return grants_of(user).cover(batch.right, batch.organisation)


def people_changeable_by(user) -> QuerySet[Person]:
    """Entries within the reach of the right, those of Party members only through the Party; never one's own."""
    others = Person.objects.exclude(pk=user.person_id)
    if Right.MANAGE_PEOPLE in grants_of(user).everywhere:
        return others
    party = kinds_of(Tree.PARTY)
    members = Membership.objects.order_by().current(today()).filter(person=OuterRef("pk"))
    in_party = members.filter(organisation__kind__in=party)
    served = scope(user, Right.MANAGE_PEOPLE, "department__serves__path")
    through_party = Exists(_kept(user, in_party)) | Q(served, department__serves__kind__in=party)
    within = Q(Exists(_kept(user, members))) | scope(user, Right.MANAGE_PEOPLE, "department__path") | served
    return others.filter(through_party | within & ~Exists(in_party))


def _kept(user, members: QuerySet[Membership]) -> QuerySet[Membership]:
    return members.filter(scope(user, Right.MANAGE_PEOPLE, "organisation__path"))


@rule("person.change")
def _may_change_person(user, person):
    return people_changeable_by(user).filter(pk=person.pk).exists()


@rule("person.access")
def _may_see_who_sees(user, person):
    """Who sees an entry is told to the person concerned and to those who keep it."""
    return person.pk == user.person_id or people_changeable_by(user).filter(pk=person.pk).exists()
