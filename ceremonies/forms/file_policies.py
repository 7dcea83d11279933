"""The version of the rules that a file is moved to."""

from django import forms

from ceremonies.forms.fields import words_field
from ceremonies.models import Policy


class ChooseVersionForm(forms.Form):
    policy = forms.ModelChoiceField(Policy.objects.none(), label="Phiên bản quy định", empty_label=None)

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["policy"].queryset = offered


class MoveToVersionForm(ChooseVersionForm):
    reason = words_field("Lý do chuyển", max_length=1000)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["policy"].widget = forms.HiddenInput()
