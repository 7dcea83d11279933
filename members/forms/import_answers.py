"""What only the sender can tell about a list. Each form says in `settled` what the service is given."""

from functools import partial

from django import forms

from members.forms.judged import judged
from members.models import ImportBatch
from members.services.list_kinds import Detail, ListKind


class BatchForm(forms.Form):
    """Carries the version of the batch its reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, batch: ImportBatch, **kwargs):
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.initial["version"] = batch.version

    @property
    def settled(self) -> dict:
        return {}


class DetailsForm(BatchForm):
    """What the list says as a whole; what stands above the header is offered."""

    def __init__(self, *args, kind: ListKind, **kwargs):
        super().__init__(*args, **kwargs)
        known = self.batch.options.get("details") or {}
        found = kind.suggest(self.batch.understood.get("letterhead", []), self.batch.organisation)
        for detail in kind.details:
            self.fields[detail.name] = _detail_field(detail)
            self.initial[detail.name] = known.get(detail.name) or found.get(detail.name, "")

    @property
    def settled(self):
        details = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {"details": details}


def _detail_field(detail: Detail) -> forms.Field:
    if detail.kind == "choice":
        choices = [("", "—"), *detail.offered]
        return forms.ChoiceField(label=detail.label, required=detail.required, choices=choices)
    if detail.kind == "date":
        attrs, help_text = {"class": "short"}, "Ngày/tháng/năm, ví dụ 19/05/2026."
    else:
        attrs, help_text = {}, ""
    return forms.CharField(
        label=detail.label,
        required=detail.required,
        max_length=detail.longest,
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
        validators=[partial(judged, detail.clean)],
    )
