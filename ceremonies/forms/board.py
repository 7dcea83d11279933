from django import forms

from ceremonies.forms.filters import Filters
from ceremonies.selectors.board import Phase, board_organisations
from members.forms.lookups import OrganisationField


class BoardFilters(Filters):
    q = None
    don_vi = OrganisationField(label="Tổ chức đảng", required=False)
    giai_doan = forms.ChoiceField(label="Giai đoạn", choices=[("", "Tất cả"), *Phase.choices], required=False)
    qua_han = forms.ChoiceField(
        label="Thời hạn", choices=[("", "Tất cả"), ("co", "Chỉ hồ sơ quá hạn")], required=False
    )

    def __init__(self, query, *, user):
        super().__init__(query, user=user)
        self.fields["don_vi"].offer(board_organisations(user))
