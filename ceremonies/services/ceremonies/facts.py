"""Rows of a ceremony as the plain facts that papers, programme and texts are made from."""

from collections.abc import Sequence

from ceremonies.choices import DecisionKind
from ceremonies.documents.forms.ceremonies import Admitted, Guest, programme_steps
from ceremonies.models import Admission, Ceremony, Decision
from ceremonies.models import Guest as GuestOfCeremony
from ceremonies.selectors.ceremonies import Place
from ceremonies.selectors.decisions import in_force
from ceremonies.services.decisions.citing import reference_to

Steps = list[tuple[str, str]]


def programme_of(ceremony: Ceremony, places: Sequence[Place]) -> Steps:
    """(what happens, who does it); people whose decision is not known, or who cannot be admitted now, are left out."""
    people = [
        admitted_facts(place.admission, place.decision) for place in taking_part(places) if place.decision
    ]
    return programme_steps(people, host=ceremony.host, reader=ceremony.host)


def own_steps(admission: Admission) -> Steps:
    """As the person concerned follows it: nobody else's name but that of the host and of the own helper."""
    decisions = in_force(admission.candidacy.decisions.filter(kind=DecisionKind.ADMISSION))
    decision = decisions.select_related("organisation").first()  # the newest
    people = [admitted_facts(admission, decision)] if decision else []
    return programme_steps(people, host=admission.ceremony.host, reader=admission.ceremony.host)


def taking_part(places: Sequence[Place]) -> list[Place]:
    return [
        place for place in places if place.admission.held or not (place.admission.dropped or place.problem)
    ]


def admitted_facts(admission: Admission, decision: Decision) -> Admitted:
    person = admission.candidacy.person
    return Admitted(
        name=person.full_name,
        birth_date=person.birth_date,
        unit=person.department.name if person.department else "",
        decision=reference_to(decision),
        helper=admission.helper.full_name if admission.helper else "",
    )


def guest_facts(guest: GuestOfCeremony) -> Guest:
    return Guest(
        name=guest.name,
        party_title=guest.party_title,
        office=guest.office_title,
        organisation=guest.organisation,
    )
