"""Guests and preparations: many rows on one page, with empty ones below to fill in."""

from django import forms
from django.forms import BaseFormSet, formset_factory

from ceremonies.services.ceremonies import GuestRow, PreparationRow

EMPTY_ROWS, MOST_ROWS = 3, 200


class SeenForm(forms.Form):
    """The version of the ceremony that the user saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    pk = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**18 - 1)
    position = forms.IntegerField(label="Thứ tự", min_value=1, max_value=999, required=False)

    def row_position(self, last: int) -> int:
        """Without a number: at the end."""
        return self.cleaned_data.get("position") or last


class GuestForm(RowForm):
    name = forms.CharField(label="Họ và tên", max_length=100)
    party_title = forms.CharField(label="Chức vụ Đảng, đoàn thể", max_length=200, required=False)
    office_title = forms.CharField(label="Chức vụ chính quyền", max_length=200, required=False)
    organisation = forms.CharField(label="Cơ quan, đơn vị", max_length=200, required=False)
    came = forms.TypedChoiceField(
        label="Tham dự",
        choices=[("", "Chưa ghi"), ("yes", "Đã dự"), ("no", "Vắng mặt")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
    )

    field_order = ("name", "party_title", "office_title", "organisation", "came", "position")

    def __init__(self, *args, asks_who_came: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_who_came:
            del self.fields["came"]


class PreparationForm(RowForm):
    text = forms.CharField(label="Việc", max_length=300)
    done = forms.BooleanField(label="Đã xong", required=False)

    field_order = ("text", "done", "position")


class RowsFormSet(BaseFormSet):
    """`initial` are the rows that are there."""

    removal = "Bỏ dòng này"
    default_error_messages = {
        "missing_management_form": "Trang gửi thiếu dữ liệu. Hãy mở lại trang rồi ghi lại.",
        "too_many_forms": "Danh sách chỉ nhận nhiều nhất %(num)d dòng.",
    }

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = self.removal

    def kept(self) -> list[RowForm]:
        """Filled in and not to be removed."""
        return [form for form in self.forms if form.cleaned_data and form not in self.deleted_forms]


class Guests(RowsFormSet):
    removal = "Bỏ đại biểu này"


def _rows(form: type[RowForm], base: type[RowsFormSet]) -> type[BaseFormSet]:
    return formset_factory(
        form,
        formset=base,
        extra=EMPTY_ROWS,
        can_delete=True,
        can_delete_extra=False,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS + EMPTY_ROWS,
    )


GuestFormSet = _rows(GuestForm, Guests)
PreparationFormSet = _rows(PreparationForm, RowsFormSet)


def guest_rows(formset: RowsFormSet) -> list[GuestRow]:
    return [
        GuestRow(
            pk=form.cleaned_data["pk"],
            name=form.cleaned_data["name"],
            party_title=form.cleaned_data["party_title"],
            office_title=form.cleaned_data["office_title"],
            organisation=form.cleaned_data["organisation"],
            position=form.row_position(MOST_ROWS * 10),
            came=form.cleaned_data.get("came"),
        )
        for form in formset.kept()
    ]


def preparation_rows(formset: RowsFormSet) -> list[PreparationRow]:
    return [
        PreparationRow(
            pk=form.cleaned_data["pk"],
            text=form.cleaned_data["text"],
            done=form.cleaned_data["done"],
            position=form.row_position(MOST_ROWS * 10),
        )
        for form in formset.kept()
    ]
