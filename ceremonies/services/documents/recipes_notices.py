"""What a body tells another about one file: leave to begin, a refusal, more time, why a recognition is late."""

from datetime import date

from ceremonies.choices import Action, DocumentType, Matter, ResolutionKind
from ceremonies.documents.forms.notices import (
    ExtensionFacts,
    LatenessFacts,
    NoticeFacts,
    RefusalFacts,
    extension_snapshot,
    lateness_snapshot,
    permission_snapshot,
    refusal_snapshot,
)
from ceremonies.models import Candidacy, Extension, Resolution, Step
from ceremonies.rules.deadlines import Deadline, deadlines
from ceremonies.selectors.calendars import working_calendar
from ceremonies.selectors.deadlines import deadlines_of
from ceremonies.selectors.key_dates import key_dates
from ceremonies.services.documents.gathering import (
    cited,
    letterhead,
    name_of,
    person_of,
    resolution_of,
    signs_for,
)
from ceremonies.services.documents.recipes import Ask, Recipe, Recorded, Sheet, register
from ceremonies.services.documents.recipes_resolutions import cell_vote
from members.clock import today
from members.models import Organisation

_RECOGNITION_CELL = "recognition_cell"
_MATTERS = {"decision": Matter.ADMISSION, "recognition_decision": Matter.RECOGNITION}


def _common(candidacy: Candidacy, body: Organisation, sheet: Sheet, answers: Resolution | None) -> dict:
    signer = signs_for(body, sheet.dated or today())
    named = f"{signer} {body}" if signer == "Ban Thường vụ" else str(body)
    return {
        **letterhead(body, sheet),
        **person_of(candidacy.person),
        "body_name": named,
        "signs_for": signer,
        "cell_name": str(candidacy.cell),
        "cell_resolution": answers and cited(answers),
    }


def _permission_row(candidacy: Candidacy) -> Resolution | None:
    return resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.PERMISSION)


def _permission(candidacy: Candidacy, about, sheet: Sheet) -> NoticeFacts:
    asked = resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.PROCEDURE)
    body = _permission_issuer(candidacy, about)
    common = _common(candidacy, body, sheet, asked)
    return NoticeFacts(**common | {"signs_for": "Đảng ủy", "body_name": str(body)})


def _permission_recorded(candidacy: Candidacy, about) -> Recorded | None:
    row = _permission_row(candidacy)
    return row and Recorded(row.number, row.held_on)


def _permission_issuer(candidacy: Candidacy, about) -> Organisation:
    row = _permission_row(candidacy)
    return row.body if row else candidacy.committee


def _permission_lacking(candidacy: Candidacy, about) -> list[str]:
    return [] if _permission_row(candidacy) else ["Chưa ghi ý kiến cho làm thủ tục kết nạp của đảng ủy."]


def _refused(candidacy: Candidacy) -> Step | None:
    return next((step for step in candidacy.steps.all() if step.action == Action.REJECT), None)


def _refusal(candidacy: Candidacy, about, sheet: Sheet) -> RefusalFacts:
    step = _refused(candidacy)
    common = _common(candidacy, step.desk, sheet, cell_vote(candidacy, Matter.ADMISSION))
    return RefusalFacts(**common, decided_on=step.at.date(), reason=sheet.said("reason") or step.reason)


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
        **_common(candidacy, candidacy.authority, sheet, cell_vote(candidacy, matter)),
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
        **_common(candidacy, candidacy.cell, sheet, None),
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


REASON = Ask("reason", "Lý do", required=True)

register(
    Recipe(
        kind="procedure_permission",
        order=25,
        subject=Candidacy,
        issuer=_permission_issuer,
        facts=_permission,
        snapshot=permission_snapshot,
        document_type=DocumentType.NOTICE,
        applies=lambda candidacy: bool(
            candidacy.committee and candidacy.listed_on and candidacy.ceremony_on is None
        ),
        lacking=_permission_lacking,
        recorded=_permission_recorded,
    ),
    Recipe(
        kind="refusal_notice",
        order=70,
        subject=Candidacy,
        issuer=lambda candidacy, about: _refused(candidacy).desk,
        facts=_refusal,
        snapshot=refusal_snapshot,
        document_type=DocumentType.NOTICE,
        applies=lambda candidacy: _refused(candidacy) is not None,
        asks=(REASON,),
        initial=lambda candidacy, about: {"reason": _refused(candidacy).reason},
    ),
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
