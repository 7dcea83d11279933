from django import forms

from ceremonies.forms.fields import day_field, words_field
from ceremonies.models import Candidacy
from ceremonies.rules.arithmetic import add_months
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


def refuse_far(day) -> None:
    """A day from today on, within the months that are planned at all."""
    if day < today():
        raise forms.ValidationError("Hãy chọn một ngày từ hôm nay trở đi.")
    if day > (last := add_months(today(), _FAR)):
        raise forms.ValidationError(f"Hãy chọn một ngày đến hết ngày {last:%d/%m/%Y}.")


class MeetingForm(VersionForm):
    meeting_planned_on = day_field(
        "Ngày chi bộ dự kiến họp xét",
        required=False,
        validators=[refuse_far],
        help_text="Để trống nếu chưa định ngày. Ngày/tháng/năm, ví dụ 19/05/2027.",
    )

    class Meta:
        model = Candidacy
        fields = ["meeting_planned_on"]
