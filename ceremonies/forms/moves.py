"""The person changed the place of work."""

from django import forms

from ceremonies.forms.fields import past_day_field
from ceremonies.forms.reasons import ReasonForm
from members.choices import OrganisationKind
from members.forms.lookups import OrganisationField
from members.models import Organisation


class MoveForm(ReasonForm):
    decided_on = past_day_field("Ngày của quyết định chuyển công tác")
    to_cell = OrganisationField(label="Chi bộ nơi chuyển đến")

    field_order = ("to_cell", "decided_on", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cells = Organisation.objects.filter(kind=OrganisationKind.PARTY_CELL, closed_on__isnull=True)
        self.fields["to_cell"].offer(cells.exclude(pk=self.candidacy.cell_id))


class MoveAwayForm(ReasonForm):
    decided_on = past_day_field("Ngày của quyết định chuyển công tác")
    destination = forms.CharField(label="Nơi chuyển đến", max_length=200)

    field_order = ("destination", "decided_on", "reason")
