"""One meeting of a body and several files: what it says once, and a line for each file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict
from django.http import QueryDict

from ceremonies.choices import Action
from ceremonies.forms.acts import form_of
from ceremonies.forms.step import StepForm
from ceremonies.models import Candidacy
from members.forms.sending import OnceForm

#: What each file has of its own; the rest of the action's form is said once. Helpers are one or two.
_OF_VOTE = ("number", "votes_for", "votes_against", "against_reason", "reason")
_OF_FILE: dict[Action, tuple[str, ...]] = {
    Action.RESOLVE: ("number", "votes_for"),
    Action.ASSIGN_HELPER: ("helper_1", "together_1", "helper_2", "together_2"),
    Action.APPRAISE: ("number", "conclusion"),
    Action.RECORD_CELL_VOTE: _OF_VOTE,
    Action.RECORD_COMMITTEE_VOTE: _OF_VOTE,
    Action.RECORD_AUTHORITY_VOTE: _OF_VOTE,
}
#: What a vote concludes about one person is asked when the resolution is made, not for all alike.
_ASKED_LATER = {"conclusion"}


@dataclass
class Line:
    """A file. `row` has the fields of its own as drawn; `step` is the whole form of the action as it judges."""

    file: Candidacy
    row: StepForm
    step: StepForm
    taken: bool
    cells: list[tuple[str, forms.BoundField | None]]

    @property
    def key(self) -> str:
        return _key(self.file)


def _key(file: Candidacy) -> str:
    return f"hs{file.pk}"


class SittingForm(OnceForm):
    """Built of the action's own forms, so that both judge alike. `files` wait for this action at one body."""

    def __init__(self, data: QueryDict | None, *, action: Action, files: Sequence[Candidacy]):
        super().__init__(data)
        self.action, self.own = action, _OF_FILE[action]
        self.lines = [self._line(file) for file in files]
        labels: dict[str, str] = {}
        for line in self.lines:
            labels |= {name: each.label for name, each in line.row.fields.items() if name in self.own}
        self.columns = [(name, labels[name]) for name in self.own if name in labels]
        for line in self.lines:
            line.cells = [
                (label, line.row[name] if name in line.row.fields else None) for name, label in self.columns
            ]
        self.once = next((line for line in self.lines if line.taken), self.lines[0]).step
        self.shared = [self.once[name] for name in self.once.fields if self._is_shared(name)]

    def _line(self, file: Candidacy) -> Line:
        row = form_of(self.action)(candidacy=file, action=self.action, prefix=_key(file))
        row.fields = {name: each for name, each in row.fields.items() if name in (*self.own, "version")}
        sent = None
        if self.is_bound:
            sent = {name: value for name, value in self.data.items() if not name.startswith("hs")}
            sent |= {name: self.data.get(f"{_key(file)}-{name}", "") for name in (*self.own, "version")}
            row.data, row.is_bound, row._errors = self.data, True, ErrorDict()
        step = form_of(self.action)(sent, candidacy=file, action=self.action)
        return Line(file, row, step, not self.is_bound or f"{_key(file)}-taken" in self.data, [])

    def _is_shared(self, name: str) -> bool:
        of_file = name in self.own or name == "version" or name in _ASKED_LATER
        return not of_file and not name.startswith(("excluded_", "why_"))

    def _is_of_file(self, name: str) -> bool:
        return name in self.own or name in ("version", NON_FIELD_ERRORS)

    @property
    def chosen(self) -> list[Line]:
        return [line for line in self.lines if line.taken]

    @property
    def exclusion_rows(self) -> list:
        return getattr(self.once, "exclusion_rows", [])

    def clean(self):
        if not self.chosen:
            raise forms.ValidationError("Hãy chọn ít nhất một hồ sơ.")
        wrong = [
            f"{self.once.fields[name].label}: {error}"
            for name, errors in self.once.errors.items()
            if not self._is_of_file(name)
            for error in errors
        ]
        for line in self.chosen:
            for name, errors in line.step.errors.items():
                if self._is_of_file(name):
                    about = f", {line.step.fields[name].label}" if name in self.own else ""
                    wrong += [f"{line.file.person}{about}: {error}" for error in errors]
                if name in self.own:
                    line.row._errors[name] = errors
        if wrong:
            raise forms.ValidationError(wrong)
        return self.cleaned_data

    def details(self) -> list[tuple[int, int, dict]]:
        """(key of the file, version the user saw, what its effect asks for) of each file that was chosen."""
        return [
            (line.file.pk, line.step.cleaned_data["version"], line.step.details()) for line in self.chosen
        ]
