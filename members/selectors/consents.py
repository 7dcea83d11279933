"""Whether a person agreed to what is done with their data, and to which text."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from members.models import Consent, Person


def last_consent(person: Person) -> Consent | None:
    """What the person said last: agreed, or took it back."""
    return Consent.objects.filter(person=person).order_by("-given_on", "-pk").first()


def consents_of(person: Person) -> list[Consent]:
    """The newest first."""
    rows = Consent.objects.filter(person=person).select_related("recorded_by")
    return list(rows.order_by("-given_on", "-pk"))


def withdrawn() -> QuerySet[Person]:
    """Who took the consent back and has not given it again."""
    last = Consent.objects.filter(person=OuterRef("pk")).order_by("-given_on", "-pk")
    took_back = Consent.objects.filter(withdraws=True).values("person")
    said = Person.objects.filter(pk__in=took_back).annotate(takes_back=Subquery(last.values("withdraws")[:1]))
    return said.filter(takes_back=True)


def withdrawn_among(people: Iterable[Person]) -> set[int]:
    """Keys of those of them."""
    asked = withdrawn().filter(pk__in=[person.pk for person in people])
    return set(asked.order_by().values_list("pk", flat=True))


def of_those_who_agree(rows: QuerySet) -> QuerySet:
    """Rows of people, or about one each, without those who took the consent back; any other rows as they are."""
    if rows.model is Person:
        return rows.exclude(pk__in=withdrawn().values("pk"))
    about = {field.name: field.related_model for field in rows.model._meta.fields}.get("person")
    return rows.exclude(person__in=withdrawn().values("pk")) if about is Person else rows
