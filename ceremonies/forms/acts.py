"""The form of each action: what its effect asks for. Forms judge the input; `services.workflow.act` does the rest."""

from django import forms

from ceremonies.choices import Action, ResolutionKind
from ceremonies.forms.fields import number_field, past_day_field, words_field
from ceremonies.forms.step import StepForm
from ceremonies.forms.votes import UnionVoteForm, VoteForm
from ceremonies.selectors.facts import official_members_of
from ceremonies.selectors.sight import GIVEN_BACK
from ceremonies.workflow import TRANSITIONS
from members.clock import today
from members.models import Person


class ReasonForm(StepForm):
    reason = words_field("Lý do", max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = self._readers()

    def _readers(self) -> str:
        """Who will read it, said before it is written."""
        if self.action == Action.VOID_DECISION:
            return "Lý do được ghi vào sổ văn bản, bên cạnh số bị hủy."
        row = TRANSITIONS.get((self.candidacy.state, self.action))
        if row and row.target in GIVEN_BACK and self.candidacy.nominator_id:
            return f"{self.candidacy.nominator} đọc được lý do này."
        return "Chỉ tổ chức đảng có trách nhiệm với hồ sơ đọc được lý do này."


class ListForm(StepForm):
    number = number_field("03-NQ/CB")
    held_on = past_day_field("Ngày họp chi bộ")


class HelperForm(ListForm):
    """The cell often names the helper in the resolution that took the person on the list."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        candidacy = self.candidacy
        self.wanted = candidacy.policy.data["introduction"]["members"][candidacy.route]
        members = official_members_of(candidacy.cell, today()).exclude(person=candidacy.person_id)
        people = Person.objects.filter(pk__in=members.values("person")).order_by("sort_key")
        for number in range(1, self.wanted + 1):
            self.fields[f"helper_{number}"] = forms.ModelChoiceField(
                people,
                label="Đảng viên giúp đỡ" if self.wanted == 1 else f"Đảng viên giúp đỡ thứ {number}",
                empty_label="Chọn một đảng viên chính thức của chi bộ",
            )
        self.order_fields([name for name in self.fields if name.startswith("helper_")])
        listing = candidacy.resolutions.filter(kind=ResolutionKind.LISTING, superseded=False).first()
        if listing:
            self.initial |= {"number": listing.number, "held_on": listing.held_on}

    def clean(self):
        chosen = self._helpers()
        if len(chosen) == self.wanted and len(set(chosen)) < self.wanted:
            raise forms.ValidationError("Hãy chọn hai đảng viên khác nhau.")
        return self.cleaned_data

    def details(self):
        return {
            "number": self.cleaned_data["number"],
            "held_on": self.cleaned_data["held_on"],
            "helpers": self._helpers(),
        }

    def _helpers(self) -> list[Person]:
        names = [f"helper_{number}" for number in range(1, self.wanted + 1)]
        return [self.cleaned_data[name] for name in names if self.cleaned_data.get(name)]


class ReplaceHelperForm(HelperForm):
    reason = words_field("Lý do", max_length=2000)

    def details(self):
        return super().details() | {"reason": self.cleaned_data["reason"]}


class DossierForm(StepForm):
    started_on = past_day_field("Ngày bắt đầu lập hồ sơ")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = self.candidacy.policy.data["dossier"]["valid_months"]
        self.fields["started_on"].help_text += f" Hồ sơ có giá trị {months} tháng kể từ ngày này."


class IssueForm(StepForm):
    issued_on = past_day_field("Ngày ban hành")


FORMS: dict[Action, type[StepForm]] = {
    Action.RESOLVE: UnionVoteForm,
    Action.LIST: ListForm,
    Action.ASSIGN_HELPER: HelperForm,
    Action.REPLACE_HELPER: ReplaceHelperForm,
    Action.OPEN_DOSSIER: DossierForm,
    Action.RECORD_CELL_VOTE: VoteForm,
    Action.RECORD_COMMITTEE_VOTE: VoteForm,
    Action.RECORD_AUTHORITY_VOTE: VoteForm,
    Action.ISSUE_DECISION: IssueForm,
    Action.VOID_DECISION: ReasonForm,
    Action.CORRECT_VOTE: ReasonForm,
    Action.SEND_BACK: ReasonForm,
    Action.WITHDRAW: ReasonForm,
    Action.REMOVE: ReasonForm,
    Action.REJECT: ReasonForm,
}


def form_of(action: Action) -> type[StepForm]:
    """An action that is not in the table needs nothing but the user's word."""
    return FORMS.get(action, StepForm)
