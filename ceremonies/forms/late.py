from django import forms

from ceremonies.choices import DueKind
from ceremonies.forms.filters import Filters
from ceremonies.selectors.late import organisations_below
from members.forms.lookups import OrganisationField


class LateFilters(Filters):
    q = None
    don_vi = OrganisationField(label="Tổ chức đảng", required=False)
    loai = forms.ChoiceField(label="Loại việc", choices=[("", "Tất cả"), *DueKind.choices], required=False)

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["don_vi"].offer(organisations_below(user))
