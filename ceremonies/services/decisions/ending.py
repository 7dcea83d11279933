"""Striking off, cancelling and letting go: the plain values of the file."""

from collections.abc import Mapping

from ceremonies.choices import Action, DecisionKind, Matter, ResolutionKind
from ceremonies.documents.forms.reversals import (
    CancellationFacts,
    LeavingFacts,
    StrikingOffFacts,
    cancellation_snapshot,
    leaving_snapshot,
    striking_off_snapshot,
)
from ceremonies.documents.wording import Reference
from ceremonies.models import Candidacy, Resolution
from ceremonies.selectors.decisions import resolution_of, valid_decision
from ceremonies.services.decisions.admitting import decided_on
from ceremonies.services.decisions.citing import reference_to
from ceremonies.services.decisions.signing import Occasion, Signing, issued_words
from members.clock import today


def striking_off(candidacy: Candidacy, signing: Signing, occasion: Occasion) -> Mapping:
    """The reason is the one for which the cell began to consider it."""
    proposed = candidacy.steps.filter(action=Action.PROPOSE_STRIKING_OFF).last()
    matter = Matter.STRIKING_OFF
    words = issued_words(candidacy, DecisionKind.STRIKING_OFF, signing, decided_on(candidacy, matter))
    return striking_off_snapshot(
        StrikingOffFacts(
            **words,
            **_person(candidacy),
            proposals=_proposals(candidacy),
            admitted_on=candidacy.ceremony_on,
            cell_name=candidacy.cell.name,
            reason=proposed.reason,
        )
    )


def cancellation(candidacy: Candidacy, signing: Signing, occasion: Occasion) -> Mapping:
    """Who was admitted already leaves the list of members with it (294-QĐ/TW §4.4)."""
    wrong = valid_decision(candidacy, DecisionKind.ADMISSION)
    day = signing.issued_on or today()
    return cancellation_snapshot(
        CancellationFacts(
            **issued_words(candidacy, DecisionKind.CANCELLATION, signing, day),
            **_person(candidacy),
            decision=reference_to(wrong),
            decision_matter=wrong.snapshot["summary"],
            strikes_off=candidacy.ceremony_on is not None,
            redone=occasion.redone,
            reason=occasion.reason,
        )
    )


def leaving(candidacy: Candidacy, signing: Signing, occasion: Occasion) -> Mapping:
    """A probationary member who asks to leave the Party (Điều lệ Đảng, Điều 8)."""
    proposed = candidacy.resolutions.get(kind=ResolutionKind.LEAVING, superseded=False)
    day = signing.issued_on or today()
    return leaving_snapshot(
        LeavingFacts(
            **issued_words(candidacy, DecisionKind.LEAVING, signing, day),
            **_person(candidacy),
            proposals=[_reference(proposed)],
            admitted_on=candidacy.ceremony_on,
            cell_name=candidacy.cell.name,
            reason=occasion.reason,
        )
    )


def _person(candidacy: Candidacy) -> dict:
    person, authority = candidacy.person, candidacy.authority
    below = [candidacy.committee, candidacy.cell]
    return {
        "person_name": person.full_name,
        "birth_date": person.birth_date,
        "native_place": person.native_place,
        "executors": [body.name for body in below if body != authority],
    }


def _proposals(candidacy: Candidacy) -> list[Reference]:
    """From the top, as decisions cite them."""
    kinds = (ResolutionKind.COMMITTEE, ResolutionKind.CELL)
    resolved = [resolution_of(candidacy, Matter.STRIKING_OFF, kind) for kind in kinds]
    return [_reference(one) for one in resolved if one]


def _reference(one: Resolution) -> Reference:
    return Reference(kind="Nghị quyết", number=one.number, day=one.held_on, issuer=one.body.name)
