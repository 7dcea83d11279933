"""What a body tells the cell about one file: leave to begin the procedure, a refusal."""

from django.utils import timezone

from ceremonies.choices import Action, DocumentType, Matter, ResolutionKind
from ceremonies.documents.forms.notices import (
    NoticeFacts,
    RefusalFacts,
    permission_snapshot,
    refusal_snapshot,
)
from ceremonies.models import Candidacy, Resolution, Step
from ceremonies.services.documents.gathering import (
    cited,
    letterhead,
    person_of,
    resolution_of,
    signs_for,
)
from ceremonies.services.documents.recipes import Ask, Recipe, Recorded, Sheet, register
from ceremonies.services.documents.recipes_resolutions import cell_vote
from members.clock import today
from members.models import Organisation

REASON = Ask("reason", "Lý do", required=True)


def notice_of(candidacy: Candidacy, body: Organisation, sheet: Sheet, answers: Resolution | None) -> dict:
    """What `documents.forms.notices.NoticeFacts` wants; `answers` is the resolution of the cell that is answered."""
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
    common = notice_of(candidacy, body, sheet, asked)
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
    common = notice_of(candidacy, step.desk, sheet, cell_vote(candidacy, Matter.ADMISSION))
    return RefusalFacts(
        **common,
        decided_on=timezone.localdate(step.at),
        reason=sheet.said("reason") or step.reason,
        nominator=str(candidacy.nominator) if _of_nomination(candidacy) else "",
    )


def _of_nomination(candidacy: Candidacy) -> bool:
    """The cell did not take what a union proposed; there never was a dossier."""
    return bool(candidacy.nominator) and _refused(candidacy).desk_id == candidacy.cell_id


def _refusal_recipe(kind: str, *, of_nomination: bool) -> Recipe:
    return Recipe(
        kind=kind,
        order=70,
        subject=Candidacy,
        issuer=lambda candidacy, about: _refused(candidacy).desk,
        facts=_refusal,
        snapshot=refusal_snapshot,
        document_type=DocumentType.NOTICE,
        applies=lambda file: _refused(file) is not None and _of_nomination(file) == of_nomination,
        asks=(REASON,),
        initial=lambda candidacy, about: {"reason": _refused(candidacy).reason},
    )


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
    _refusal_recipe("refusal_notice", of_nomination=False),
    _refusal_recipe("nomination_refusal", of_nomination=True),
)
