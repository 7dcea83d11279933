"""Which files take one step together, and what all of them are told alike."""

import copy
import re

from django import forms

from ceremonies.choices import Action
from ceremonies.forms.acts import form_of
from members.forms.sending import OnceForm

MOST = 100
_CHOICE = re.compile(r"[0-9]{1,15}:[0-9]{1,9}")


class ChosenField(forms.MultipleChoiceField):
    """Keys with the version seen, "12:5". Whether a file may still be chosen is asked when the step is taken."""

    def valid_value(self, value):
        return bool(_CHOICE.fullmatch(value))

    def clean(self, value):
        found = [tuple(map(int, text.split(":"))) for text in super().clean(value)]
        if len(found) > MOST:
            raise forms.ValidationError(f"Mỗi lượt chỉ làm được cho {MOST} hồ sơ; hãy bỏ chọn bớt.")
        return list(dict(found).items())


class TogetherForm(OnceForm):
    """The fields of the action's own form that do not depend on the file."""

    files = ChosenField(label="Hồ sơ", error_messages={"required": "Hãy chọn ít nhất một hồ sơ."})

    def __init__(self, *args, action: Action, **kwargs):
        super().__init__(*args, **kwargs)
        self.action = action
        own = {name: field for name, field in form_of(action).base_fields.items() if name != "version"}
        self.fields |= copy.deepcopy(own)
        self.shared = [self[name] for name in own]

    def details(self) -> dict:
        """What the effect of the action asks for."""
        return {field.name: self.cleaned_data[field.name] for field in self.shared}

    def is_chosen(self, choice: str, *, at_first: bool) -> bool:
        return choice in self.data.getlist("files") if self.is_bound else at_first
