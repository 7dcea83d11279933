"""Which builder makes the decision of each kind."""

from collections.abc import Mapping

from ceremonies.choices import DecisionKind
from ceremonies.documents.compose import retitled
from ceremonies.models import Candidacy
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


#: Who was a member before is admitted again by another form.
_FORMS = {DecisionKind.ADMISSION: ("admission_decision", "readmission_decision")}


def snapshot_of(candidacy: Candidacy, kind: DecisionKind, signing: Signing, occasion: Occasion) -> Mapping:
    """The exact words; ValueError says in Vietnamese what cannot be printed."""
    snapshot, policy = _BUILDERS[kind](candidacy, signing, occasion), candidacy.policy
    for form in _FORMS.get(kind) or [policy.data["decisions"][kind]["paper"]]:
        snapshot = retitled(snapshot, *titles_of(policy, form))
    return snapshot
