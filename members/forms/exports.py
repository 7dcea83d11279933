from django import forms

from members.choices import ExportFormat
from members.forms.sending import OnceForm


class ExportForm(OnceForm):
    format = forms.ChoiceField(
        label="Dạng tệp", choices=ExportFormat, widget=forms.RadioSelect, initial=ExportFormat.OFFICE
    )
    reason = forms.CharField(
        label="Lý do xuất danh sách",
        max_length=200,
        help_text="Được ghi vào nhật ký cùng tên người xuất và thời điểm.",
    )
