"""What a reader assumes of the road ahead; nothing is stored."""

from django import forms

from ceremonies.choices import State
from ceremonies.forms.deadlines import refuse_far
from ceremonies.forms.fields import day_field
from ceremonies.models import Candidacy
from ceremonies.rules.simulation import disorder
from ceremonies.selectors.way_to_vote import awaits_cell
from ceremonies.workflow import ADMISSION, RECOGNITION

_MEETING = {"cell_resolution_on": "Nếu chi bộ họp ngày"}
_DECISION = {"decision_issued_on": "Nếu có quyết định ngày"}
_CEREMONY = {"ceremony_on": "Nếu tổ chức lễ ngày"}
_RECOGNITION = {
    "recognition_cell_on": "Nếu chi bộ họp ngày",
    "recognition_issued_on": "Nếu có quyết định ngày",
}
#: The days on which the cell would meet.
MEETINGS = ("cell_resolution_on", "recognition_cell_on")


def questions_of(candidacy: Candidacy) -> dict[str, str]:
    """What may be assumed of a file in this state, in the order of the road."""
    state = candidacy.state
    if not candidacy.is_open:
        return {}
    if state in (State.DECIDED, State.AWAITING_CEREMONY):
        return _CEREMONY
    if state in ADMISSION.states and state != State.DOSSIER:
        return _DECISION | _CEREMONY
    if state in (State.PROBATION, State.RECOGNITION):
        return _RECOGNITION
    if state in RECOGNITION.states and state != State.RECOGNISED:
        return {"recognition_issued_on": _RECOGNITION["recognition_issued_on"]}
    return _MEETING | _DECISION | _CEREMONY if awaits_cell(candidacy) else {}


class SimulationForm(forms.Form):
    """What is assumed; nothing is stored. `keys`: key date → question, in the order of the road, the first one due."""

    def __init__(self, query, *, keys: dict[str, str], dates: dict):
        """`dates`: the key dates of the file as they are."""
        super().__init__(query or None)
        self.dates = {key: day for key, day in dates.items() if day and key not in keys}
        for number, (key, label) in enumerate(keys.items()):
            self.fields[key] = day_field(label, required=number == 0, help_text="", validators=[refuse_far])

    def clean(self):
        for key, sentence in disorder(self.dates, self.assumed()):
            if not self.has_error(key):
                self.add_error(key, sentence)
        return self.cleaned_data

    def assumed(self) -> dict:
        return {key: day for key, day in self.cleaned_data.items() if day}
