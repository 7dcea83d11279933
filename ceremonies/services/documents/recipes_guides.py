"""Sheets that help the person concerned to write by hand: the application, the CV."""

from ceremonies.documents.forms.guides import (
    Applicant,
    ApplicationGuideFacts,
    CvGuideFacts,
    application_guide_snapshot,
    cv_guide_snapshot,
)
from ceremonies.models import Candidacy
from ceremonies.services.documents.gathering import name_of
from ceremonies.services.documents.recipes import Recipe, Sheet, SignedBy, register
from members.choices import Tree, kinds_of
from members.models import Membership, Person


def _applicant(person: Person) -> Applicant:
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
        applicant=_applicant(candidacy.person),
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


def _is_listed(candidacy: Candidacy) -> bool:
    return candidacy.listed_on is not None and candidacy.ceremony_on is None


def _guide(kind: str, facts, snapshot) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=lambda candidacy, about: candidacy.cell,
        facts=facts,
        snapshot=snapshot,
        signed_by=SignedBy.NOBODY,
        applies=_is_listed,
    )


register(
    _guide("application", _application, application_guide_snapshot),
    _guide("cv", _cv, cv_guide_snapshot),
)
