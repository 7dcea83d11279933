from django import forms

from ceremonies.forms.fields import day_field
from ceremonies.models import Holiday
from members.clock import today
from members.forms.sending import OnceForm

_YEARS = range(2020, 2100)


class HolidayForm(OnceForm):
    day = day_field("Ngày")
    name = forms.CharField(
        label="Tên ngày", max_length=100, help_text="Ví dụ: Nghỉ bù ngày Quốc khánh; Làm bù cho ngày 02/01."
    )
    is_worked = forms.BooleanField(
        label="Là thứ Bảy, Chủ nhật phải làm bù",
        required=False,
        help_text="Không đánh dấu: là ngày nghỉ rơi vào ngày làm việc.",
    )

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day.year not in _YEARS:
            raise forms.ValidationError("Hãy kiểm tra lại năm.")
        return day


class YearForm(forms.Form):
    """The years that have days, this year and the next."""

    nam = forms.TypedChoiceField(label="Năm", coerce=int, required=False)

    def __init__(self, query):
        super().__init__(query, auto_id="loc_%s")
        known = {day.year for day in Holiday.objects.values_list("day", flat=True)}
        years = sorted(known | {today().year, today().year + 1}, reverse=True)
        self.fields["nam"].choices = [(year, str(year)) for year in years]

    def year(self) -> int:
        """This year, unless the address names a year that is offered."""
        return (self.is_valid() and self.cleaned_data["nam"]) or today().year
