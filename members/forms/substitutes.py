from django import forms

from members.clock import today
from members.forms.appointments import DAY
from members.forms.lookups import AccountField
from members.forms.sending import OnceForm
from members.models import Appointment
from members.selectors.substitutes import eligible


class SubstituteForm(OnceForm):
    user = AccountField(label="Người thay")
    starts_on = forms.DateField(label="Từ ngày", initial=today, **DAY)
    ends_on = forms.DateField(
        label="Đến hết ngày", help_text="Hết ngày này, quyền của người thay tự chấm dứt.", **DAY
    )

    def __init__(self, *args, office: Appointment, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].offer(eligible(office, today()))
