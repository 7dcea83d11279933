"""The certificate of a person who moves away while being helped."""

from collections.abc import Iterator

from ceremonies.choices import CourseKind, DocumentType, Matter, ResolutionKind
from ceremonies.documents.forms.certificates import HelpedCertificateFacts, helped_certificate_snapshot
from ceremonies.documents.wording import bare_number, office_date
from ceremonies.models import Candidacy, HelperAssignment, Move
from ceremonies.selectors.courses import certificates
from ceremonies.services.documents.gathering import letterhead, name_of, person_of, resolution_of
from ceremonies.services.documents.recipes import Ask, AskKind, Recipe, Sheet, register
from members.models import Organisation


def _last_move(candidacy: Candidacy) -> Move | None:
    return next(reversed(candidacy.moves.all()), None)


def _left(candidacy: Candidacy) -> tuple[Organisation, Organisation | None]:
    """The cell and the committee that the person leaves, or has left."""
    move = _last_move(candidacy)
    return (move.from_cell, move.from_committee) if move else (candidacy.cell, candidacy.committee)


def _last_helper(candidacy: Candidacy) -> HelperAssignment | None:
    return next(reversed(candidacy.helpers.all()), None)


def _helped(candidacy: Candidacy, about, sheet: Sheet) -> HelpedCertificateFacts:
    return _certificate(candidacy, *_left(candidacy), sheet)


def _helped_before(move: Move, about, sheet: Sheet) -> HelpedCertificateFacts:
    return _certificate(move.candidacy, move.from_cell, move.from_committee, sheet)


def _certificate(
    candidacy: Candidacy, cell: Organisation, committee: Organisation | None, sheet: Sheet
) -> HelpedCertificateFacts:
    helpers = candidacy.helpers.all()
    helper = next((each for each in reversed(helpers) if _helps_in(each, cell)), _last_helper(candidacy))
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


def _helps_in(helper: HelperAssignment, cell: Organisation) -> bool:
    return helper.person.memberships.filter(organisation=cell).exists()


def _lacks_helper(move: Move, about) -> list[str]:
    return [] if _last_helper(move.candidacy) else ["Chưa từng phân công đảng viên giúp đỡ người này."]


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
    # the old committee no longer sees the file, but the certificate is its paper (06-HD/TW §3.9)
    Recipe(
        kind="being_helped",
        order=80,
        subject=Move,
        issuer=lambda move, about: move.from_committee,
        facts=_helped_before,
        snapshot=helped_certificate_snapshot,
        document_type=DocumentType.CERTIFICATE,
        applies=lambda move: move.was_being_helped,
        abouts=lambda move: [move.candidacy.person],
        lacking=_lacks_helper,
        asks=(Ask("moves_to", "Nơi chuyển đến (tổ chức đảng tiếp nhận)", AskKind.LINE, required=True),),
        initial=lambda move, about: {"moves_to": name_of(move.to_cell) or move.destination},
    ),
)
