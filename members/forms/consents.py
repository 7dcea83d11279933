from django import forms

from members.clock import today

_DAY = {"widget": forms.DateInput(attrs={"class": "short"}), "initial": today}


class GiveConsentForm(forms.Form):
    """The box is empty at first: silence is no consent."""

    agrees = forms.BooleanField(
        label="Tôi đã đọc và đồng ý với những nội dung trên",
        error_messages={"required": "Hãy đánh dấu vào ô này nếu đồng chí đồng ý."},
    )


class RecordConsentForm(forms.Form):
    given_on = forms.DateField(label="Ngày ký", help_text="Ngày/tháng/năm, ví dụ 19/05/2026.", **_DAY)
    paper_kept_at = forms.CharField(
        label="Số bản quét, nơi giữ bản giấy đã ký",
        max_length=200,
        help_text="Ví dụ: bản quét số 12/2026, tủ hồ sơ số 2 của chi bộ.",
    )


class WithdrawConsentForm(forms.Form):
    withdrawn_on = forms.DateField(
        label="Ngày rút lại", help_text="Ngày/tháng/năm, ví dụ 19/05/2026.", **_DAY
    )
    paper_kept_at = forms.CharField(
        label="Nơi giữ văn bản rút lại",
        max_length=200,
        required=False,
        help_text="Bắt buộc khi ghi thay cho người rút lại bằng giấy.",
    )
