"""Admission (also anew, also of who moved meanwhile) and recognition: the plain values of the file."""

from collections.abc import Mapping
from datetime import date

from ceremonies.choices import DecisionKind, Matter, PaperKind, ResolutionKind
from ceremonies.documents import DecisionFacts, decision_snapshot
from ceremonies.documents.forms.decisions import Move, RecognitionFacts, recognition_snapshot
from ceremonies.documents.wording import Reference
from ceremonies.models import Candidacy
from ceremonies.rules.probation import official_from
from ceremonies.selectors.decisions import is_readmission, resolution_of
from ceremonies.services.decisions.citing import reference_to
from ceremonies.services.decisions.signing import Occasion, Signing, issued_words
from members.clock import today


def admission(candidacy: Candidacy, signing: Signing, occasion: Occasion) -> Mapping:
    again = is_readmission(candidacy)
    kind, replaces = "readmission" if again else "admission", occasion.replaces
    words = _decided(candidacy, Matter.ADMISSION, kind, signing, replaces)
    consent = _consent(candidacy) if again else None
    return decision_snapshot(
        DecisionFacts(**words, readmission=again, consent=consent, moved=_moved(candidacy))
    )


def recognition(candidacy: Candidacy, signing: Signing, occasion: Occasion) -> Mapping:
    kind, replaces = DecisionKind.RECOGNITION, occasion.replaces
    words = _decided(candidacy, Matter.RECOGNITION, kind, signing, replaces)
    day = signing.issued_on or today()
    official = official_from(candidacy.probation_ends_on, day, candidacy.policy.data)
    return recognition_snapshot(
        RecognitionFacts(**words, admitted_on=candidacy.ceremony_on, official_from=official)
    )


def _decided(candidacy: Candidacy, matter: Matter, kind: str, signing: Signing, replaces) -> dict:
    """Cell and committee are those that resolved, also when the file has moved on since."""
    person = candidacy.person
    cell_vote = resolution_of(candidacy, matter, ResolutionKind.CELL)
    proposal = resolution_of(candidacy, matter, ResolutionKind.COMMITTEE)
    return issued_words(candidacy, kind, signing, decided_on(candidacy, matter)) | {
        "person_name": person.full_name,
        "birth_date": person.birth_date,
        "native_place": person.native_place,
        "department": person.department.name if person.department else "",
        "cell_name": cell_vote.body.name,
        "cell_resolution_number": cell_vote.number,
        "cell_resolution_date": cell_vote.held_on,
        "committee_name": (proposal.body if proposal else candidacy.committee).name,
        "proposal_number": proposal.number if proposal else None,
        "proposal_date": proposal.held_on if proposal else None,
        "replaces": reference_to(replaces) if replaces else None,
    }


def decided_on(candidacy: Candidacy, matter: Matter) -> date:
    """The day of the deciding vote; today where none is taken or asked for."""
    vote = resolution_of(candidacy, matter, ResolutionKind.AUTHORITY)
    return vote.held_on if vote else today()


def _moved(candidacy: Candidacy) -> Move | None:
    """The cell that resolved is not the one that admits."""
    resolved = resolution_of(candidacy, Matter.ADMISSION, ResolutionKind.CELL)
    if resolved.body_id == candidacy.cell_id:
        return None
    return Move(cell_name=candidacy.cell.name, committee_name=candidacy.committee.name)


def _consent(candidacy: Candidacy) -> Reference | None:
    paper = candidacy.papers.filter(kind=PaperKind.CONSENT, issued_on__isnull=False).exclude(number="").last()
    return Reference(kind="Văn bản", number=paper.number, day=paper.issued_on) if paper else None
