"""Facts to copy into the own record of a new member (1-HSĐV, 2-HSĐV), whose layout no source could tell."""

from functools import partial

from ceremonies.choices import DecisionKind
from ceremonies.documents.forms.record_guides import RecordGuideFacts, record_guide_snapshot
from ceremonies.models import Candidacy, Decision
from ceremonies.selectors.decisions import still_valid
from ceremonies.selectors.policies_in_force import titles_of
from ceremonies.services.decisions.citing import reference_to
from ceremonies.services.documents.recipes import Recipe, Sheet, SignedBy, register
from ceremonies.services.documents.recipes_guides import admitted_at, applicant_of, is_admitted
from ceremonies.services.documents.recipes_unions import base_of


def _valid(candidacy: Candidacy, kind: DecisionKind) -> Decision | None:
    return next((each for each in still_valid(candidacy.decisions.all()) if each.kind == kind), None)


def _facts(kind: str, candidacy: Candidacy, about, sheet: Sheet) -> RecordGuideFacts:
    person, recognition = candidacy.person, _valid(candidacy, DecisionKind.RECOGNITION)
    record = getattr(person, "party_record", None)
    return RecordGuideFacts(
        form=sheet.form,
        style=sheet.style,
        form_title=titles_of(candidacy.policy, kind)[0],
        member=applicant_of(person),
        sex=person.get_sex_display(),
        admitted_on=candidacy.ceremony_on,
        admitted_at=admitted_at(candidacy),
        decision=reference_to(_valid(candidacy, DecisionKind.ADMISSION)),
        introducers=_introducers(candidacy),
        official_on=candidacy.official_from,
        recognition=reference_to(recognition) if recognition else None,
        file_number=record.file_number if record else "",
        cell_name=str(candidacy.cell),
    )


def _introducers(candidacy: Candidacy) -> list[str]:
    """The union whose resolution stands in the file, and the members who introduced at the time of the ceremony."""
    union = [f"Ban Chấp hành {base_of(candidacy.nominator)}"] if candidacy.nominator else []
    day = candidacy.ceremony_on
    members = [
        str(helper.person)
        for helper in candidacy.helpers.all()
        if helper.starts_on < day and (helper.ends_on is None or helper.ends_on >= day)
    ]
    return [*union, *(f"đồng chí {name}" for name in members)]


def _lacking(candidacy: Candidacy, about) -> list[str]:
    known = _valid(candidacy, DecisionKind.ADMISSION)
    return [] if known else ["Không có quyết định kết nạp còn hiệu lực trong hệ thống."]


def _recipe(kind: str) -> Recipe:
    return Recipe(
        kind=kind,
        subject=Candidacy,
        issuer=lambda candidacy, about: candidacy.cell,
        order=120,
        facts=partial(_facts, kind),
        snapshot=record_guide_snapshot,
        signed_by=SignedBy.NOBODY,
        applies=is_admitted,
        lacking=_lacking,
    )


register(_recipe("member_cv"), _recipe("member_sheet"))
