"""Which builder makes the decision of each kind."""

from collections.abc import Mapping

from ceremonies.choices import DecisionKind
from ceremonies.models import Candidacy
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
    return _BUILDERS[kind](candidacy, signing, occasion)
