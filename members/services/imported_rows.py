"""Writing judged rows of a list into the register, inside the transaction of `members.services.imports`."""

from graphlib import TopologicalSorter

from members.models import Membership, Organisation, Person
from members.resources.judged import Judged, Outcome
from members.resources.organisations import OrganisationResource
from members.resources.people import PersonResource
from members.services.organisations import write_organisation
from members.services.people import FIELDS, derive


def write_people(actor, judged: list[Judged], resource: PersonResource) -> dict:
    new = [row.instance for row in judged if row.outcome == Outcome.NEW]
    changed = [row.instance for row in judged if row.before]
    joining = [row.instance for row in judged if resource.lacks_membership(row.instance)]
    for person in (*new, *changed):
        derive(person)
    for person in changed:
        person.version += 1
    Person.objects.bulk_create(new)
    Person.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*FIELDS, "sort_key", "search_key", "version"],
    )
    Membership.objects.bulk_create(
        Membership(person=person, organisation=resource.organisation) for person in joining
    )
    return {
        "new": [person.pk for person in new],
        "changed": [person.pk for person in changed],
        "joined": [person.pk for person in joining],
    }


def write_organisations(actor, judged: list[Judged], resource: OrganisationResource) -> dict:
    """Superiors and the Party organisations served come before those that name them."""
    instances = {row.key: row.instance for row in judged}
    needed = {
        code: {*resource.line_above(code), *([organisation.serves.code] if organisation.serves else [])}
        for code, organisation in instances.items()
    }
    for code in TopologicalSorter(needed).static_order():
        if code not in instances:
            continue
        organisation = instances[code]
        if organisation.pk:
            organisation.refresh_from_db(fields=["path", "version"])
        for name in ("parent", "serves"):
            other = getattr(organisation, name)
            setattr(organisation, name, other and Organisation.objects.get(code=other.code))
        write_organisation(actor=actor, organisation=organisation)
    return {"written": [organisation.pk for organisation in instances.values()]}
