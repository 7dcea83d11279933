"""What only the sender can tell about a list. Each form says in `settled` what the service is given."""

from functools import partial

from django import forms

from members.clock import today
from members.forms.judged import judged
from members.forms.lookups import MOST_LISTED, OrganisationField
from members.models import ImportBatch, Organisation
from members.services.list_kinds import Detail, ListKind

NOBODY_SAID = ""
LEAVE_EMPTY, OTHER = "0", "other"


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
        found = kind.suggest(self.batch.understood.get("letterhead", []))
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


class NamesForm(BatchForm):
    """For each unit the register does not know: the one that is meant, or none."""

    MOST = 50

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.unknown = list(self.batch.understood.get("unknown_names", {}).items())[: self.MOST]
        known = Organisation.objects.active(today()).order_by("path")
        listed = list(known[: MOST_LISTED + 1])
        self.is_long = len(listed) > MOST_LISTED
        for place, (written, found) in enumerate(self.unknown):
            self._ask(place, written, found, known, [] if self.is_long else listed)

    def _ask(self, place, written, found, known, listed):
        nearest = [(str(pk), text) for pk, text in found["nearest"]]
        groups = (
            [(NOBODY_SAID, "— Chọn —"), ("Gần giống nhất", nearest)]
            if nearest
            else [(NOBODY_SAID, "— Chọn —")]
        )
        if listed:
            groups.append(("Tất cả", [(str(row.pk), OrganisationField.text_of(row)) for row in listed]))
        else:
            groups.append((OTHER, "Tổ chức khác, ghi ở ô bên cạnh"))
        groups.append((LEAVE_EMPTY, "Không phải các tổ chức này: để trống"))
        self.fields[f"name_{place}"] = forms.ChoiceField(
            label=f"«{written}» ({found['rows']} dòng)", choices=groups
        )
        if self.is_long:
            other = OrganisationField(label="Tổ chức khác", required=False)
            other.offer(known)
            self.fields[f"other_{place}"] = other

    def clean(self):
        data = super().clean()
        for place in range(len(self.unknown)):
            if data.get(f"name_{place}") == OTHER and not data.get(f"other_{place}"):
                self.add_error(f"other_{place}", "Hãy ghi tên hoặc mã của tổ chức.")
        return data

    @property
    def settled(self):
        chosen = {written: self._chosen(place) for place, (written, _) in enumerate(self.unknown)}
        return {"names": chosen}

    def _chosen(self, place) -> int:
        answer = self.cleaned_data[f"name_{place}"]
        return self.cleaned_data[f"other_{place}"].pk if answer == OTHER else int(answer)
