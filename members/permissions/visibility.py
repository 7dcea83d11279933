"""What a user sees: one definition a model; lists, details, exports and counts all start here."""

from collections.abc import Callable, Iterable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from members.choices import Right, Tree, kinds_of
from members.clock import today
from members.models import (
    Appointment,
    ImportBatch,
    Membership,
    Organisation,
    PartyRecord,
    Person,
    User,
)
from members.permissions.grants import grants_of, scope, together
from members.permissions.roles import SENDING_RIGHTS

VISIBILITY: dict[type[Model], Callable[[User], QuerySet]] = {}
REASONS: dict[type[Model], Callable[[User], Iterable[QuerySet]]] = {}


def visibility(model: type[Model], reasons: Callable[[User], Iterable[QuerySet]] | None = None):
    """Registers the one definition of which rows of a model a user sees.

    `reasons`: the sets that it is made of, the commonest first, for a model whose rows are often asked about singly.
    """

    def register(function):
        VISIBILITY[model] = function
        if reasons:
            REASONS[model] = reasons
        return function

    return register


def visible_to(user, model: type[Model]) -> QuerySet:
    """The rows of a model that this user sees; lists, details, exports and counts all start here."""
    if not user.is_authenticated or not user.is_active:
        return model._default_manager.none()
    return VISIBILITY[model](user)


def sees(user, obj: Model) -> bool:
    """Is the row among those? Asked of the database once within a request that only reads."""
    known = (getattr(user, "grants_cache", None) or {}).get("seen")
    key = (type(obj), obj.pk)
    if known is None or key not in known:
        found = any(each.filter(pk=obj.pk).exists() for each in _sets(user, type(obj)))
        if known is None:
            return found
        known[key] = found
    return known[key]


def _sets(user, model: type[Model]) -> Iterable[QuerySet]:
    """What makes up `visible_to`: most often the first set tells, and costs a tenth of the whole."""
    if model not in REASONS or not user.is_authenticated or not user.is_active:
        return (visible_to(user, model),)
    return REASONS[model](user)


@visibility(Organisation)
def _organisations(user):
    """The tree of organisations is no secret inside the office."""
    return Organisation.objects.all()


@visibility(Person)
def _people(user):
    """Members of the organisations in reach; for Party bodies also the staff of the departments in their care."""
    if Right.VIEW_PEOPLE in grants_of(user).everywhere:
        return Person.objects.all()
    looked_after = Organisation.objects.filter(
        Q(scope(user, Right.VIEW_PEOPLE)) | scope(user, Right.VIEW_PEOPLE, "serves__path"),
        kind__in=kinds_of(Tree.STAFF),
    )
    members = Membership.objects.order_by().current(today())
    members = members.filter(scope(user, Right.VIEW_PEOPLE, "organisation__path"))
    own = Q(pk=user.person_id) if user.person_id else Q(pk__in=[])
    if grants_of(user).is_wide:
        staff = Q(Exists(looked_after.filter(pk=OuterRef("department"))))
        return Person.objects.filter(own | staff | Q(Exists(members.filter(person=OuterRef("pk")))))
    staff = Person.objects.filter(department__in=looked_after)
    sets = (staff.values("pk"), members.values("person"), Person.objects.filter(own).values("pk"))
    return Person.objects.filter(pk__in=together(*sets))


@visibility(PartyRecord)
def _party_records(user):
    """Those who keep the entries of the Party organisation, of the last one for somebody who left; never one's own."""
    records = PartyRecord.objects.exclude(person=user.person_id)
    if Right.MANAGE_PEOPLE in grants_of(user).everywhere:
        return records
    in_party = Membership.objects.filter(organisation__kind__in=kinds_of(Tree.PARTY))
    kept = in_party.filter(scope(user, Right.MANAGE_PEOPLE, "organisation__path"))
    now = in_party.current(today())
    left = ~Q(person__in=now.values("person"))
    return records.filter(
        Q(person__in=kept.current(today()).values("person")) | left & Q(person__in=kept.values("person"))
    )


@visibility(User)
def _users(user):
    return (
        User.objects.all()
        if grants_of(user).holds(Right.MANAGE_ACCOUNTS)
        else User.objects.filter(pk=user.pk)
    )


@visibility(Appointment)
def _appointments(user):
    """Who holds which office is open to the office-holders themselves and the administrator; also who stands in."""
    if grants_of(user).holds(Right.MANAGE_APPOINTMENTS):
        return Appointment.objects.all()
    return Appointment.objects.filter(Q(user=user) | Q(substitutes__user=user))


@visibility(ImportBatch)
def _import_batches(user):
    """Those of the organisations over which the right to send such a list is held today, whoever sent them."""
    grants = grants_of(user)
    found = Q(pk__in=[])
    for right in sorted(SENDING_RIGHTS):
        if grants.holds(right):
            found |= Q(right=right) & scope(user, right, "organisation__path")
    return ImportBatch.objects.filter(found)
