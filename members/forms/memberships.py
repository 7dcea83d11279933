from django import forms
from django.core.exceptions import ValidationError

from members.choices import Tree
from members.clock import today
from members.forms.lookups import OrganisationField
from members.forms.people import DAY, organisations_of_members
from members.forms.sending import OnceForm
from members.models import Membership


class MembershipForm(OnceForm, forms.ModelForm):
    organisation = OrganisationField(label="Tổ chức")
    joined_on = forms.DateField(
        label="Ngày vào", required=False, help_text="Ngày/tháng/năm, ví dụ 26/03/2015.", **DAY
    )
    official_on = forms.DateField(
        label="Ngày công nhận chính thức", required=False, help_text="Chỉ ghi cho đảng viên.", **DAY
    )

    class Meta:
        model = Membership
        fields = ["organisation", "joined_on", "official_on"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(organisations_of_members(actor))

    def clean(self):
        data = super().clean()
        organisation, joined, official = (data.get(name) for name in self._meta.fields)
        if joined and joined > today():
            self.add_error("joined_on", "Ngày vào không được ở tương lai.")
        if official and organisation and organisation.tree != Tree.PARTY:
            self.add_error("official_on", "Chỉ ghi ngày chính thức cho đảng viên; hãy để trống.")
        if official and joined and official < joined:
            self.add_error("official_on", "Ngày chính thức không được trước ngày vào.")
        open_ones = self.instance.person.memberships.filter(ended_on__isnull=True, organisation=organisation)
        if organisation and open_ones.exists():
            self.add_error("organisation", "Người này đang sinh hoạt tại tổ chức này.")
        return data


class EndMembershipForm(forms.Form):
    ended_on = forms.DateField(label="Ngày thôi sinh hoạt", initial=today, **DAY)
    reason = forms.CharField(
        label="Lý do", max_length=200, help_text="Ví dụ: chuyển sinh hoạt, trưởng thành Đoàn."
    )

    def __init__(self, *args, membership: Membership, **kwargs):
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean_ended_on(self):
        day, membership = self.cleaned_data["ended_on"], self.membership
        if day > today():
            raise ValidationError("Ngày thôi sinh hoạt không được ở tương lai.")
        if membership.joined_on and day < membership.joined_on:
            raise ValidationError(f"Ngày thôi sinh hoạt không được trước ngày vào, {membership.joined}.")
        return day
