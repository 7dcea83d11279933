import re

from django import forms

from ceremonies.forms.fields import day_field
from ceremonies.models import Candidacy
from members.clock import today
from members.permissions import visible_to


class SeenFilesField(forms.MultipleChoiceField):
    """Boxes that carry file and version ("12-7"). A file that has moved on meanwhile is for the service to judge."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return re.fullmatch(r"[0-9]{1,18}-[0-9]{1,9}", value) is not None


class IssueForMeetingForm(forms.Form):
    """Files of one meeting to be issued together."""

    issued_on = day_field("Ngày ban hành", initial=today)
    files = SeenFilesField(label="Hồ sơ ban hành", error_messages={"required": "Hãy chọn ít nhất một hồ sơ."})

    def __init__(self, *args, user, candidacies: list[Candidacy], **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["files"].choices = [
            (f"{file.pk}-{file.version}", f"{file.person}, {file.cell}") for file in candidacies
        ]
        self.fields["files"].initial = [value for value, _ in self.fields["files"].choices]

    def clean_files(self) -> list[tuple[Candidacy, int]]:
        """(file, version the user saw), in the order of the list."""
        pairs = [tuple(map(int, value.split("-"))) for value in self.cleaned_data["files"]]
        seen = visible_to(self.user, Candidacy).select_related("person").in_bulk([pk for pk, _ in pairs])
        if len(seen) < len(pairs):
            raise forms.ValidationError("Có hồ sơ không còn trong phạm vi của đồng chí.")
        return [(seen[pk], version) for pk, version in pairs]
