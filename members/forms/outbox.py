from django import forms

from members.choices import MailState


class OutboxFilter(forms.Form):
    q = forms.CharField(label="Người nhận hoặc địa chỉ", required=False, max_length=150)
    state = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Tất cả"), *MailState.choices]
    )
