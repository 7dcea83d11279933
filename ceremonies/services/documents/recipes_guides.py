"""Sheets that help the person concerned to write by hand: the application, the CV, the self-review."""

from ceremonies.documents.forms.guides import (
    Applicant,
    ApplicationGuideFacts,
    CvGuideFacts,
    application_guide_snapshot,
    cv_guide_snapshot,
)
from ceremonies.documents.forms.review_guide import ReviewGuideFacts, review_guide_snapshot
from ceremonies.models import Candidacy
from ceremonies.services.documents.gathering import name_of
from ceremonies.services.documents.recipes import Recipe, Sheet, SignedBy, register
from members.choices import Tree, kinds_of
from members.models import Membership, Person


def applicant_of(person: Person) -> Applicant:
    youth = (
        Membership.objects.filter(person=person, organisation__kind__in=kinds_of(Tree.YOUTH))
        .select_related("organisation")
        .order_by("joined_on")
        .first()
    )
    return Applicant(
        name=person.full_name,
        birth_date=person.birth_date,
        native_place=person.native_place,
        ethnicity=person.ethnicity,
        religion=person.religion,
        education=person.education,
        residence=person.residence,
        job=person.job_title,
        department=name_of(person.department),
        union_joined_on=youth.joined_on if youth else None,
        union_joined_at=name_of(youth and youth.organisation),
    )


def _application(candidacy: Candidacy, about, sheet: Sheet) -> ApplicationGuideFacts:
    return ApplicationGuideFacts(
        form=sheet.form,
        style=sheet.style,
        applicant=applicant_of(candidacy.person),
        addressees=[str(body) for body in (candidacy.cell, candidacy.committee) if body],
        cell_name=str(candidacy.cell),
        listed_on=candidacy.listed_on,
    )


def _cv(candidacy: Candidacy, about, sheet: Sheet) -> CvGuideFacts:
    return CvGuideFacts(
        form=sheet.form,
        style=sheet.style,
        person_name=candidacy.person.full_name,
        kept_at=str(candidacy.cell),
    )


def _self_review(candidacy: Candidacy, about, sheet: Sheet) -> ReviewGuideFacts:
    person = candidacy.person
    work = [person.job_title, name_of(person.department)]
    return ReviewGuideFacts(
        form=sheet.form,
        style=sheet.style,
        addressees=[str(body) for body in (candidacy.cell, candidacy.committee) if body],
        name=person.full_name,
        birth_date=person.birth_date,
        native_place=person.native_place,
        residence=person.residence,
        work=", ".join(part for part in work if part),
        admitted_on=candidacy.ceremony_on,
        place_of_admission=admitted_at(candidacy),
        cell_name=str(candidacy.cell),
        write_after=candidacy.probation_ends_on,
    )


def admitted_at(candidacy: Candidacy) -> str:
    """The cell that held the ceremony, wherever the member is now."""
    later = candidacy.moves.filter(moved_on__gte=candidacy.ceremony_on).order_by("pk").first()
    return str(later.from_cell if later else candidacy.cell)


def is_admitted(candidacy: Candidacy) -> bool:
    return candidacy.ceremony_on is not None and candidacy.probation_ends_on is not None


def _is_listed(candidacy: Candidacy) -> bool:
    return candidacy.listed_on is not None and candidacy.ceremony_on is None


def _guide(kind: str, facts, snapshot, applies, order: int) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=lambda candidacy, about: candidacy.cell,
        order=order,
        facts=facts,
        snapshot=snapshot,
        signed_by=SignedBy.NOBODY,
        applies=applies,
    )


register(
    _guide("application", _application, application_guide_snapshot, _is_listed, 30),
    _guide("cv", _cv, cv_guide_snapshot, _is_listed, 30),
    _guide("self_review", _self_review, review_guide_snapshot, is_admitted, 130),
)
