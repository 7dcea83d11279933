"""A deadline put off is told to the cell; the cell explains why it considered a recognition too late."""

from datetime import date

from ceremonies.choices import DocumentType, Matter
from ceremonies.documents.forms.notices import (
    ExtensionFacts,
    LatenessFacts,
    extension_snapshot,
    lateness_snapshot,
)
from ceremonies.models import Candidacy, Extension
from ceremonies.rules.deadlines import Deadline, deadlines
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.selectors.key_dates import key_dates
from ceremonies.services.documents.gathering import name_of
from ceremonies.services.documents.recipes import Ask, Recipe, Sheet, register
from ceremonies.services.documents.recipes_notices import REASON, notice_of
from ceremonies.services.documents.recipes_resolutions import cell_vote
from members.clock import today

_RECOGNITION_CELL = "recognition_cell"
_MATTERS = {"decision": Matter.ADMISSION, "recognition_decision": Matter.RECOGNITION}


def _extensions(candidacy: Candidacy) -> list[Extension]:
    return [each for each in candidacy.extensions.all() if each.code in _MATTERS]


def _terms(candidacy: Candidacy, extension: Extension) -> tuple[Deadline, Deadline, int]:
    """The deadline before and after it was put off, and by how many working days."""
    dates, policy, calendar = key_dates(candidacy), candidacy.policy.data, working_calendar()
    [rule] = [each for each in policy["deadlines"] if each["code"] == extension.code]
    before, after = (
        next(each for each in deadlines(dates, policy, calendar, codes) if each.code == extension.code)
        for codes in ((), (extension.code,))
    )
    return before, after, rule["extension_days"]


def _extension(candidacy: Candidacy, extension: Extension, sheet: Sheet) -> ExtensionFacts:
    matter = _MATTERS[extension.code]
    before, after, days = _terms(candidacy, extension)
    return ExtensionFacts(
        **notice_of(candidacy, candidacy.authority, sheet, cell_vote(candidacy, matter)),
        matter=str(matter.value),
        clause=before.clause,
        working_days=days,
        due=before.due,
        new_due=after.due,
        reason=sheet.said("reason") or extension.reason,
    )


def _late(candidacy: Candidacy) -> Deadline | None:
    """The cell's own deadline for the recognition, once it is known to have been missed."""
    if candidacy.probation_ends_on is None:
        return None
    found = (each for each in deadlines_of(candidacy, working_calendar()) if each.code == _RECOGNITION_CELL)
    deadline = next(found, None)
    return deadline if deadline and deadline.is_late(today()) else None


def _lateness(candidacy: Candidacy, about, sheet: Sheet) -> LatenessFacts:
    deadline = _late(candidacy)
    return LatenessFacts(
        **notice_of(candidacy, candidacy.cell, sheet, None),
        committee_name=name_of(candidacy.committee),
        admitted_on=candidacy.ceremony_on,
        official_from=candidacy.probation_ends_on,
        due=deadline.due,
        clause=deadline.clause,
        held_on=_met_on(candidacy),
        reason=sheet.said("reason"),
        remedy=sheet.said("remedy"),
    )


def _met_on(candidacy: Candidacy) -> date | None:
    vote = cell_vote(candidacy, Matter.RECOGNITION)
    return vote.held_on if vote else None


def _lateness_lacking(candidacy: Candidacy, about) -> list[str]:
    return [] if _met_on(candidacy) else [f"Chưa ghi kết quả biểu quyết của {candidacy.cell}."]


register(
    Recipe(
        kind="extension_notice",
        order=70,
        subject=Candidacy,
        issuer=lambda candidacy, extension: candidacy.authority,
        facts=_extension,
        snapshot=extension_snapshot,
        document_type=DocumentType.NOTICE,
        abouts=_extensions,
        applies=lambda candidacy: candidacy.authority is not None and bool(_extensions(candidacy)),
        asks=(REASON,),
        initial=lambda candidacy, extension: {"reason": extension.reason},
    ),
    Recipe(
        kind="late_explanation",
        order=170,
        subject=Candidacy,
        issuer=lambda candidacy, about: candidacy.cell,
        facts=_lateness,
        snapshot=lateness_snapshot,
        document_type=DocumentType.REPORT,
        applies=lambda candidacy: _late(candidacy) is not None,
        lacking=_lateness_lacking,
        asks=(REASON, Ask("remedy", "Biện pháp khắc phục, rút kinh nghiệm")),
    ),
)
