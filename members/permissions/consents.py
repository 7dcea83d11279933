"""Consent is given by the person, and written down by those who keep the entry when it was signed on paper."""

from django.db.models import Q

from members.models import Consent
from members.permissions.acts import people_changeable_by, rule
from members.permissions.visibility import visibility


@visibility(Consent)
def consents_visible_to(user):
    own = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
    return Consent.objects.filter(own | Q(person__in=people_changeable_by(user)))


@rule("consent.give")
def _may_give(user, person):
    return person.pk == user.person_id


@rule("consent.record")
def _may_record(user, person):
    return people_changeable_by(user).filter(pk=person.pk).exists()


@rule("consent.read")
def _may_read(user, person):
    return _may_give(user, person) or _may_record(user, person)
