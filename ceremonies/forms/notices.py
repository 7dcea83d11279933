from django import forms

from ceremonies.choices import MailNames, MailWish, NoticeKind
from ceremonies.forms.filters import Filters
from ceremonies.models import LocalReminders, NoticePreference, ReminderRules
from members.forms.sending import VersionForm

_MOST_DAYS, _MOST_REMINDERS = 60, 6
#: News of the last weeks would be told anew if it were forgotten sooner.
_LEAST_MONTHS, _MOST_MONTHS = 6, 120


class NoticeFilters(Filters):
    q = None
    kind = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), *NoticeKind.choices], required=False)
    unread = forms.ChoiceField(
        label="Đã đọc hay chưa", choices=[("", "Tất cả"), ("1", "Chưa đọc")], required=False
    )


class WishForm(forms.ModelForm):
    mail = forms.ChoiceField(label="Bản tin qua thư điện tử", choices=MailWish, widget=forms.RadioSelect)

    class Meta:
        model = NoticePreference
        fields = ["mail"]


class FeedForm(forms.Form):
    with_names = forms.BooleanField(
        label="Ghi họ tên trong tiêu đề",
        required=False,
        help_text="Lịch trên điện thoại có thể bị người khác nhìn thấy. Không đánh dấu: chỉ ghi việc và tổ chức.",
    )


class DaysField(forms.CharField):
    """A few numbers of working days with commas, such as "7, 3, 1"; answers the smallest first."""

    def clean(self, value) -> list[int]:
        text = super().clean(value)
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not all(
            part.isascii() and part.isdecimal() and 1 <= int(part[:4]) <= _MOST_DAYS for part in parts
        ):
            raise forms.ValidationError(
                f"Hãy ghi các số từ 1 đến {_MOST_DAYS}, cách nhau bằng dấu phẩy; ví dụ 7, 3, 1."
            )
        if len(parts) > _MOST_REMINDERS:
            raise forms.ValidationError(f"Nhiều nhất {_MOST_REMINDERS} lần nhắc.")
        return sorted({int(part) for part in parts})

    def prepare_value(self, value):
        return ", ".join(str(days) for days in value) if isinstance(value, list) else value


class LocalReminderForm(VersionForm):
    days_before = DaysField(
        label="Nhắc trước hạn",
        max_length=40,
        required=False,
        help_text="Số ngày làm việc trước hạn, cách nhau bằng dấu phẩy. Để trống: không nhắc trước.",
    )
    days_after = DaysField(
        label="Nhắc khi đã quá hạn",
        max_length=40,
        required=False,
        help_text="Số ngày làm việc sau hạn, cách nhau bằng dấu phẩy. Để trống: không nhắc lại.",
    )
    escalate_after = forms.IntegerField(
        label="Báo cấp trên trực tiếp khi quá hạn",
        min_value=1,
        max_value=_MOST_DAYS,
        help_text="Số ngày làm việc sau hạn.",
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    class Meta:
        model = LocalReminders
        fields = ["days_before", "days_after", "escalate_after"]

    def clean_days_before(self):
        return self.cleaned_data["days_before"][::-1]


class ReminderForm(LocalReminderForm):
    names_in_mail = forms.ChoiceField(
        label="Tên người trong thư điện tử",
        choices=MailNames,
        widget=forms.RadioSelect,
        help_text="Thư rời khỏi máy của cơ quan và không được mã hóa trên đường đi.",
    )

    keep_notices = forms.IntegerField(
        label="Giữ thông báo đã đọc",
        min_value=_LEAST_MONTHS,
        max_value=_MOST_MONTHS,
        help_text="Số tháng sau khi đọc. Thông báo chưa đọc và việc còn hạn không bị xóa.",
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    keep_mails = forms.IntegerField(
        label="Giữ thư đã gửi trong sổ thư đi",
        min_value=_LEAST_MONTHS,
        max_value=_MOST_MONTHS,
        help_text="Số tháng sau khi gửi. Thư chưa gửi được không bị xóa.",
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    class Meta:
        model = ReminderRules
        fields = [
            "days_before",
            "days_after",
            "escalate_after",
            "names_in_mail",
            "keep_notices",
            "keep_mails",
        ]
