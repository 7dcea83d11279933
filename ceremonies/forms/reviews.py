"""The review of a cell's list: the resolution, and a conclusion for each file."""

from django import forms

from ceremonies.choices import ReviewOutcome
from ceremonies.forms.fields import number_field, past_day_field
from ceremonies.forms.filters import Filters
from ceremonies.models import Candidacy
from ceremonies.selectors.lists import cells_of
from ceremonies.selectors.reviews import outcomes_of
from ceremonies.services.reviews import Said
from members.forms.lookups import OrganisationField
from members.forms.sending import OnceForm

_NOT_YET = ("", "Chưa xét")


class ReviewFilters(Filters):
    q = None
    cell = OrganisationField(label="Chi bộ", required=False)
    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2999, required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["cell"].offer(cells_of(user))


class ReviewForm(OnceForm):
    number = number_field("03-NQ/CB")
    held_on = past_day_field("Ngày họp chi bộ")

    def __init__(self, *args, files: list[Candidacy], **kwargs):
        super().__init__(*args, **kwargs)
        self.files = files
        for file in files:
            self._ask(file)

    def _ask(self, file: Candidacy) -> None:
        outcomes = outcomes_of(file)
        waits = outcomes == [ReviewOutcome.ENTERS]
        self.fields[f"outcome_{file.pk}"] = forms.ChoiceField(
            label=f"{file.person}: kết luận",
            widget=forms.HiddenInput if outcomes == [ReviewOutcome.STAYS] else forms.Select,
            choices=[*([_NOT_YET] if waits else []), *((each.value, each.label) for each in outcomes)],
            required=not waits,
            initial="" if waits else ReviewOutcome.STAYS,
        )
        self.fields[f"note_{file.pk}"] = forms.CharField(
            label=f"{file.person}: ghi chú, lý do", max_length=400, required=False
        )
        self.fields[f"version_{file.pk}"] = forms.IntegerField(widget=forms.HiddenInput, initial=file.version)

    def clean(self):
        said = self.cleaned_data
        for file in self.files:
            leaves = said.get(f"outcome_{file.pk}") == ReviewOutcome.LEAVES
            if leaves and not said.get(f"note_{file.pk}"):
                self.add_error(f"note_{file.pk}", "Hãy ghi lý do đưa ra khỏi danh sách.")
        return said

    @property
    def rows(self):
        """(file, conclusion, note)"""
        return [(file, self[f"outcome_{file.pk}"], self[f"note_{file.pk}"]) for file in self.files]

    def details(self) -> dict:
        """What `services.reviews.hold_review` asks for beside actor and cell."""
        said = self.cleaned_data
        items = [
            Said(file, said[f"version_{file.pk}"], said[f"outcome_{file.pk}"], said[f"note_{file.pk}"])
            for file in self.files
            if said[f"outcome_{file.pk}"]
        ]
        return {"number": said["number"], "held_on": said["held_on"], "items": items}
