from django import forms

from ceremonies.forms.fields import past_day_field, words_field
from ceremonies.models import Candidacy


class _DossierForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, candidacy: Candidacy, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = candidacy.version
        self.months = candidacy.policy.data["dossier"]["valid_months"]


class RenewForm(_DossierForm):
    started_on = past_day_field("Ngày bắt đầu làm lại")
    things_changed = forms.BooleanField(
        label="Lý lịch của người này có thay đổi",
        required=False,
        help_text="Khi đó phải thẩm tra bổ sung, và kết quả thẩm tra cũng được ghi lại.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["started_on"].help_text += f" Hồ sơ có giá trị {self.months} tháng kể từ ngày này."


class RedateForm(_DossierForm):
    started_on = past_day_field("Ngày lập hồ sơ")
    reason = words_field("Lý do", max_length=1000, rows=2)

    def __init__(self, *args, candidacy, **kwargs):
        super().__init__(*args, candidacy=candidacy, **kwargs)
        self.initial["started_on"] = candidacy.dossier_started_on
        self.fields["started_on"].help_text += (
            f" Thường là ngày của giấy sớm nhất trong giấy giới thiệu, nghị quyết của đoàn thể và bản tổng hợp ý "
            f"kiến. Hồ sơ có giá trị {self.months} tháng kể từ ngày này."
        )
