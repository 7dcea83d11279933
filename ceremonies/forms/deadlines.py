from django import forms

from ceremonies.forms.fields import day_field, words_field
from ceremonies.models import Candidacy
from ceremonies.rules.arithmetic import add_months
from ceremonies.rules.simulation import disorder
from members.clock import today
from members.forms.sending import VersionForm

#: How far ahead a meeting is planned or a road is drawn, in months.
_FAR = 60


class ExtensionForm(forms.Form):
    reason = words_field(
        "Lý do gia hạn",
        max_length=1000,
        help_text="Ghi như trong thông báo kéo dài thời hạn gửi chi bộ.",
    )


def _refuse_far(day) -> None:
    if day < today():
        raise forms.ValidationError("Hãy chọn một ngày từ hôm nay trở đi.")
    if day > (last := add_months(today(), _FAR)):
        raise forms.ValidationError(f"Hãy chọn một ngày đến hết ngày {last:%d/%m/%Y}.")


class MeetingForm(VersionForm):
    meeting_planned_on = day_field(
        "Ngày chi bộ dự kiến họp xét",
        required=False,
        validators=[_refuse_far],
        help_text="Để trống nếu chưa định ngày. Ngày/tháng/năm, ví dụ 19/05/2027.",
    )

    class Meta:
        model = Candidacy
        fields = ["meeting_planned_on"]


class SimulationForm(forms.Form):
    """What is assumed; nothing is stored. `keys`: key date → question, in the order of the road, the first one due."""

    def __init__(self, query, *, keys: dict[str, str], dates: dict):
        """`dates`: the key dates of the file as they are."""
        super().__init__(query or None)
        self.dates = {key: day for key, day in dates.items() if day and key not in keys}
        for number, (key, label) in enumerate(keys.items()):
            self.fields[key] = day_field(label, required=number == 0, help_text="", validators=[_refuse_far])

    def clean(self):
        for key, sentence in disorder(self.dates, self.assumed()):
            if not self.has_error(key):
                self.add_error(key, sentence)
        return self.cleaned_data

    def assumed(self) -> dict:
        return {key: day for key, day in self.cleaned_data.items() if day}
