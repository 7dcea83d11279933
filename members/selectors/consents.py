"""Whether a person agreed to what is done with their data, and to which text."""

from members.models import Consent, Person


def last_consent(person: Person) -> Consent | None:
    """What the person said last: agreed, or took it back."""
    return Consent.objects.filter(person=person).order_by("-given_on", "-pk").first()


def consents_of(person: Person) -> list[Consent]:
    """The newest first."""
    rows = Consent.objects.filter(person=person).select_related("recorded_by")
    return list(rows.order_by("-given_on", "-pk"))
