from django.db import transaction

from members.clock import today
from members.models import Membership, Person
from members.names import fold, normalise, sort_key
from members.permissions import may
from members.services.access import require
from members.services.audit import record
from members.services.errors import Refused
from members.services.versions import save_version

FIELDS = [
    "full_name",
    "birth_date",
    "sex",
    "citizen_id",
    "ethnicity",
    "religion",
    "native_place",
    "residence",
    "education",
    "job_title",
    "department",
    "phone",
    "email",
]


def derive(person: Person) -> None:
    """Fills the columns computed from the name: sort and search keys."""
    person.full_name = normalise(person.full_name)
    person.sort_key = sort_key(person.full_name)
    person.search_key = fold(person.full_name)
    person.citizen_id = person.citizen_id or None


@transaction.atomic
def add_person(*, actor, person: Person, organisation=None) -> Person:
    """A new person; an actor whose right is bound to organisations names one of them for the membership."""
    require(may(actor, "people.add"))
    if organisation is not None:
        require(may(actor, "membership.manage", organisation))
    derive(person)
    person.save(force_insert=True)
    record(actor=actor, action="person.create", obj=person)
    if organisation is not None:
        Membership.objects.create(person=person, organisation=organisation)
    elif not may(actor, "person.change", person):
        raise Refused("Hãy chọn đơn vị hoặc tổ chức trong phạm vi của bạn cho người này.")
    return person


@transaction.atomic
def change_person(*, actor, person: Person, version: int) -> Person:
    require(may(actor, "person.change", person))
    derive(person)
    before = Person.objects.filter(pk=person.pk).values(*FIELDS).get()
    save_version(person, version, [*FIELDS, "sort_key", "search_key"])
    after = Person.objects.filter(pk=person.pk).values(*FIELDS).get()
    changed = {name: [before[name], after[name]] for name in FIELDS if before[name] != after[name]}
    record(actor=actor, action="person.change", obj=person, changed=changed)
    return person


@transaction.atomic
def add_membership(*, actor, membership: Membership) -> Membership:
    _require_keeper(actor, membership)
    require(may(actor, "view", membership.person))
    membership.save(force_insert=True)
    record(actor=actor, action="membership.create", obj=membership)
    return membership


@transaction.atomic
def end_membership(*, actor, membership: Membership, ended_on=None, reason: str) -> Membership:
    _require_keeper(actor, membership)
    ended = ended_on or today()
    if not Membership.objects.filter(pk=membership.pk, ended_on__isnull=True).update(
        ended_on=ended, end_reason=reason
    ):
        raise Refused("Tư cách thành viên này đã kết thúc trước đó.")
    membership.refresh_from_db()
    record(actor=actor, action="membership.end", obj=membership, ended_on=ended, reason=reason)
    return membership


def _require_keeper(actor, membership: Membership) -> None:
    """Nobody writes down or ends their own membership."""
    require(may(actor, "membership.manage", membership.organisation))
    require(actor.person_id != membership.person_id)
