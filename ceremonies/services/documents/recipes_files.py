"""The file itself: its table of contents, the slip when it changes hands, the certificate of who moves while helped."""

from collections.abc import Iterator

from ceremonies.choices import CourseKind, DecisionKind, DocumentType, Matter, PaperKind, ResolutionKind
from ceremonies.documents.forms.certificates import HelpedCertificateFacts, helped_certificate_snapshot
from ceremonies.documents.forms.files import (
    ContentsFacts,
    HandedFile,
    HandOverFacts,
    Paper,
    contents_snapshot,
    hand_over_snapshot,
)
from ceremonies.documents.wording import bare_number, office_date
from ceremonies.models import Candidacy, HelperAssignment, Move
from ceremonies.rules import forms_of
from ceremonies.selectors.courses import certificates
from ceremonies.services.documents.gathering import letterhead, name_of, person_of, resolution_of, signs_for
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, register
from ceremonies.services.documents.recipes_unions import base_of
from members.clock import today
from members.models import Organisation

_OF_FILE = (ResolutionKind.CELL, ResolutionKind.SECTION, ResolutionKind.COMMITTEE)
_BY_PERSON = (PaperKind.APPLICATION, PaperKind.CV, PaperKind.SELF_REVIEW)
_BY_CELL = (PaperKind.VERIFICATION, PaperKind.OPINIONS, PaperKind.RECOGNITION_OPINIONS)
_DECISIONS = {Matter.ADMISSION: DecisionKind.ADMISSION, Matter.RECOGNITION: DecisionKind.RECOGNITION}


def contents_of(candidacy: Candidacy) -> list[Paper]:
    """What the file holds, matter by matter: the papers of the checklist, the resolutions, the decision."""
    return [paper for matter in _DECISIONS for paper in _contents(candidacy, matter)]


def _contents(candidacy: Candidacy, matter: Matter) -> Iterator[Paper]:
    kinds = [entry["kind"] for entry in forms_of(candidacy.policy.data, candidacy.route, matter)]
    gathered = [each for each in candidacy.papers.all() if each.kind in kinds and each.issued_on]
    for paper in sorted(gathered, key=lambda each: (kinds.index(each.kind), each.position)):
        yield Paper(
            title=paper.get_kind_display(),
            number=bare_number(paper.number),
            day=paper.issued_on,
            issuer=_author(candidacy, PaperKind(paper.kind)),
            sheets=paper.pages,
            note=paper.note,
        )
    resolved = [resolution_of(candidacy, matter, kind) for kind in _OF_FILE]
    for resolution in filter(None, resolved):
        yield Paper(
            title=f"{resolution.get_kind_display()}, việc {resolution.get_matter_display().lower()}",
            number=bare_number(resolution.number),
            day=resolution.held_on,
            issuer=str(resolution.body),
        )
    issued = [each for each in candidacy.decisions.all() if each.kind == _DECISIONS[matter]]
    for decision in (each for each in issued if not each.is_void):
        yield Paper(
            title=decision.get_kind_display(),
            number=bare_number(decision.number_text),
            day=decision.issued_on,
            issuer=str(decision.organisation),
        )


def _author(candidacy: Candidacy, kind: PaperKind) -> str:
    """Who wrote it, as far as the kind of paper says."""
    if kind in _BY_PERSON:
        return candidacy.person.full_name
    if kind == PaperKind.UNION_RESOLUTION and candidacy.nominator:
        return str(base_of(candidacy.nominator))
    return str(candidacy.cell) if kind in _BY_CELL else ""


def _keeper(candidacy: Candidacy, about) -> Organisation:
    """Whose desk the file is on; a closed one goes to the committee."""
    return candidacy.desk or candidacy.committee or candidacy.cell


def _contents_facts(candidacy: Candidacy, about, sheet: Sheet) -> ContentsFacts:
    person, keeper = candidacy.person, _keeper(candidacy, None)
    record = getattr(person, "party_record", None)
    return ContentsFacts(
        **letterhead(keeper, sheet),
        person_name=person.full_name,
        birth_date=person.birth_date,
        cell_name=str(candidacy.cell),
        file_number=record.file_number if record else "",
        papers=contents_of(candidacy),
        signs_for=signs_for(keeper, sheet.dated or today()),
    )


def _hand_over(candidacy: Candidacy, about, sheet: Sheet) -> HandOverFacts:
    papers, person = contents_of(candidacy), candidacy.person
    sheets = [paper.sheets for paper in papers]
    return HandOverFacts(
        **letterhead(_keeper(candidacy, None), sheet),
        handed_on=sheet.dated or today(),
        giver_body=str(_keeper(candidacy, None)),
        taker_name=sheet.said("taker_name"),
        taker_office=sheet.said("taker_office"),
        taker_body=sheet.said("taker_body"),
        reason=sheet.said("reason"),
        files=[
            HandedFile(
                person_name=person.full_name,
                birth_date=person.birth_date,
                cell_name=str(candidacy.cell),
                papers=len(papers),
                sheets=sum(sheets) if None not in sheets else None,
                note=sheet.said("note"),
            )
        ],
    )


def _no_papers(candidacy: Candidacy, about) -> list[str]:
    return [] if contents_of(candidacy) else ["Hồ sơ chưa có giấy tờ nào đã ghi ngày."]


def _last_move(candidacy: Candidacy) -> Move | None:
    return next(reversed(candidacy.moves.all()), None)


def _left(candidacy: Candidacy) -> tuple[Organisation, Organisation | None]:
    """The cell and the committee that the person leaves, or has left."""
    move = _last_move(candidacy)
    return (move.from_cell, move.from_committee) if move else (candidacy.cell, candidacy.committee)


def _last_helper(candidacy: Candidacy) -> HelperAssignment | None:
    return next(reversed(candidacy.helpers.all()), None)


def _helped(candidacy: Candidacy, about, sheet: Sheet) -> HelpedCertificateFacts:
    cell, committee = _left(candidacy)
    helper = _last_helper(candidacy)
    return HelpedCertificateFacts(
        **letterhead(committee, sheet),
        **person_of(candidacy.person),
        committee_name=str(committee),
        addressees=[sheet.said("moves_to")],
        cell_name=str(cell),
        listed_on=candidacy.listed_on,
        helper_name=helper.person.full_name,
        helped_since=helper.starts_on,
        moves_to=sheet.said("moves_to"),
        steps=list(_steps(candidacy)),
    )


def _steps(candidacy: Candidacy) -> Iterator[str]:
    learned = certificates(candidacy.person).filter(course__kind=CourseKind.AWARENESS)
    for each in learned.order_by("certificate_on"):
        number = f" số {each.certificate_number}," if each.certificate_number else ""
        yield (
            f"Đã học lớp bồi dưỡng nhận thức về Đảng, giấy chứng nhận{number} ngày {office_date(each.certificate_on)}."
        )
    allowed = resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.PERMISSION)
    if allowed:
        paper = f"văn bản số {bare_number(allowed.number)}, ngày {office_date(allowed.held_on)}"
        yield f"Được {allowed.body} cho làm thủ tục xem xét kết nạp tại {paper}."
    if candidacy.dossier_started_on:
        yield f"Đã bắt đầu lập hồ sơ xin vào Đảng ngày {office_date(candidacy.dossier_started_on)}."


def _destination(candidacy: Candidacy, about) -> dict:
    move = _last_move(candidacy)
    return {"moves_to": name_of(move.to_cell) or move.destination} if move else {}


def _is_helped(candidacy: Candidacy) -> bool:
    helped = candidacy.listed_on and candidacy.ceremony_on is None and _last_helper(candidacy)
    return bool(helped and _left(candidacy)[1])


register(
    Recipe(
        kind="being_helped",
        order=80,
        subject=Candidacy,
        issuer=lambda candidacy, about: _left(candidacy)[1],
        facts=_helped,
        snapshot=helped_certificate_snapshot,
        document_type=DocumentType.CERTIFICATE,
        applies=_is_helped,
        asks=(Ask("moves_to", "Nơi chuyển đến (tổ chức đảng tiếp nhận)", AskKind.LINE, required=True),),
        initial=_destination,
    ),
    Recipe(
        kind="file_contents",
        order=190,
        subject=Candidacy,
        issuer=_keeper,
        facts=_contents_facts,
        snapshot=contents_snapshot,
        unnumbered=True,
        applies=lambda candidacy: candidacy.dossier_started_on is not None,
        lacking=_no_papers,
    ),
    Recipe(
        kind="handover_slip",
        order=195,
        subject=Candidacy,
        issuer=_keeper,
        facts=_hand_over,
        snapshot=hand_over_snapshot,
        unnumbered=True,
        applies=lambda candidacy: candidacy.dossier_started_on is not None,
        lacking=_no_papers,
        asks=(
            Ask("taker_name", "Họ và tên người nhận", AskKind.LINE, required=True),
            Ask("taker_office", "Chức vụ người nhận", AskKind.LINE, required=True),
            Ask("taker_body", "Tổ chức của người nhận", AskKind.LINE, required=True),
            Ask("reason", "Giao nhận về việc gì", AskKind.LINE, required=True),
            Ask("note", "Ghi chú", AskKind.LINE),
        ),
        initial=lambda candidacy, about: {
            "taker_body": name_of(candidacy.committee),
            "reason": "về việc chuyển hồ sơ để xem xét, quyết định",
        },
    ),
)
