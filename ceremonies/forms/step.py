from django import forms

from ceremonies.choices import Action
from ceremonies.forms.fields import words_field
from ceremonies.models import Candidacy
from ceremonies.selectors.deadlines import overdue
from members.clock import today


class StepForm(forms.Form):
    """One action on one file; `version` is the one the user saw. By itself: a confirmation."""

    layout = "components/form.html"

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, candidacy: Candidacy, action: Action, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidacy, self.action = candidacy, action
        self.fields["version"].initial = candidacy.version

    def ask_explanation(self, code: str) -> None:
        """A field for why the step is taken late, when the deadline of this code has passed."""
        late = overdue(self.candidacy, code, today())
        if late:
            self.fields["reason"] = words_field(
                f"Giải trình lý do chậm (quá hạn ngày {late.due:%d/%m/%Y})",
                max_length=2000,
                required=False,
                help_text="Được giữ trong hồ sơ. Không phải ghi nếu ngày họp, ngày ban hành còn trong thời hạn.",
            )

    def details(self) -> dict:
        """What `services.workflow.act` asks for beside actor, file, action and version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
