from django import forms

from members.choices import Role
from members.clock import today
from members.forms.lookups import AccountField, OrganisationField
from members.forms.sending import OnceForm
from members.models import Appointment, Organisation, User
from members.selectors.appointments import ALL, PAST

DAY = {"widget": forms.DateInput(attrs={"class": "short"})}


class AppointmentFilter(forms.Form):
    account = forms.CharField(label="Họ tên hoặc tên đăng nhập", required=False, max_length=150)
    organisation = OrganisationField(label="Tại tổ chức và cấp dưới", required=False)
    role = forms.ChoiceField(label="Chức vụ", required=False, choices=[("", "Tất cả"), *Role.choices])
    period = forms.ChoiceField(
        label="Thời gian",
        required=False,
        choices=[("", "Đang giữ"), (PAST, "Đã thôi"), (ALL, "Tất cả")],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(Organisation.objects.order_by("path"))


class AppointmentForm(OnceForm, forms.ModelForm):
    user = AccountField(label="Tài khoản")
    role = forms.ChoiceField(label="Chức vụ", choices=[("", "—"), *Role.choices])
    organisation = OrganisationField(
        label="Tại tổ chức", required=False, help_text="Quản trị hệ thống không thuộc tổ chức nào; để trống."
    )
    starts_on = forms.DateField(label="Từ ngày", initial=today, help_text="Ví dụ 01/09/2025.", **DAY)
    ends_on = forms.DateField(
        label="Đến hết ngày", required=False, help_text="Để trống nếu chưa có thời hạn.", **DAY
    )

    class Meta:
        model = Appointment
        fields = ["user", "role", "organisation", "starts_on", "ends_on"]

    def __init__(self, *args, account: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("user", account)
        accounts = User.objects.filter(is_active=True).order_by("username")
        self.fields["user"].offer(accounts, account)
        self.fields["organisation"].offer(Organisation.objects.active(today()).order_by("path"))

    def clean(self):
        data = super().clean()
        role, organisation = data.get("role"), data.get("organisation")
        if role == Role.SYSTEM_ADMIN and organisation:
            self.add_error("organisation", "Quản trị hệ thống không thuộc tổ chức nào; hãy để trống.")
        elif role and role != Role.SYSTEM_ADMIN and not organisation and "organisation" not in self.errors:
            self.add_error("organisation", "Hãy chọn tổ chức của chức vụ này.")
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc không được trước ngày bắt đầu.")
        return data


class EndAppointmentForm(forms.Form):
    last_day = forms.DateField(
        label="Ngày cuối cùng giữ chức vụ",
        initial=today,
        help_text="Sau ngày này, tài khoản không còn quyền của chức vụ.",
        **DAY,
    )
