"""How the ceremony went: who was admitted, who was there."""

from django import forms

from ceremonies.forms.ceremonies import time_field
from ceremonies.forms.fields import count_field, words_field
from ceremonies.models import Ceremony, Guest
from ceremonies.selectors.ceremonies import Place
from ceremonies.services.ceremonies import Course


class HoldForm(forms.Form):
    """`late`: the day is past the deadline of somebody admitted, so the superior's consent is due."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    admitted = forms.MultipleChoiceField(
        label="Người đã được kết nạp tại buổi lễ",
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ chọn người chưa được kết nạp; người ấy có thể được đưa vào một buổi lễ khác.",
        error_messages={"required": "Hãy chọn ít nhất một người đã được kết nạp."},
    )
    came = forms.MultipleChoiceField(
        label="Đại biểu đã dự", widget=forms.CheckboxSelectMultiple, required=False
    )
    official_present = count_field("Đảng viên chính thức của chi bộ có mặt")
    probationary_present = count_field("Đảng viên dự bị của chi bộ có mặt", initial=0)
    ended_at = time_field("Kết thúc lúc")
    speech = words_field(
        "Phát biểu của cấp ủy cấp trên",
        max_length=4000,
        required=False,
        help_text="Không bắt buộc; ghi ý chính.",
    )
    late_consent = forms.CharField(
        label="Văn bản đồng ý tổ chức quá thời hạn",
        max_length=200,
        required=False,
        help_text="Số, ngày văn bản cấp ủy cấp trên trực tiếp đồng ý.",
    )

    def __init__(
        self, *args, ceremony: Ceremony, places: list[Place], guests: list[Guest], late: bool, **kwargs
    ):
        super().__init__(*args, **kwargs)
        ready = [place for place in places if not place.problem]
        self.fields["admitted"].choices = [(place.admission.pk, self._words(place)) for place in ready]
        self.fields["came"].choices = [(guest.pk, guest.name) for guest in guests]
        self.initial |= {
            "version": ceremony.version,
            "admitted": [place.admission.pk for place in ready],
            "came": [guest.pk for guest in guests if guest.came is not False],
            "late_consent": ceremony.late_consent,
        }
        if not guests:
            del self.fields["came"]
        if not (late or ceremony.late_consent):
            del self.fields["late_consent"]

    def _words(self, place: Place) -> str:
        helper = place.admission.helper
        return f"{place.file.person} – {f'người giúp đỡ: {helper}' if helper else 'chưa phân công người giúp đỡ'}"

    def details(self) -> dict:
        data = self.cleaned_data
        course = Course(
            official_present=data["official_present"],
            probationary_present=data["probationary_present"],
            ended_at=data["ended_at"],
            speech=data["speech"],
            late_consent=data.get("late_consent", ""),
        )
        return {
            "version": data["version"],
            "admitted": [int(pk) for pk in data["admitted"]],
            "came": [int(pk) for pk in data.get("came", [])],
            "course": course,
        }
