from django import forms

from ceremonies.choices import Action
from ceremonies.models import Candidacy


class StepForm(forms.Form):
    """One action on one file; `version` is the one the user saw. By itself: a confirmation."""

    layout = "components/form.html"

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, candidacy: Candidacy, action: Action, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidacy, self.action = candidacy, action
        self.fields["version"].initial = candidacy.version

    def details(self) -> dict:
        """What `services.workflow.act` asks for beside actor, file, action and version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
