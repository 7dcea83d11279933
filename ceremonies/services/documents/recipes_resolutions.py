"""6-KNĐ, 8-KNĐ, 13-KNĐ, 15-KNĐ, striking off: what cell and committee resolved, from the row of the vote."""

from functools import partial

from ceremonies.choices import DocumentType, Matter, ResolutionKind
from ceremonies.documents.facts import Remarks
from ceremonies.documents.forms.resolutions import ResolutionFacts, resolution_snapshot
from ceremonies.models import Candidacy, Resolution
from ceremonies.selectors.decisions import is_readmission
from ceremonies.services.documents.gathering import (
    MINUTES_ASKED,
    PROBATIONARY_ASKED,
    attendance_of,
    cited,
    decides_standing,
    letterhead,
    meeting_of,
    minutes_initial,
    minutes_known,
    name_of,
    person_of,
    probationary_of,
    resolution_of,
    said_in_opinions,
    votes_of,
)
from ceremonies.services.documents.minutes import keep_minutes
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Recorded, Sheet, register
from ceremonies.workflow import matter_of

BALLOT = Ask(
    "ballot", "Hình thức biểu quyết", AskKind.LINE, help_text="Ví dụ: bỏ phiếu kín, giơ thẻ đảng viên."
)
_FORMS = {
    (Matter.ADMISSION, "cell"): "cell_resolution",
    (Matter.ADMISSION, "committee"): "committee_resolution",
    (Matter.RECOGNITION, "cell"): "recognition_cell_resolution",
    (Matter.RECOGNITION, "committee"): "recognition_committee_resolution",
    (Matter.STRIKING_OFF, "cell"): "striking_off_cell_resolution",
    (Matter.STRIKING_OFF, "committee"): "striking_off_committee_resolution",
}


def cell_vote(candidacy: Candidacy, matter: Matter) -> Resolution | None:
    return resolution_of(candidacy, matter, ResolutionKind.CELL)


def committee_vote(candidacy: Candidacy, matter: Matter) -> Resolution | None:
    """A delegated committee votes once, as the authority it is."""
    proposed = resolution_of(candidacy, matter, ResolutionKind.COMMITTEE)
    if proposed or candidacy.authority_id != candidacy.committee_id:
        return proposed
    return resolution_of(candidacy, matter, ResolutionKind.AUTHORITY)


_ORDER = {Matter.ADMISSION: 60, Matter.RECOGNITION: 160, Matter.STRIKING_OFF: 180}
_VOTES = {"cell": cell_vote, "committee": committee_vote}


def _facts(matter: Matter, level: str, candidacy: Candidacy, about, sheet: Sheet) -> ResolutionFacts:
    vote = _VOTES[level](candidacy, matter)
    grounds = candidacy.policy.data["resolutions"][_FORMS[matter, level]]
    of_cell = cell_vote(candidacy, matter) if level == "committee" else None
    return ResolutionFacts(
        **letterhead(vote.body, sheet),
        **person_of(candidacy.person),
        level=level,
        matter=called(matter, candidacy),
        body_name=str(vote.body) if level == "cell" else vote.body.party_name,
        legal_grounds=[grounds],
        cell_resolution=of_cell and cited(of_cell),
        admitted_on=candidacy.ceremony_on if matter != Matter.ADMISSION else None,
        meeting=meeting_of(vote, sheet),
        attendance=attendance_of(vote, sheet),
        remarks=Remarks(conclusion=vote.conclusion or sheet.said("conclusion")),
        ballot=sheet.said("ballot"),
        votes=votes_of(vote, sheet),
        passed=bool(vote.passed),
        decides=vote.kind == ResolutionKind.AUTHORITY,
        proposes_to=_above(candidacy, vote),
    )


def called(matter: Matter, candidacy: Candidacy) -> str:
    """As `documents.forms.resolutions.MATTERS` has it: who was a member before is admitted again."""
    again = matter == Matter.ADMISSION and is_readmission(candidacy)
    return "readmission" if again else str(matter.value)


def _above(candidacy: Candidacy, vote: Resolution) -> str:
    if vote.kind == ResolutionKind.CELL:
        return name_of(candidacy.committee)
    if vote.kind == ResolutionKind.AUTHORITY:
        return ""
    standing = decides_standing(candidacy.authority, vote.held_on)
    return f"Ban Thường vụ {candidacy.authority}" if standing else name_of(candidacy.authority)


def _lacking(matter: Matter, level: str, candidacy: Candidacy, about) -> list[str]:
    if _VOTES[level](candidacy, matter):
        return []
    body = candidacy.cell if level == "cell" else candidacy.committee
    return [f"Chưa ghi kết quả biểu quyết của {body or 'đảng ủy cơ sở'}."]


def _recorded(matter: Matter, level: str, candidacy: Candidacy, about) -> Recorded | None:
    vote = _VOTES[level](candidacy, matter)
    return vote and Recorded(vote.number, vote.held_on)


def _initial(matter: Matter, level: str, candidacy: Candidacy, about) -> dict:
    vote = _VOTES[level](candidacy, matter)
    counted = probationary_of(vote.body, vote.held_on) if vote and level == "cell" else {}
    return counted | minutes_initial(vote) | {"conclusion": _concluded(matter, level, candidacy)}


def _concluded(matter: Matter, level: str, candidacy: Candidacy) -> str:
    """As the cell concluded; else what was said of the person when nominated, or by those asked during probation."""
    of_cell = cell_vote(candidacy, matter)
    if level == "committee" and of_cell and of_cell.conclusion:
        return of_cell.conclusion
    said = [("Ưu điểm", candidacy.strengths), ("Khuyết điểm", candidacy.shortcomings)]
    if matter == Matter.RECOGNITION:
        given = said_in_opinions(matter, candidacy)
        said = [("Ưu điểm", given["strengths"]), ("Khuyết điểm", given["weaknesses"])]
    elif matter != Matter.ADMISSION:
        return ""
    return "\n".join(f"{label}: {text}" for label, text in said if text)


def _recipe(matter: Matter, level: str) -> Recipe:
    def of(function):
        return partial(function, matter, level)

    def body(candidacy, about):
        """Who voted, wherever the file is now."""
        vote = _VOTES[level](candidacy, matter)
        return vote.body if vote else (candidacy.cell if level == "cell" else candidacy.committee)

    return Recipe(
        kind=_FORMS[matter, level],
        subject=Candidacy,
        issuer=body,
        order=_ORDER[matter],
        facts=of(_facts),
        snapshot=resolution_snapshot,
        document_type=DocumentType.RESOLUTION,
        applies=lambda candidacy: is_due(candidacy, matter) and body(candidacy, None) is not None,
        lacking=of(_lacking),
        recorded=of(_recorded),
        remember=lambda candidacy, about, sheet: keep_minutes(_VOTES[level](candidacy, matter), sheet.words),
        asks=(*MINUTES_ASKED, *(PROBATIONARY_ASKED if level == "cell" else ()), BALLOT),
        known=lambda candidacy, about: minutes_known(_VOTES[level](candidacy, matter)),
        initial=of(_initial),
    )


def is_due(candidacy: Candidacy, matter: Matter) -> bool:
    """The papers of admission belong to a file from its dossier on, those of recognition from the ceremony on unless
    striking off is considered instead, those of striking off once that has been proposed."""
    voted = any(row.matter == matter for row in candidacy.resolutions.all())
    now = matter_of(candidacy.state)
    if matter == Matter.STRIKING_OFF:
        return voted or now == matter
    if matter == Matter.RECOGNITION:
        return voted or bool(candidacy.ceremony_on and now != Matter.STRIKING_OFF)
    return bool(candidacy.dossier_started_on)


register(*(_recipe(matter, level) for matter, level in _FORMS))
