"""The one place for rights: role → rights, `may()` and `visible_to()`.

A right counts when the user's appointment is in force today, its role confers the right, and the
django-guardian grant on the organisation exists. `is_superuser` means nothing here.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import FilteredRelation, Model, Q, QuerySet

from members.choices import Right, Role, Tree, kinds_of
from members.clock import today
from members.models import (
    Appointment,
    ImportBatch,
    Membership,
    Organisation,
    Person,
    User,
)
from members.models.organisation import PATH_END

_PARTY_READS = frozenset({Right.VIEW_PEOPLE, Right.VIEW_CANDIDACIES})
_PARTY_KEEPS = _PARTY_READS | {
    Right.MANAGE_PEOPLE,
    Right.KEEP_CANDIDACY,
    Right.RECORD_VOTE,
}
_UNION_DRAFTS = frozenset(
    {
        Right.VIEW_PEOPLE,
        Right.MANAGE_PEOPLE,
        Right.IMPORT_PEOPLE,
        Right.VIEW_NOMINATIONS,
        Right.DRAFT_NOMINATION,
    }
)

ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SECRETARY: _PARTY_KEEPS | {Right.ISSUE_DECISION},
    Role.DEPUTY_SECRETARY: _PARTY_KEEPS | {Right.ISSUE_DECISION},
    Role.COMMITTEE_MEMBER: _PARTY_READS,
    Role.COMMITTEE_OFFICE: _PARTY_KEEPS,
    Role.UNION_LEADER: _UNION_DRAFTS | {Right.RESOLVE_NOMINATION},
    Role.UNION_EXECUTIVE: _UNION_DRAFTS,
    Role.INSPECTOR: _PARTY_READS,
    Role.SYSTEM_ADMIN: frozenset(
        {
            Right.VIEW_PEOPLE,
            Right.MANAGE_PEOPLE,
            Right.IMPORT_PEOPLE,
            Right.MANAGE_ORGANISATIONS,
            Right.MANAGE_APPOINTMENTS,
            Right.MANAGE_ACCOUNTS,
        }
    ),
}

#: In which trees a role can be held.
ROLE_TREES: dict[Role, tuple[Tree, ...]] = {
    Role.SECRETARY: (Tree.PARTY,),
    Role.DEPUTY_SECRETARY: (Tree.PARTY,),
    Role.COMMITTEE_MEMBER: (Tree.PARTY,),
    Role.COMMITTEE_OFFICE: (Tree.PARTY,),
    Role.UNION_LEADER: (Tree.YOUTH, Tree.UNION),
    Role.UNION_EXECUTIVE: (Tree.YOUTH, Tree.UNION),
    Role.INSPECTOR: (Tree.PARTY,),
    Role.SYSTEM_ADMIN: (),
}

#: These hold for the organisation and all below it; the others only at the organisation itself.
REACHES_BELOW = frozenset(
    {
        Right.VIEW_PEOPLE,
        Right.MANAGE_PEOPLE,
        Right.IMPORT_PEOPLE,
        Right.VIEW_NOMINATIONS,
        Right.RESOLVE_NOMINATION,
        Right.VIEW_CANDIDACIES,
    }
)


@dataclass
class Grants:
    """What one user may do today: right → paths of organisations; `everywhere` needs no organisation."""

    paths: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    everywhere: set[str] = field(default_factory=set)

    def cover(self, right: Right, organisation: Organisation | None) -> bool:
        if right in self.everywhere:
            return True
        if organisation is None:
            return False
        held = self.paths.get(right, ())
        if right in REACHES_BELOW:
            return any(organisation.path.startswith(path) for path in held)
        return organisation.path in held

    def holds(self, right: Right) -> bool:
        """Somewhere, at any organisation: for menus only."""
        return right in self.everywhere or bool(self.paths.get(right))


def grants_of(user) -> Grants:
    """One query; kept for the request when `GrantsMiddleware` has opened the user's cache."""
    if not user.is_authenticated or not user.is_active:
        return Grants()
    cache = getattr(user, "grants_cache", None)
    if cache is None:
        return _load_grants(user)
    if "grants" not in cache:
        cache["grants"] = _load_grants(user)
    return cache["grants"]


def _load_grants(user) -> Grants:
    grants = Grants()
    rows = (
        Appointment.objects.current(today())
        .filter(user=user)
        .annotate(
            own=FilteredRelation("organisation__grants", condition=Q(organisation__grants__user=user.pk))
        )
        .values_list("role", "organisation__path", "own__permission__codename")
    )
    for role, path, codename in rows:
        if path is None:
            grants.everywhere |= ROLE_RIGHTS[Role(role)]
        elif codename in ROLE_RIGHTS[Role(role)]:
            grants.paths[codename].add(path)
    return grants


def scope(user, right: Right, field_path: str = "path") -> Q:
    """Organisations on which the user holds the right, as a condition on their path column."""
    grants = grants_of(user)
    if right in grants.everywhere:
        return Q()
    found = Q(pk__in=[])
    for path in grants.paths.get(right, ()):
        if right in REACHES_BELOW:
            found |= Q(**{f"{field_path}__gte": path, f"{field_path}__lt": path + PATH_END})
        else:
            found |= Q(**{field_path: path})
    return found


def organisations_with(user, right: Right) -> QuerySet[Organisation]:
    return Organisation.objects.filter(scope(user, right))


# --- what a user sees -------------------------------------------------------------------------

VISIBILITY: dict[type[Model], Callable[[User], QuerySet]] = {}


def visibility(model: type[Model]):
    """Registers the one definition of which rows of a model a user sees."""

    def register(function):
        VISIBILITY[model] = function
        return function

    return register


def visible_to(user, model: type[Model]) -> QuerySet:
    """The rows of a model that this user sees; lists, details, exports and counts all start here."""
    if not user.is_authenticated or not user.is_active:
        return model._default_manager.none()
    return VISIBILITY[model](user)


@visibility(Organisation)
def _organisations(user):
    """The tree of organisations is no secret inside the office."""
    return Organisation.objects.all()


@visibility(Person)
def _people(user):
    """Members of the organisations in reach; for Party bodies also the staff of the departments in their care."""
    if Right.VIEW_PEOPLE in grants_of(user).everywhere:
        return Person.objects.all()
    reach = Organisation.objects.filter(scope(user, Right.VIEW_PEOPLE))
    looked_after = Organisation.objects.filter(
        Q(scope(user, Right.VIEW_PEOPLE)) | scope(user, Right.VIEW_PEOPLE, "serves__path"),
        kind__in=kinds_of(Tree.STAFF),
    )
    members = Membership.objects.current(today()).filter(organisation__in=reach)
    own = Q(pk=user.person_id) if user.person_id else Q(pk__in=[])
    return Person.objects.filter(own | Q(pk__in=members.values("person")) | Q(department__in=looked_after))


@visibility(User)
def _users(user):
    return (
        User.objects.all()
        if grants_of(user).holds(Right.MANAGE_ACCOUNTS)
        else User.objects.filter(pk=user.pk)
    )


@visibility(Appointment)
def _appointments(user):
    """Who holds which office is open to the office-holders themselves and the administrator."""
    if grants_of(user).holds(Right.MANAGE_APPOINTMENTS):
        return Appointment.objects.all()
    return Appointment.objects.filter(user=user)


@visibility(ImportBatch)
def _import_batches(user):
    return ImportBatch.objects.filter(uploaded_by=user)


# --- what a user may do -----------------------------------------------------------------------

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
        if not visible_to(user, type(obj)).filter(pk=obj.pk).exists():
            return False
        if action == "view":
            return True
    return RULES[action](user, obj)


def _of_organisation(right: Right):
    return lambda user, organisation: grants_of(user).cover(right, organisation)


RULES["organisation.manage"] = _of_organisation(Right.MANAGE_ORGANISATIONS)
RULES["appointment.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_APPOINTMENTS)
RULES["account.manage"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_ACCOUNTS)
RULES["people.list"] = lambda user, obj: grants_of(user).holds(Right.VIEW_PEOPLE)
RULES["people.import"] = _of_organisation(Right.IMPORT_PEOPLE)
RULES["people.add"] = lambda user, obj: grants_of(user).holds(Right.MANAGE_PEOPLE)
RULES["membership.manage"] = _of_organisation(Right.MANAGE_PEOPLE)


@rule("imports.list")
def _may_import_something(user, obj):
    grants = grants_of(user)
    return grants.holds(Right.IMPORT_PEOPLE) or grants.holds(Right.MANAGE_ORGANISATIONS)


@rule("organisations.import")
def _may_import_organisations(user, obj):
    return grants_of(user).holds(Right.MANAGE_ORGANISATIONS)


def people_changeable_by(user) -> QuerySet[Person]:
    """Entries within the reach of the right; nobody changes their own."""
    others = Person.objects.exclude(pk=user.person_id)
    if Right.MANAGE_PEOPLE in grants_of(user).everywhere:
        return others
    reach = organisations_with(user, Right.MANAGE_PEOPLE)
    members = Membership.objects.current(today()).filter(organisation__in=reach)
    return others.filter(
        Q(pk__in=members.values("person")) | Q(department__in=reach) | Q(department__serves__in=reach)
    )


@rule("person.change")
def _may_change_person(user, person):
    return people_changeable_by(user).filter(pk=person.pk).exists()


@rule("person.access")
def _may_see_who_sees(user, person):
    """Who sees an entry is told to the person concerned and to those who keep it."""
    return person.pk == user.person_id or people_changeable_by(user).filter(pk=person.pk).exists()
