"""Which organisations a file will travel through."""

from datetime import date

from django.db.models import Q

from members.choices import DecisionMode, OrganisationKind, Tree, kinds_of
from members.models import DecisionAuthority, Membership, Organisation, Person, Term
from members.models.period import current


def ancestors(organisation: Organisation) -> list[Organisation]:
    """From the organisation itself upwards."""
    paths = [organisation.path[:end] for end in range(len(organisation.path), 0, -6)]
    return list(Organisation.objects.filter(path__in=paths).order_by("-path"))


def committee_of(cell: Organisation) -> Organisation | None:
    """The grass-roots committee above the cell (đảng ủy cơ sở)."""
    kinds = (OrganisationKind.GRASSROOTS_COMMITTEE, OrganisationKind.DECIDING_COMMITTEE)
    return next((body for body in ancestors(cell) if body.kind in kinds), None)


def section_of(cell: Organisation) -> Organisation | None:
    """The section committee between the cell and its grass-roots committee, if there is one (đảng ủy bộ phận)."""
    return next((body for body in ancestors(cell) if body.kind == OrganisationKind.SECTION_COMMITTEE), None)


def authority_of(cell: Organisation, on: date) -> tuple[Organisation | None, DecisionMode | None]:
    """The nearest committee above the cell that holds authority to decide on this day, and how it decides."""
    for body in ancestors(cell):
        authority = DecisionAuthority.objects.filter(current(on), organisation=body).first()
        if authority:
            return body, DecisionMode(authority.mode)
    return None, None


def mode_of(authority: Organisation | None, on: date) -> DecisionMode | None:
    found = (
        DecisionAuthority.objects.filter(current(on), organisation=authority).first() if authority else None
    )
    return DecisionMode(found.mode) if found else None


def term_of(organisation: Organisation, on: date) -> Term | None:
    return Term.objects.filter(current(on), organisation=organisation).first()


def has_youth_union(above: list[Organisation]) -> bool:
    """A Youth Union organisation serves one of these: the cell and the bodies above it."""
    return Organisation.objects.filter(
        Q(closed_on__isnull=True), kind__in=kinds_of(Tree.YOUTH), serves__in=above
    ).exists()


def place_of_person(person: Person, on: date) -> str:
    """Where the bodies that look after the person sit (địa danh); "" when none of them says."""
    served = person.department.serves if person.department else None
    current_ones = Membership.objects.current(on).filter(person=person).select_related("organisation")
    bodies = [*([served] if served else []), *(each.organisation for each in current_ones)]
    return next((body.place for each in bodies for body in ancestors(each) if body.place), "")
