"""What a user sees: one definition a model; lists, details, exports and counts all start here."""

from collections.abc import Callable

from django.db.models import Model, Q, QuerySet

from members.choices import ImportKind, Right, Tree, kinds_of
from members.clock import today
from members.models import Appointment, ImportBatch, Membership, Organisation, Person, User
from members.permissions.grants import grants_of, scope

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
    """One's own, while the right to send such a list is still held."""
    held = Q(kind=ImportKind.PEOPLE) & scope(user, Right.IMPORT_PEOPLE, "organisation__path")
    if grants_of(user).holds(Right.MANAGE_ORGANISATIONS):
        held |= Q(kind=ImportKind.ORGANISATIONS)
    return ImportBatch.objects.filter(held, uploaded_by=user)
