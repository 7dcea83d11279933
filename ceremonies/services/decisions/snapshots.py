"""Which builder makes the decision of each kind."""

from collections.abc import Mapping

from ceremonies.choices import DecisionKind
from ceremonies.documents.compose import retitled
from ceremonies.models import Candidacy
from ceremonies.selectors.decisions import is_readmission
from ceremonies.selectors.policies_in_force import titles_of
from ceremonies.services.decisions import admitting, ending
from ceremonies.services.decisions.signing import Occasion, Signing

_BUILDERS = {
    DecisionKind.ADMISSION: admitting.admission,
    DecisionKind.RECOGNITION: admitting.recognition,
    DecisionKind.STRIKING_OFF: ending.striking_off,
    DecisionKind.CANCELLATION: ending.cancellation,
    DecisionKind.LEAVING: ending.leaving,
}


def snapshot_of(candidacy: Candidacy, kind: DecisionKind, signing: Signing, occasion: Occasion) -> Mapping:
    """The exact words; ValueError says in Vietnamese what cannot be printed."""
    snapshot = _BUILDERS[kind](candidacy, signing, occasion)
    return retitled(snapshot, *titles_of(candidacy.policy, _form(candidacy, kind)))


def _form(candidacy: Candidacy, kind: DecisionKind) -> str:
    """Who was a member before is admitted again by another form."""
    if kind == DecisionKind.ADMISSION:
        return "readmission_decision" if is_readmission(candidacy) else "admission_decision"
    return candidacy.policy.data["decisions"][kind]["paper"]
