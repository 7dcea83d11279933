from django.db.models import Prefetch, QuerySet

from members.choices import Tree, kinds_of
from members.models import Membership, Organisation, PartyRecord, Person
from members.permissions import visible_to


def party_members(user, organisation: Organisation | None = None) -> QuerySet[Person]:
    """Open members of the organisation or of one below it whose records this user keeps; for the register of members.

    `person.party_memberships` and `party_record` come along.
    """
    here = Membership.objects.filter(organisation__kind__in=kinds_of(Tree.PARTY), ended_on__isnull=True)
    if organisation is not None:
        here = here.filter(organisation__in=Organisation.objects.under(organisation.path))
    found = Person.objects.filter(pk__in=here.values("person"))
    if user is not None:
        found = found.filter(party_record__in=visible_to(user, PartyRecord))
    to_attr = Prefetch("memberships", here.select_related("organisation"), to_attr="party_memberships")
    return found.select_related("department", "party_record").prefetch_related(to_attr)
